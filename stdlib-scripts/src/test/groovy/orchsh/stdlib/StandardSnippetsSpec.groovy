package orchsh.stdlib

import static orchsh.stdlib.LibraryFixture.LIBRARY
import static orchsh.stdlib.LibraryFixture.SHORTEST

import java.nio.file.Path
import orchsh.dsl.script.SnippetFacts
import orchsh.dsl.snippet.Readme
import orchsh.engine.model.Config
import orchsh.engine.model.FileSource
import orchsh.engine.model.Mount
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.definition.Secrets
import spock.lang.Specification
import spock.lang.TempDir

/** The snippets that come along: what they say of themselves, and what they make. */
class StandardSnippetsSpec extends Specification {
  /** What needs the engine's socket gets it only from who says so. */
  static final PRIVILEGES = [
    localstack: ['asks for a privilege: the engine\'s own socket :/var/run/docker.sock"'],
    traefik: ['asks for a privilege: the engine\'s own socket :/var/run/docker.sock:ro"'],
  ]

  /** What forgets everything when it is removed has no volume unless it is told to keep its data. */
  static final FORGETFUL = ['adminer', 'memcached', 'nats', 'nginx', 'redis', 'traefik']

  @TempDir
  Path folder

  Stack stack(String script) {
    LibraryFixture.stack(folder, script)
  }

  Service service(String call) {
    LibraryFixture.service(folder, call)
  }

  /** What a service is, in lines that can be compared. */
  List<String> lines(Service service) {
    ["image ${service.image().get()}"] +
      service.command().map { ["command ${it.join(' ')}"] }.orElse([]) +
      service.identity().hostname().map { ["hostname $it"] }.orElse([]) +
      service.env().collect { name, value -> "env $name=$value" } +
      service.mounts().collect { mount ->
        switch (mount) {
          case Mount.NamedVolume: return "volume $mount.volume:$mount.target"
          case Mount.HostPath: return "path ${mount.source().startsWith(folder) ? folder.relativize(mount.source()) : mount.source()}:$mount.target${mount.readOnly() ? ':ro' : ''}"
        }
      } +
      service.configs().collect { "config $it.name:$it.target" } +
      service.ports().collect { "port ${it.hostPort().get()}:${it.containerPort()}" } +
      service.waits().collect { "wait ${it.describe()}" }
  }

  def "there are some"() {
    expect:
    LIBRARY.names() == ['adminer', 'elasticsearch', 'grafana', 'kafka', 'localstack', 'mailpit', 'mariadb', 'memcached', 'minio',
      'mongo', 'mysql', 'nats', 'nginx', 'postgres', 'prometheus', 'rabbitmq', 'redis', 'traefik', 'wiremock']
  }

  def "`#name` only describes, says what it is for and how it is written, and asks for no privilege that nobody gave"(String name) {
    given:
    def text = LibraryFixture.text(name)
    def facts = new SnippetFacts().read(name, text)

    expect:
    facts.isDeclarative()
    facts.lines().findAll { it.startsWith('asks for a privilege') } == PRIVILEGES.getOrDefault(name, [])
    !facts.lines().any { it.startsWith('is a program') || it.startsWith('does something on the host') }
    Readme.firstSentence(text)
    Readme.of(text).contains("use '$name'".toString())

    where:
    name << LIBRARY.names()
  }

  def "`#name` is written as its own words say"(String name) {
    given:
    def lines = Readme.of(LibraryFixture.text(name))
    def start = lines.findIndexOf { it.startsWith('use ') }
    def example = lines.drop(start).takeWhile { it }.join('\n')

    expect:
    example.contains("use '$name'".toString())
    stack(example).services()

    where:
    name << LIBRARY.names()
  }

  def "`#name` says nothing on the host unless it is told to, waits for something, and keeps its data in a volume of its name"(String name) {
    given:
    def stack = stack("use '$name'\n${SHORTEST[name]}\n")
    def service = stack.services()[0]

    expect:
    service.name() == 'it'
    service.ports() == []
    service.waits()
    service.mounts().every { it instanceof Mount.NamedVolume }
    stack.volumes()*.name() == (name in FORGETFUL ? [] : ['it-data'])
    service.mounts()*.volume() == (name in FORGETFUL ? [] : ['it-data'])

    where:
    name << LIBRARY.names()
  }

  def "`#name` takes another version and image, a port of the host, and more time, and two of them do not share data"(String name) {
    given:
    def more = ", image: 'example.org/other', version: '7.7', publish: 4711, timeout: '7m'"
    def service = service(SHORTEST[name] + more)
    def two = stack("use '$name'\n${SHORTEST[name]}\n${SHORTEST[name].replace("'it'", "'other'")}\n")

    expect:
    service.image().get().toString() == 'example.org/other:7.7'
    service.ports()*.hostPort()*.get() == [4711]
    service.waits()*.options()*.timeout()*.toMinutes().unique() == [7]
    two.services()*.name() == ['it', 'other']
    two.services().every { it.mounts().every { mount -> mount.volume().startsWith(it.name() + '-') } }

    where:
    name << LIBRARY.names()
  }

  def "an image is offered in place of another only if it takes the same words, and its data in the same folder"() {
    given:
    def offered = LIBRARY.names().collectEntries { name ->
      [name, (LibraryFixture.text(name) =~ /param 'image'.*for example ([^',]+)/).collect { it[1] }]
    }

    expect:
    offered.findAll { it.value } == [redis: ['valkey/valkey']]
  }

  def "the password of `#name` stands only where plans and messages hide it"(String name) {
    given:
    def service = service(SHORTEST[name].contains('password') ? SHORTEST[name] : SHORTEST[name] + ", password: 'secret-secret'")
    def variables = service.env().findAll { it.value.contains('secret-secret') }.keySet()
    def words = service.command().orElse([]).findAll { it.contains('secret-secret') }

    expect:
    variables || words
    variables.every { Secrets.isSecret(it) }
    Secrets.givenAwayBy(service.command().orElse([])).containsAll(words)

    where:
    name << LIBRARY.names().findAll { LibraryFixture.text(it).contains("param 'password'") }
  }

  def "`#call`"(String call, List<String> expected) {
    expect:
    lines(service(call)) == expected

    where:
    [call, expected] << [
      ["postgres 'db', password: 'x'", [
        'image postgres:16', 'env PGDATA=/var/lib/postgresql/data', 'env POSTGRES_DB=postgres', 'env POSTGRES_PASSWORD=x',
        'env POSTGRES_USER=postgres', 'volume db-data:/var/lib/postgresql/data', 'wait tcp 5432']],
      ["postgres 'db', user: 'ann', password: 'x', database: 'shop', version: '18', init: './init', publish: 5433", [
        'image postgres:18', 'env PGDATA=/var/lib/postgresql/data', 'env POSTGRES_DB=shop', 'env POSTGRES_PASSWORD=x',
        'env POSTGRES_USER=ann', 'volume db-data:/var/lib/postgresql/data', 'path init:/docker-entrypoint-initdb.d:ro',
        'port 5433:5432', 'wait tcp 5432']],
      ["mysql 'db', password: 'x'", [
        'image mysql:8.4', 'env MYSQL_DATABASE=app', 'env MYSQL_ROOT_PASSWORD=x', 'volume db-data:/var/lib/mysql', 'wait tcp 3306']],
      ["mysql 'db', user: 'ann', password: 'x', rootPassword: 'y', init: './init', publish: 3307", [
        'image mysql:8.4', 'env MYSQL_DATABASE=app', 'env MYSQL_PASSWORD=x', 'env MYSQL_ROOT_PASSWORD=y', 'env MYSQL_USER=ann',
        'volume db-data:/var/lib/mysql', 'path init:/docker-entrypoint-initdb.d:ro', 'port 3307:3306', 'wait tcp 3306']],
      ["mariadb 'db', user: 'ann', password: 'x', database: 'shop', init: './init', publish: 3307", [
        'image mariadb:11.8', 'env MARIADB_DATABASE=shop', 'env MARIADB_PASSWORD=x', 'env MARIADB_ROOT_PASSWORD=x',
        'env MARIADB_USER=ann', 'volume db-data:/var/lib/mysql', 'path init:/docker-entrypoint-initdb.d:ro', 'port 3307:3306',
        'wait tcp 3306']],
      ["redis 'cache'", ['image redis:7', 'wait exec sh -c redis-cli ping | grep -q PONG']],
      ["redis 'queue', persistent: true, password: 'x'", [
        'image redis:7', 'command redis-server --appendonly yes --requirepass x', 'env REDISCLI_AUTH=x', 'volume queue-data:/data',
        'wait exec sh -c redis-cli ping | grep -q PONG']],
      ["nginx 'web', files: './site', config: './site.conf', publish: 8080", [
        'image nginx:1.28', 'path site:/usr/share/nginx/html:ro', 'path site.conf:/etc/nginx/conf.d/default.conf:ro',
        'port 8080:80', 'wait tcp 80']],
      ["mongo 'db'", ['image mongo:8.0', 'volume db-data:/data/db', 'wait tcp 27017']],
      ["mongo 'db', user: 'ann', password: 'x', database: 'shop', init: './init', publish: 27018", [
        'image mongo:8.0', 'env MONGO_INITDB_DATABASE=shop', 'env MONGO_INITDB_ROOT_PASSWORD=x', 'env MONGO_INITDB_ROOT_USERNAME=ann',
        'volume db-data:/data/db', 'path init:/docker-entrypoint-initdb.d:ro', 'port 27018:27017', 'wait tcp 27017']],
      ["elasticsearch 'search', heap: '1g'", [
        'image docker.elastic.co/elasticsearch/elasticsearch:9.1.0', 'env ES_JAVA_OPTS=-Xms1g -Xmx1g', 'env discovery.type=single-node',
        'env xpack.security.enabled=false', 'volume search-data:/usr/share/elasticsearch/data',
        'wait http 9200/_cluster/health?wait_for_status=yellow&timeout=1s']],
      ["elasticsearch 'search', password: 'x'", [
        'image docker.elastic.co/elasticsearch/elasticsearch:9.1.0', 'env ELASTIC_PASSWORD=x', 'env ES_JAVA_OPTS=-Xms512m -Xmx512m',
        'env discovery.type=single-node', 'env xpack.security.enabled=true', 'env xpack.security.http.ssl.enabled=false',
        'volume search-data:/usr/share/elasticsearch/data',
        'wait exec sh -c curl -fsS -o /dev/null -u "elastic:$ELASTIC_PASSWORD" ' +
          '"http://localhost:9200/_cluster/health?wait_for_status=yellow&timeout=1s"']],
      ["rabbitmq 'queue', password: 'x'", [
        'image rabbitmq:4.1', 'hostname queue', 'env RABBITMQ_DEFAULT_PASS=x', 'env RABBITMQ_DEFAULT_USER=rabbit',
        'env RABBITMQ_DEFAULT_VHOST=/', 'volume queue-data:/var/lib/rabbitmq', 'wait tcp 5672']],
      ["rabbitmq 'queue', user: 'ann', password: 'x', vhost: 'shop', publish: 5673, publishManagement: 15673", [
        'image rabbitmq:4.1-management', 'hostname queue', 'env RABBITMQ_DEFAULT_PASS=x', 'env RABBITMQ_DEFAULT_USER=ann',
        'env RABBITMQ_DEFAULT_VHOST=shop', 'volume queue-data:/var/lib/rabbitmq', 'port 5673:5672', 'port 15673:15672',
        'wait tcp 5672', 'wait tcp 15672']],
      ["nats 'bus'", ['image nats:2.11', 'command --http_port 8222', 'wait tcp 4222', 'wait http 8222/healthz']],
      ["nats 'bus', persistent: true, password: 'x', publish: 4223, publishMonitor: 8223", [
        'image nats:2.11', 'command --http_port 8222 --jetstream --store_dir /data --user nats --pass x', 'volume bus-data:/data',
        'port 4223:4222', 'port 8223:8222', 'wait tcp 4222', 'wait http 8222/healthz']],
      ["mysql 'db', user: 'root', password: 'x'", [
        'image mysql:8.4', 'env MYSQL_DATABASE=app', 'env MYSQL_ROOT_PASSWORD=x', 'volume db-data:/var/lib/mysql', 'wait tcp 3306']],
      ["mariadb 'db', user: 'root', password: 'x'", [
        'image mariadb:11.8', 'env MARIADB_DATABASE=app', 'env MARIADB_ROOT_PASSWORD=x', 'volume db-data:/var/lib/mysql', 'wait tcp 3306']],
      ["memcached 'cache', memory: 1.5.gb", ['image memcached:1.6', 'command memcached -m 1536', 'wait tcp 11211']],
      ["memcached 'cache', memory: 128", ['image memcached:1.6', 'command memcached -m 128', 'wait tcp 11211']],
      ["minio 'store', password: 'secret-secret', publish: 9002, publishConsole: 9003", [
        'image minio/minio:RELEASE.2025-09-07T16-13-09Z', 'command server /data --console-address :9001',
        'env MINIO_ROOT_PASSWORD=secret-secret', 'env MINIO_ROOT_USER=minio', 'volume store-data:/data', 'port 9002:9000',
        'port 9003:9001', 'wait http 9000/minio/health/ready']],
      ["traefik 'gate'", [
        'image traefik:v3.6', 'env TRAEFIK_ENTRYPOINTS_WEB_ADDRESS=:80', 'env TRAEFIK_PING=true', 'wait tcp 80', 'wait http 8080/ping']],
      ["traefik 'gate', routes: './routes', socket: '/var/run/docker.sock', publish: 80, publishTls: 443, publishDashboard: 8080", [
        'image traefik:v3.6', 'env TRAEFIK_API_INSECURE=true', 'env TRAEFIK_ENTRYPOINTS_WEBSECURE_ADDRESS=:443',
        'env TRAEFIK_ENTRYPOINTS_WEB_ADDRESS=:80', 'env TRAEFIK_PING=true', 'env TRAEFIK_PROVIDERS_DOCKER=true',
        'env TRAEFIK_PROVIDERS_DOCKER_EXPOSEDBYDEFAULT=false', 'env TRAEFIK_PROVIDERS_FILE_DIRECTORY=/etc/traefik/routes',
        'path routes:/etc/traefik/routes:ro', 'path /var/run/docker.sock:/var/run/docker.sock:ro', 'port 80:80', 'port 443:443',
        'port 8080:8080', 'wait tcp 80', 'wait http 8080/ping']],
      ["localstack 'aws'", [
        'image localstack/localstack:4', 'volume aws-data:/var/lib/localstack', 'wait http 4566/_localstack/health']],
      ["localstack 'aws', services: 's3,sqs', init: './aws', socket: '/var/run/docker.sock'", [
        'image localstack/localstack:4', 'env SERVICES=s3,sqs', 'volume aws-data:/var/lib/localstack',
        'path /var/run/docker.sock:/var/run/docker.sock', 'path aws:/etc/localstack/init/ready.d:ro', 'wait http 4566/_localstack/health',
        'wait http 4566/_localstack/init/ready']],
      ["kafka 'log', createTopics: false", [
        'image apache/kafka:4.1.0', 'env KAFKA_ADVERTISED_LISTENERS=STACK://log:9092', 'env KAFKA_AUTO_CREATE_TOPICS_ENABLE=false',
        'env KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER', 'env KAFKA_CONTROLLER_QUORUM_VOTERS=1@localhost:9093',
        'env KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS=0', 'env KAFKA_INTER_BROKER_LISTENER_NAME=STACK',
        'env KAFKA_LISTENERS=CONTROLLER://localhost:9093,STACK://:9092',
        'env KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=CONTROLLER:PLAINTEXT,STACK:PLAINTEXT,HOST:PLAINTEXT',
        'env KAFKA_LOG_DIRS=/var/lib/kafka/data', 'env KAFKA_NODE_ID=1', 'env KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=1',
        'env KAFKA_PROCESS_ROLES=broker,controller', 'env KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR=1',
        'env KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR=1', 'env KAFKA_TRANSACTION_STATE_LOG_MIN_ISR=1',
        'env KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR=1', 'volume log-data:/var/lib/kafka/data', 'wait tcp 9092',
        'wait log /Kafka Server started/']],
      ["localstack 'aws', version: '2026.03', token: 'x'", [
        'image localstack/localstack:2026.03', 'env LOCALSTACK_AUTH_TOKEN=x', 'volume aws-data:/var/lib/localstack',
        'wait http 4566/_localstack/health']],
      ["mailpit 'mail', messages: 50, publish: 8026, publishSmtp: 1026", [
        'image axllent/mailpit:v1.27', 'env MP_DATABASE=/data/mailpit.db', 'env MP_MAX_MESSAGES=50', 'env MP_SMTP_AUTH_ACCEPT_ANY=1',
        'env MP_SMTP_AUTH_ALLOW_INSECURE=1', 'volume mail-data:/data', 'port 8026:8025', 'port 1026:1025', 'wait tcp 1025',
        'wait http 8025/readyz']],
      ["adminer 'look', server: 'mysql', design: 'nette', plugins: 'tables-filter tinymce'", [
        'image adminer:5', 'env ADMINER_DEFAULT_SERVER=mysql', 'env ADMINER_DESIGN=nette', 'env ADMINER_PLUGINS=tables-filter tinymce',
        'wait http 8080/']],
      ["prometheus 'metrics', config: './prometheus.yml', retention: '30d'", [
        'image prom/prometheus:v3.5.0', 'command --config.file=/etc/prometheus/prometheus.yml --storage.tsdb.path=/prometheus ' +
          '--storage.tsdb.retention.time=30d', 'volume metrics-data:/prometheus', 'path prometheus.yml:/etc/prometheus/prometheus.yml:ro',
        'wait http 9090/-/ready']],
      ["grafana 'charts', password: 'x', anonymous: true, datasources: './more.yml', dashboards: './dashboards'", [
        'image grafana/grafana:12.1.0', 'env GF_AUTH_ANONYMOUS_ENABLED=true', 'env GF_AUTH_ANONYMOUS_ORG_ROLE=Viewer',
        'env GF_SECURITY_ADMIN_PASSWORD=x', 'env GF_SECURITY_ADMIN_USER=admin', 'volume charts-data:/var/lib/grafana',
        'path more.yml:/etc/grafana/provisioning/datasources/given.yaml:ro', 'path dashboards:/etc/grafana/dashboards:ro',
        'config charts-dashboards:/etc/grafana/provisioning/dashboards/stack.yaml', 'wait http 3000/api/health']],
      ["wiremock 'fake', stubs: './fake', options: '--verbose'", [
        'image wiremock/wiremock:3.13.1', 'env WIREMOCK_OPTIONS=--verbose', 'path fake:/home/wiremock', 'wait http 8080/__admin/mappings']],
      ["wiremock 'fake'", ['image wiremock/wiremock:3.13.1', 'volume fake-data:/home/wiremock', 'wait http 8080/__admin/mappings']],
    ]
  }

  def "clients of kafka are sent to the address that they can reach: in the stack, and on the host if it is published"() {
    given:
    def inner = service("kafka 'log'")
    def both = service("kafka 'log', publish: 9095, host: 'box'")

    expect:
    inner.env().KAFKA_LISTENERS == 'CONTROLLER://localhost:9093,STACK://:9092'
    inner.env().KAFKA_ADVERTISED_LISTENERS == 'STACK://log:9092'
    both.env().KAFKA_LISTENERS == 'CONTROLLER://localhost:9093,STACK://:9092,HOST://:9094'
    both.env().KAFKA_ADVERTISED_LISTENERS == 'STACK://log:9092,HOST://box:9095'
    both.ports().collect { [it.hostPort().get(), it.containerPort()] } == [[9095, 9094]]
    [inner, both].every {
      def names = it.env().KAFKA_LISTENER_SECURITY_PROTOCOL_MAP.split(',')*.split(':')*.first()
      it.env().KAFKA_LISTENERS.split(',')*.split('://')*.first().every { name -> name in names }
      it.env().KAFKA_LOG_DIRS == it.mounts()[0].target()
      it.waits()*.describe() == ['tcp 9092', 'log /Kafka Server started/']
    }
    inner.env().findAll { it.key.endsWith('_FACTOR') || it.key.endsWith('_ISR') }.values().toSet() == ['1'] as Set
    service("kafka 'log', createTopics: false").env().KAFKA_AUTO_CREATE_TOPICS_ENABLE == 'false'
  }

  def "prometheus is told where to look, and grafana where prometheus is"() {
    given:
    def metrics = stack("use 'prometheus'\nprometheus 'metrics', targets: ['api:8080', 'worker:8081'], interval: '5s'")
    def charts = stack("use 'grafana'\ngrafana 'charts', password: 'x', prometheus: 'metrics', dashboards: './dashboards'\nservice('metrics') { image 'x' }")

    expect:
    text(metrics.configs()[0]) == '''\
      global:
        scrape_interval: 5s
      scrape_configs:
        - job_name: stack
          static_configs:
            - targets: [api:8080, worker:8081]
      '''.stripIndent()
    metrics.services()[0].configs()*.target() == ['/etc/prometheus/prometheus.yml']
    charts.configs()*.name() == ['charts-prometheus', 'charts-dashboards']
    charts.services()[0].configs()*.target() ==
      ['/etc/grafana/provisioning/datasources/prometheus.yaml', '/etc/grafana/provisioning/dashboards/stack.yaml']
    charts.services()[0].needs()*.service() == ['metrics']
    text(charts.configs()[0]).contains('url: http://metrics:9090')
    text(charts.configs()[1]).contains('path: /etc/grafana/dashboards')
  }

  def "prometheus takes targets or settings, not both"() {
    when:
    service("prometheus 'metrics', targets: ['api:8080'], config: './prometheus.yml'")

    then:
    def e = thrown(AssertionError)
    e.message.contains('/etc/prometheus/prometheus.yml')
  }

  def "rabbitmq with its pages is another image, whatever it is built on: #version"(String version, boolean management, String image) {
    expect:
    service("rabbitmq 'it', password: 'x', version: '$version', management: $management").image().get().toString() == "rabbitmq:$image"

    where:
    version               | management || image
    '4.1'                 | false      || '4.1'
    '4.1-alpine'          | false      || '4.1-alpine'
    '4.1'                 | true       || '4.1-management'
    '4.1-alpine'          | true       || '4.1-management-alpine'
    '4.1-management'      | true       || '4.1-management'
    '4.1-management-alpine' | true     || '4.1-management-alpine'
  }

  def "each port of the host can be any that is free: #name #param"(String name, String param) {
    given:
    def ports = service("${SHORTEST[name]}, $param: 0").ports()

    expect:
    ports.size() == 1
    ports[0].hostPort().empty || ports[0].hostPort().get() == 0

    where:
    [name, param] << (LIBRARY.names() - 'kafka').collectMany { snippet ->
      (LibraryFixture.text(snippet) =~ /(?m)^param '(publish\w*)'/).collect { [snippet, it[1]] }
    }
  }

  def "times are written as everywhere"() {
    expect:
    service("redis 'it', timeout: 90.s").waits()*.options()*.timeout()*.toSeconds() == [90]
    service("redis 'it', timeout: '1m30s'").waits()*.options()*.timeout()*.toSeconds() == [90]
  }

  def "a password can be a secret of the stack: #call"(String call, List<String> variables) {
    given:
    def one = stack("use '${call.takeWhile { it != ' ' }}'\nsecret 'key', content: 'hunter2'\n$call").services()[0]

    expect:
    variables.every { one.env()[it] == 'hunter2' }

    where:
    call                                                       || variables
    "postgres 'it', password: secret('key')"                   || ['POSTGRES_PASSWORD']
    "mysql 'it', user: 'ann', password: secret('key')"         || ['MYSQL_PASSWORD', 'MYSQL_ROOT_PASSWORD']
    "mongo 'it', password: secret('key')"                      || ['MONGO_INITDB_ROOT_PASSWORD']
    "localstack 'it', token: secret('key')"                    || ['LOCALSTACK_AUTH_TOKEN']
    "grafana 'it', password: secret('key')"                    || ['GF_SECURITY_ADMIN_PASSWORD']
  }

  def "refuses `#call`"(String call, String problem) {
    when:
    stack("use '${call.takeWhile { it != ' ' }}'\nsecret 'key', content: 'hunter2'\n$call")

    then:
    def e = thrown(AssertionError)
    e.message.contains(problem)

    where:
    call                                                       || problem
    "postgres 'it', password: ''"                              || 'param `password` is secret and must be given, but it is empty'
    "postgres 'it', password: 'x', publish: -1"                || 'param `publish` takes a port such as 8080, or 0 for any, but it is given `-1`'
    "kafka 'it', publish: 0"                                   || '`one:9094`'
    "postgres 'it', password: 'x', timeout: 30"                || 'param `timeout` takes a duration such as 30s, but it is given `30`'
    "postgres 'it', user: secret('key'), password: 'x'"        || 'param `user` takes no secret, but it is given `key`'
    "redis 'it', password: secret('key')"                      || 'secret `key` cannot be seen in a script'
    "memcached 'it', memory: 'much'"                           || 'param `memory` takes a size such as 512m, but it is given `much`'
    "grafana 'it', password: 'x', prometheus: 'nobody'"        || 'nobody'
  }

  static String text(Config config) {
    (config.source() as FileSource.OfText).text()
  }
}
