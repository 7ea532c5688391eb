// LocalStack, the services of AWS on this machine.
//
//   use 'localstack'
//   localstack 'aws', services: 's3,sqs', init: './aws'
//   service('api') { image 'shop/api'; env AWS_ENDPOINT_URL: 'http://aws:4566'; needs 'aws' }
//
// It is ready when it says so, with `init`, a folder with scripts that make buckets and queues, after they were run. What it has
// fetched is in the volume NAME-data; what services hold is forgotten when it stops, for keeping it is part of what LocalStack
// sells. Functions of Lambda run in containers, for which it needs `socket`, the path of the engine's socket on its host; whoever
// has that socket can do everything on the host, so it is not given unless you say so. Images from 2026.03 on, `latest` too,
// end at once without `token`, which LocalStack gives to whoever has an account there. Those of version 4 need none. Other
// services reach it at NAME:4566, and the host at the port that `publish` names.
snippet 'LocalStack', declarative: true

param 'version', default: '4', description: 'the version of the image'
param 'image', default: 'localstack/localstack', description: 'the image, for one that adds to LocalStack'
param 'token', secret: true, required: false, description: 'the token of an account at LocalStack: images from 2026.03 on ask for it'
param 'services', required: false, description: 'the services, separated by commas; default is all'
param 'init', required: false, description: 'a folder with scripts that are run when it has started'
param 'socket', required: false, description: 'the path of the engine\'s socket on its host: for functions'
param 'publish', type: 'port', required: false, description: 'the port of the host at which it is reached'
param 'timeout', type: 'duration', default: '2m', description: 'how long it may take to be ready'

volume "${name}-data"

service(name) {
    image "${params.image}:${params.version}"
    if (params.token) {
        env LOCALSTACK_AUTH_TOKEN: params.token
    }
    if (params.services) {
        env SERVICES: params.services
    }
    volume "${name}-data:/var/lib/localstack"
    if (params.socket) {
        volume "${params.socket}:/var/run/docker.sock"
    }
    if (params.publish != null) {
        port "${params.publish}:4566"
    }
    wait http: '/_localstack/health', port: 4566, timeout: params.timeout
    if (params.init) {
        volume "${params.init}:/etc/localstack/init/ready.d:ro"
        wait http: '/_localstack/init/ready', port: 4566, body: ~/"completed": *true/, timeout: params.timeout
    }
}
