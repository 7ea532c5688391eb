// PostgreSQL, the relational database.
//
//   use 'postgres'
//   postgres 'db', user: 'shop', password: 'secret', database: 'shop'
//   service('api') { image 'shop/api'; link 'db' }
//
// Its data is in the volume NAME-data and outlives `down`. It is ready when it takes connections over the network, which
// is after the database was made and filled, and not while it is. Other services reach it at NAME:5432, and the host at the
// port that `publish` names. `init` names a folder with scripts that fill a new database.
snippet 'PostgreSQL', declarative: true

param 'version', default: '16', description: 'the version of the image'
param 'image', default: 'postgres', description: 'the image, for one that adds to PostgreSQL'
param 'user', default: 'postgres', description: 'the user that owns the database'
param 'password', secret: true, description: 'the password of that user'
param 'database', required: false, description: 'the database to make; default is one named like the user'
param 'init', required: false, description: 'a folder with scripts that are run on a new database'
param 'publish', type: 'port', required: false, description: 'the port of the host at which it is reached'
param 'timeout', type: 'duration', default: '90s', description: 'how long it may take to be ready'

volume "${name}-data"

service(name) {
    image "${params.image}:${params.version}"
    env POSTGRES_USER: params.user, POSTGRES_PASSWORD: params.password, POSTGRES_DB: params.database ?: params.user
    // Images from version 18 on look elsewhere unless they are told.
    env PGDATA: '/var/lib/postgresql/data'
    volume "${name}-data:/var/lib/postgresql/data"
    if (params.init) {
        volume "${params.init}:/docker-entrypoint-initdb.d:ro"
    }
    if (params.publish != null) {
        port "${params.publish}:5432"
    }
    wait tcp: 5432, timeout: params.timeout
}
