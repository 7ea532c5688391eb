// RabbitMQ, a broker of messages (AMQP).
//
//   use 'rabbitmq'
//   rabbitmq 'queue', user: 'shop', password: 'secret', management: true
//   service('api') { image 'shop/api'; link 'queue' }
//
// Its messages are in the volume NAME-data and outlive `down`; they belong to a broker of its host name, which therefore is
// NAME. It is ready when it takes connections, the last thing it does when it starts, and with `management` when the pages
// and the API of that do, too. Other services reach it at NAME:5672 and NAME:15672, and the host at the ports that `publish`
// and `publishManagement` name.
snippet 'RabbitMQ', declarative: true

param 'version', default: '4.1', description: 'the version of the image'
param 'image', default: 'rabbitmq', description: 'the image, for one that adds to RabbitMQ'
param 'user', default: 'rabbit', description: 'the user who may do everything'
param 'password', secret: true, description: 'the password of that user'
param 'vhost', default: '/', description: 'the virtual host to make'
param 'management', default: false, description: 'whether it has pages and an API to look after it, on port 15672'
param 'publish', type: 'port', required: false, description: 'the port of the host at which it is reached'
param 'publishManagement', type: 'port', required: false, description: 'the port of the host for pages and API; they are there then'
param 'timeout', type: 'duration', default: '2m', description: 'how long it may take to be ready'

volume "${name}-data"

service(name) {
    if (params.management || params.publishManagement != null) {
        // 4.1 -> 4.1-management, 4.1-alpine -> 4.1-management-alpine
        image "${params.image}:${params.version - '-alpine' - '-management'}-management${params.version - '-alpine' == params.version ? '' : '-alpine'}"
    } else {
        image "${params.image}:${params.version}"
    }
    hostname name
    env RABBITMQ_DEFAULT_USER: params.user, RABBITMQ_DEFAULT_PASS: params.password, RABBITMQ_DEFAULT_VHOST: params.vhost
    volume "${name}-data:/var/lib/rabbitmq"
    if (params.publish != null) {
        port "${params.publish}:5672"
    }
    if (params.publishManagement != null) {
        port "${params.publishManagement}:15672"
    }
    wait tcp: 5672, timeout: params.timeout
    if (params.management || params.publishManagement != null) {
        wait tcp: 15672, timeout: params.timeout
    }
}
