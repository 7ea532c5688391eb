// Traefik, a proxy that hands requests on to services.
//
//   use 'traefik'
//   traefik 'gate', routes: './routes', publish: 8080
//   service 'api' < image 'shop/api' >
//
// What goes where stands in the files of the folder `routes`. With `socket`, the path of the engine's socket on its host, it
// stands in the labels of services that say `traefik.enable=true`; whoever has that socket can do everything on the host, so it
// is not given unless you say so. It keeps nothing. It is ready when it answers to a ping. Its other settings are variables:
//
//   traefik('gate') { env TRAEFIK_LOG_LEVEL: 'DEBUG' }
//
// Other services reach it at NAME:80, and the host at the ports that `publish` and, for TLS, `publishTls` name.
snippet 'Traefik', declarative: true

param 'version', default: 'v3.6', description: 'the version of the image'
param 'image', default: 'traefik', description: 'the image, for one that adds to Traefik'
param 'routes', required: false, description: 'a folder with files that say what goes where'
param 'socket', required: false, description: 'the path of the engine\'s socket on its host: labels say what goes where'
param 'dashboard', default: false, description: 'whether everybody who reaches port 8080 sees what goes where'
param 'publish', type: 'port', required: false, description: 'the port of the host at which it is reached'
param 'publishTls', type: 'port', required: false, description: 'the port of the host at which it is reached with TLS'
param 'publishDashboard', type: 'port', required: false, description: 'the port of the host for the dashboard; it is there then'
param 'timeout', type: 'duration', default: '60s', description: 'how long it may take to be ready'

service(name) {
    image "${params.image}:${params.version}"
    env TRAEFIK_ENTRYPOINTS_WEB_ADDRESS: ':80', TRAEFIK_PING: true
    if (params.routes) {
        env TRAEFIK_PROVIDERS_FILE_DIRECTORY: '/etc/traefik/routes'
        volume "${params.routes}:/etc/traefik/routes:ro"
    }
    if (params.socket) {
        env TRAEFIK_PROVIDERS_DOCKER: true, TRAEFIK_PROVIDERS_DOCKER_EXPOSEDBYDEFAULT: false
        volume "${params.socket}:/var/run/docker.sock:ro"
    }
    if (params.dashboard || params.publishDashboard != null) {
        env TRAEFIK_API_INSECURE: true
    }
    if (params.publish != null) {
        port "${params.publish}:80"
    }
    if (params.publishTls != null) {
        env TRAEFIK_ENTRYPOINTS_WEBSECURE_ADDRESS: ':443'
        port "${params.publishTls}:443"
    }
    if (params.publishDashboard != null) {
        port "${params.publishDashboard}:8080"
    }
    wait tcp: 80, timeout: params.timeout
    wait http: '/ping', port: 8080, timeout: params.timeout
}
