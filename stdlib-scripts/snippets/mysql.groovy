// MySQL, the relational database; with `image: 'mariadb'` MariaDB in its place.
//
//   use 'mysql'
//   mysql 'db', user: 'shop', password: 'secret', database: 'shop'
//   service('api') { image 'shop/api'; link 'db' }
//
// Its data is in the volume NAME-data and outlives `down`. It is ready when it takes connections over the network, which
// is after the database was made. Other services reach it at NAME:3306. The password is also that of `root`, unless
// `rootPassword` is another one.
snippet 'MySQL', declarative: true

param 'version', default: '8.4', description: 'the version of the image'
param 'image', default: 'mysql', description: 'the image, for example mariadb'
param 'user', required: false, description: 'a user beside root, who owns the database'
param 'password', secret: true, description: 'the password of that user'
param 'rootPassword', secret: true, required: false, description: 'the password of root; default is the same'
param 'database', default: 'app', description: 'the database to make'
param 'timeout', default: '2m', description: 'how long it may take to be ready'

volume "${name}-data"

service(name) {
    image "${params.image}:${params.version}"
    env MYSQL_ROOT_PASSWORD: params.rootPassword ?: params.password, MYSQL_DATABASE: params.database
    if (params.user) {
        env MYSQL_USER: params.user, MYSQL_PASSWORD: params.password
    }
    volume "${name}-data:/var/lib/mysql"
    wait tcp: 3306, timeout: params.timeout
}
