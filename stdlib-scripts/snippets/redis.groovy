// Redis, a store of keys and values in memory.
//
//   use 'redis'
//   redis 'cache'
//   redis 'queue', persistent: true
//   service('api') { image 'shop/api'; link 'cache', 'queue' }
//
// A persistent one writes down every change in the volume NAME-data, which outlives `down`; one that is not forgets
// everything when it stops. Other services reach it at NAME:6379.
snippet 'Redis', declarative: true

param 'version', default: '7', description: 'the version of the image'
param 'image', default: 'redis', description: 'the image, for example valkey/valkey'
param 'persistent', default: false, description: 'whether it keeps its data'
param 'timeout', default: '60s', description: 'how long it may take to be ready'

if (params.persistent) {
    volume "${name}-data"
}

service(name) {
    image "${params.image}:${params.version}"
    if (params.persistent) {
        command 'redis-server', '--appendonly', 'yes'
        volume "${name}-data:/data"
    }
    wait tcp: 6379, timeout: params.timeout
}
