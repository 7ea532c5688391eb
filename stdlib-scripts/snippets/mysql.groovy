// MySQL, the relational database.
//
//   use 'mysql'
//   mysql 'db', user: 'shop', password: 'secret', database: 'shop'
//   service('api') { image 'shop/api'; link 'db' }
//
// Its data is in the volume NAME-data and outlives `down`. It is ready when it takes connections over the network, which
// is after the database was made and filled. Other services reach it at NAME:3306, and the host at the port that `publish`
// names. The password is also that of `root`, unless `rootPassword` is another one. `init` names a folder with scripts that
// fill a new database.
snippet 'MySQL', declarative: true

param 'version', default: '8.4', description: 'the version of the image'
param 'image', default: 'mysql', description: 'the image, for one that adds to MySQL'
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
    env MYSQL_ROOT_PASSWORD: params.rootPassword ?: params.password, MYSQL_DATABASE: params.database
    if (params.user && params.user != 'root') {
        env MYSQL_USER: params.user, MYSQL_PASSWORD: params.password
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
