// nginx, a web server.
//
//   use 'nginx'
//   nginx 'web', files: './site', publish: 8080
//
// It serves a folder of the project, read-only; `config` names a file that takes the place of its own settings for sites,
// for example to hand requests on to another service. It keeps nothing. It is ready when it takes connections. Other services
// reach it at NAME:80, and the host at the port that `publish` names.
snippet 'nginx', declarative: true

param 'version', default: '1.28', description: 'the version of the image'
param 'image', default: 'nginx', description: 'the image, for one that adds to nginx'
param 'files', required: false, description: 'the folder to serve'
param 'config', required: false, description: 'settings for sites: what becomes /etc/nginx/conf.d/default.conf'
param 'publish', type: 'port', required: false, description: 'the port of the host at which it is reached'
param 'timeout', type: 'duration', default: '60s', description: 'how long it may take to be ready'

service(name) {
    image "${params.image}:${params.version}"
    if (params.files) {
        volume "${params.files}:/usr/share/nginx/html:ro"
    }
    if (params.config) {
        volume "${params.config}:/etc/nginx/conf.d/default.conf:ro"
    }
    if (params.publish != null) {
        port "${params.publish}:80"
    }
    wait tcp: 80, timeout: params.timeout
}
