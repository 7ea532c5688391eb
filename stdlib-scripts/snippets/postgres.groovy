// PostgreSQL, the relational database.
//
//   use 'postgres'
//   postgres 'db', user: 'shop', password: 'secret', database: 'shop'
//   service('api') { image 'shop/api'; link 'db' }
//
// Its data is in the volume NAME-data and outlives `down`. It is ready when it takes connections over the network, which
// is after the database was made, and not while it is being made. Other services reach it at NAME:5432; to reach it from
// the host, say so in a block:
//
//   postgres('db', password: 'secret') { port '5432:5432' }
//
// Scripts that fill a new database are mounted by a block too:
//
//   postgres('db', password: 'secret') { volume './init:/docker-entrypoint-initdb.d' }
snippet 'PostgreSQL', declarative: true

param 'version', default: '16', description: 'the version of the image'
param 'image', default: 'postgres', description: 'the image, for one that adds to PostgreSQL'
param 'user', default: 'postgres', description: 'the user that owns the database'
param 'password', secret: true, description: 'the password of that user'
param 'database', required: false, description: 'the database to make; default is one named like the user'
param 'timeout', default: '90s', description: 'how long it may take to be ready'

volume "${name}-data"

service(name) {
    image "${params.image}:${params.version}"
    env POSTGRES_USER: params.user, POSTGRES_PASSWORD: params.password, POSTGRES_DB: params.database ?: params.user
    volume "${name}-data:/var/lib/postgresql/data"
    wait tcp: 5432, timeout: params.timeout
}
