// Mailpit, a mail server that hands on nothing and shows everything.
//
//   use 'mailpit'
//   mailpit 'mail', publish: 8025
//   service('api') { image 'shop/api'; env SMTP_URL: 'smtp://mail:1025'; needs 'mail' }
//
// Its messages are in the volume NAME-data and outlive `down`. It takes every name and password, and mail to everybody. It is
// ready when it takes mail and says that it is well. Other services send to NAME:1025 and read at NAME:8025, the host at the
// ports that `publishSmtp` and `publish` name.
snippet 'Mailpit', declarative: true

param 'version', default: 'v1.27', description: 'the version of the image'
param 'image', default: 'axllent/mailpit', description: 'the image, for one that adds to Mailpit'
param 'messages', default: 500, description: 'how many messages it keeps'
param 'publish', type: 'port', required: false, description: 'the port of the host for its pages and its API'
param 'publishSmtp', type: 'port', required: false, description: 'the port of the host that takes mail'
param 'timeout', type: 'duration', default: '60s', description: 'how long it may take to be ready'

volume "${name}-data"

service(name) {
    image "${params.image}:${params.version}"
    env MP_DATABASE: '/data/mailpit.db', MP_MAX_MESSAGES: params.messages
    env MP_SMTP_AUTH_ACCEPT_ANY: 1, MP_SMTP_AUTH_ALLOW_INSECURE: 1
    volume "${name}-data:/data"
    if (params.publish != null) {
        port "${params.publish}:8025"
    }
    if (params.publishSmtp != null) {
        port "${params.publishSmtp}:1025"
    }
    wait tcp: 1025, timeout: params.timeout
    wait http: '/readyz', port: 8025, timeout: params.timeout
}
