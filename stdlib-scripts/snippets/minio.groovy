// MinIO, a store of objects that speaks the language of S3.
//
//   use 'minio'
//   minio 'store', user: 'shop', password: 'secret-secret'
//   service('api') { image 'shop/api'; link 'store' }
//
// Its objects are in the volume NAME-data and outlive `down`. It is ready when it says so itself. User and password are access
// key and secret key; MinIO wants at least 3 and 8 characters. Other services reach it at NAME:9000 and its pages at
// NAME:9001, and the host at the ports that `publish` and `publishConsole` name.
//
// The image is the last one that MinIO published: since October 2025 it gives out the source alone. It lacks the fix of
// CVE-2025-62506, which RELEASE.2025-10-15T17-29-55Z has. `image` and `version` take a build of your own:
//
//   minio 'store', password: 'secret-secret', image: 'shop/minio', version: 'RELEASE.2025-10-15T17-29-55Z'
snippet 'MinIO', declarative: true

param 'version', default: 'RELEASE.2025-09-07T16-13-09Z', description: 'the version of the image; this is the last that MinIO published'
param 'image', default: 'minio/minio', description: 'the image, for a build of your own'
param 'user', default: 'minio', description: 'the user who may do everything: the access key'
param 'password', secret: true, description: 'the password of that user: the secret key'
param 'publish', type: 'port', required: false, description: 'the port of the host at which it is reached'
param 'publishConsole', type: 'port', required: false, description: 'the port of the host for its pages'
param 'timeout', type: 'duration', default: '60s', description: 'how long it may take to be ready'

volume "${name}-data"

service(name) {
    image "${params.image}:${params.version}"
    command 'server', '/data', '--console-address', ':9001'
    env MINIO_ROOT_USER: params.user, MINIO_ROOT_PASSWORD: params.password
    volume "${name}-data:/data"
    if (params.publish != null) {
        port "${params.publish}:9000"
    }
    if (params.publishConsole != null) {
        port "${params.publishConsole}:9001"
    }
    wait http: '/minio/health/ready', port: 9000, timeout: params.timeout
}
