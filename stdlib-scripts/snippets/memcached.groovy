// Memcached, a cache in memory.
//
//   use 'memcached'
//   memcached 'cache', memory: 128.mb
//   service('api') { image 'shop/api'; link 'cache' }
//
// It keeps nothing when it stops. It is ready when it takes connections. Other services reach it at NAME:11211, and the host at
// the port that `publish` names.
snippet 'Memcached', declarative: true

param 'version', default: '1.6', description: 'the version of the image'
param 'image', default: 'memcached', description: 'the image, for one that adds to Memcached'
param 'memory', type: 'size', default: '64m', description: 'how much it holds: a size, or a number of megabytes'
param 'publish', type: 'port', required: false, description: 'the port of the host at which it is reached'
param 'timeout', type: 'duration', default: '60s', description: 'how long it may take to be ready'

service(name) {
    image "${params.image}:${params.version}"
    command 'memcached', '-m', "${params.memory < 1.mb ? params.memory : params.memory / 1.mb}"
    if (params.publish != null) {
        port "${params.publish}:11211"
    }
    wait tcp: 11211, timeout: params.timeout
}
