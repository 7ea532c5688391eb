// NATS, a broker of messages.
//
//   use 'nats'
//   nats 'bus'
//   nats 'events', persistent: true, user: 'shop', password: 'secret'
//   service('api') { image 'shop/api'; link 'bus', 'events' }
//
// A persistent one has JetStream and keeps its streams in the volume NAME-data, which outlives `down`; one that is not hands
// on messages and keeps none. It is ready when it takes connections and says that it is well, which is after it has read its
// streams. Other services reach it at NAME:4222 and what it tells of itself at NAME:8222, and the host at the ports that
// `publish` and `publishMonitor` name.
snippet 'NATS', declarative: true

param 'version', default: '2.11', description: 'the version of the image'
param 'image', default: 'nats', description: 'the image, for one that adds to NATS'
param 'persistent', default: false, description: 'whether it has JetStream and keeps its streams'
param 'user', default: 'nats', description: 'the user, if there is a password'
param 'password', secret: true, required: false, description: 'the password of that user; default is none'
param 'publish', type: 'port', required: false, description: 'the port of the host at which it is reached'
param 'publishMonitor', type: 'port', required: false, description: 'the port of the host for what it tells of itself'
param 'timeout', type: 'duration', default: '60s', description: 'how long it may take to be ready'

if (params.persistent) {
    volume "${name}-data"
}

service(name) {
    image "${params.image}:${params.version}"
    command(['--http_port', '8222']
        + (params.persistent ? ['--jetstream', '--store_dir', '/data'] : [])
        + (params.password ? ['--user', params.user, '--pass', params.password] : []))
    if (params.persistent) {
        volume "${name}-data:/data"
    }
    if (params.publish != null) {
        port "${params.publish}:4222"
    }
    if (params.publishMonitor != null) {
        port "${params.publishMonitor}:8222"
    }
    wait tcp: 4222, timeout: params.timeout
    wait http: '/healthz', port: 8222, timeout: params.timeout
}
