// MongoDB, the database of documents.
//
//   use 'mongo'
//   mongo 'db', user: 'admin', password: 'secret', database: 'shop'
//   service('api') { image 'shop/api'; link 'db' }
//
// Its data is in the volume NAME-data and outlives `down`. It is ready when it takes connections over the network: while it
// is made and filled, it listens for itself alone. Without a password everybody who reaches it may do everything.
// `init` names a folder with scripts that are run on a new database, in `database`. Other services reach it at NAME:27017,
// and the host at the port that `publish` names.
snippet 'MongoDB', declarative: true

param 'version', default: '8.0', description: 'the version of the image'
param 'image', default: 'mongo', description: 'the image, for one that adds to MongoDB'
param 'user', default: 'root', description: 'the user who may do everything, if there is a password'
param 'password', secret: true, required: false, description: 'the password of that user; default is none'
param 'database', required: false, description: 'the database in which the scripts of `init` run'
param 'init', required: false, description: 'a folder with scripts that are run on a new database'
param 'publish', type: 'port', required: false, description: 'the port of the host at which it is reached'
param 'timeout', type: 'duration', default: '90s', description: 'how long it may take to be ready'

volume "${name}-data"

service(name) {
    image "${params.image}:${params.version}"
    if (params.password) {
        env MONGO_INITDB_ROOT_USERNAME: params.user, MONGO_INITDB_ROOT_PASSWORD: params.password
    }
    if (params.database) {
        env MONGO_INITDB_DATABASE: params.database
    }
    volume "${name}-data:/data/db"
    if (params.init) {
        volume "${params.init}:/docker-entrypoint-initdb.d:ro"
    }
    if (params.publish != null) {
        port "${params.publish}:27017"
    }
    wait tcp: 27017, timeout: params.timeout
}
