// Elasticsearch, a search engine, as a cluster of one.
//
//   use 'elasticsearch'
//   elasticsearch 'search', heap: '1g'
//   service('api') { image 'shop/api'; link 'search' }
//
// Its indexes are in the volume NAME-data and outlive `down`. It is ready when its cluster says that all data can be found
// (`yellow` or better). Without a password everybody who reaches it may do everything; with one that is the password of the
// user `elastic`. It speaks HTTP without TLS. Other services reach it at NAME:9200, and the host at the port that `publish`
// names.
snippet 'Elasticsearch', declarative: true

param 'version', default: '9.1.0', description: 'the version of the image, written in full'
param 'image', default: 'docker.elastic.co/elasticsearch/elasticsearch', description: 'the image, for one that adds to it'
param 'password', secret: true, required: false, description: 'the password of the user elastic; default is none'
param 'heap', default: '512m', description: 'how much memory Java takes'
param 'publish', type: 'port', required: false, description: 'the port of the host at which it is reached'
param 'timeout', type: 'duration', default: '3m', description: 'how long it may take to be ready'

volume "${name}-data"

service(name) {
    image "${params.image}:${params.version}"
    env 'discovery.type': 'single-node', ES_JAVA_OPTS: "-Xms${params.heap} -Xmx${params.heap}"
    volume "${name}-data:/usr/share/elasticsearch/data"
    if (params.publish != null) {
        port "${params.publish}:9200"
    }
    if (params.password) {
        env 'xpack.security.enabled': true, 'xpack.security.http.ssl.enabled': false, ELASTIC_PASSWORD: params.password
        wait exec: ['sh', '-c', 'curl -fsS -o /dev/null -u "elastic:$ELASTIC_PASSWORD" "http://localhost:9200/_cluster/health?wait_for_status=yellow&timeout=1s"'],
            timeout: params.timeout
    } else {
        env 'xpack.security.enabled': false
        wait http: '/_cluster/health?wait_for_status=yellow&timeout=1s', port: 9200, timeout: params.timeout
    }
}
