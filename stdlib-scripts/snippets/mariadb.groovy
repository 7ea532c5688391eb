// MariaDB, the relational database that began as MySQL.
//
//   use 'mariadb'
//   mariadb 'db', user: 'shop', password: 'secret', database: 'shop'
//   service('api') { image 'shop/api'; link 'db' }
//
// Its data is in the volume NAME-data and outlives `down`. It is ready when it takes connections over the network, which
// is after the database was made and filled. Other services reach it at NAME:3306, and the host at the port that `publish`
// names. The password is also that of `root`, unless `rootPassword` is another one. `init` names a folder with scripts that
// fill a new database.
snippet 'MariaDB', declarative: true

param 'version', default: '11.8', description: 'the version of the image'
param 'image', default: 'mariadb', description: 'the image, for one that adds to MariaDB'
param 'user', required: false, description: 'a user beside root, who owns the database'
param 'password', secret: true, description: 'the password of that user'
param 'rootPassword', secret: true, required: false, description: 'the password of root; default is the same'
param 'database', default: 'app', description: 'the database to make'
param 'init', required: false, description: 'a folder with scripts that are run on a new database'
param 'publish', type: 'port', required: false, description: 'the port of the host at which it is reached'
param 'timeout', type: 'duration', default: '2m', description: 'how long it may take to be ready'

volume "${name}-data"

service(name) {
    image "${params.image}:${params.version}"
    env MARIADB_ROOT_PASSWORD: params.rootPassword ?: params.password, MARIADB_DATABASE: params.database
    if (params.user && params.user != 'root') {
        env MARIADB_USER: params.user, MARIADB_PASSWORD: params.password
    }
    volume "${name}-data:/var/lib/mysql"
    if (params.init) {
        volume "${params.init}:/docker-entrypoint-initdb.d:ro"
    }
    if (params.publish != null) {
        port "${params.publish}:3306"
    }
    wait tcp: 3306, timeout: params.timeout
}
