// Redis, a store of keys and values in memory.
//
//   use 'redis'
//   redis 'cache'
//   redis 'queue', persistent: true, password: 'secret'
//   service('api') { image 'shop/api'; link 'cache', 'queue' }
//
// A persistent one writes down every change in the volume NAME-data, which outlives `down`; one that is not forgets
// everything when it is removed. It is ready when it answers, which is after it has read what it wrote down: before that
// it takes connections and refuses every command. Other services reach it at NAME:6379, and the host at the port that
// `publish` names.
snippet 'Redis', declarative: true

param 'version', default: '7', description: 'the version of the image'
param 'image', default: 'redis', description: 'the image, for example valkey/valkey'
param 'persistent', default: false, description: 'whether it keeps its data'
param 'password', secret: true, required: false, description: 'the password; default is none'
param 'publish', type: 'port', required: false, description: 'the port of the host at which it is reached'
param 'timeout', type: 'duration', default: '60s', description: 'how long it may take to be ready'

if (params.persistent) {
    volume "${name}-data"
}

service(name) {
    image "${params.image}:${params.version}"
    if (params.persistent || params.password) {
        command(['redis-server']
            + (params.persistent ? ['--appendonly', 'yes'] : [])
            + (params.password ? ['--requirepass', params.password] : []))
    }
    if (params.password) {
        env REDISCLI_AUTH: params.password
    }
    if (params.persistent) {
        volume "${name}-data:/data"
    }
    if (params.publish != null) {
        port "${params.publish}:6379"
    }
    wait exec: ['sh', '-c', 'redis-cli ping | grep -q PONG'], timeout: params.timeout
}
