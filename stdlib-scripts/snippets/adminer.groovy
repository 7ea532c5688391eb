// Adminer, pages to look into databases.
//
//   use 'adminer'
//   adminer 'look', server: 'db', publish: 8080
//
// One logs in with user and password of a database, for example one of this stack: `server` is what stands in that form. It
// keeps nothing. It is ready when its first page answers. Other services reach it at NAME:8080, and the host at the port that
// `publish` names.
snippet 'Adminer', declarative: true

param 'version', default: '5', description: 'the version of the image'
param 'image', default: 'adminer', description: 'the image, for one that adds to Adminer'
param 'server', default: 'db', description: 'the database server that it proposes'
param 'design', required: false, description: 'the name of one of its designs'
param 'plugins', required: false, description: 'names of its plugins, separated by spaces'
param 'publish', type: 'port', required: false, description: 'the port of the host at which it is reached'
param 'timeout', type: 'duration', default: '60s', description: 'how long it may take to be ready'

service(name) {
    image "${params.image}:${params.version}"
    env ADMINER_DEFAULT_SERVER: params.server
    if (params.design) {
        env ADMINER_DESIGN: params.design
    }
    if (params.plugins) {
        env ADMINER_PLUGINS: params.plugins
    }
    if (params.publish != null) {
        port "${params.publish}:8080"
    }
    wait http: '/', port: 8080, timeout: params.timeout
}
