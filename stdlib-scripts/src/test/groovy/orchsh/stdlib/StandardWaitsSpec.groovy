package orchsh.stdlib

import static orchsh.stdlib.LibraryFixture.LIBRARY
import static orchsh.stdlib.LibraryFixture.ROOT
import static orchsh.stdlib.LibraryFixture.SHORTEST

import java.nio.file.Files
import java.nio.file.Path
import orchsh.dsl.value.WaitText
import orchsh.engine.model.ImageReference
import spock.lang.Specification
import spock.lang.TempDir

/** The waits of well-known images: they are those of the snippets, as far as one line can say them. */
class StandardWaitsSpec extends Specification {
  /** Where the table says less than the snippet does, and why. */
  static final Map<String, List<String>> LESS = [
    redis: ['tcp 6379', 'a password that the table does not know would make it wait for ever'],
    elasticsearch: ['tcp 9200', 'by itself the image speaks TLS and wants a password, which the snippet decides otherwise'],
  ]

  @TempDir
  Path folder

  /** Images with their waits. */
  static List<List<String>> rows() {
    Files.readAllLines(ROOT.resolve('stdlib-scripts/waits.txt'))*.replaceFirst('#.*', '')*.replaceFirst('\\s+(beside|unless)\\s.*', '')*.strip()
      .findAll()*.split('\\s+', 2)*.toList()
  }

  /** The wait that `--infer-waits` gives to an image of that name. */
  static String inferred(String image) {
    LIBRARY.waits().of(ImageReference.parse(image)).map { WaitText.parse(it.text()).describe() }.orElse(null)
  }

  /** Why that service may listen somewhere else; empty where there is no doubt. */
  String doubt(String image, String words) {
    def service = LibraryFixture.stack(folder, "config 'settings', content: 'x'\nservice('it') { image '$image'; $words }").services()[0]
    LIBRARY.waits().of(service.image().get()).get().doubt(service).orElse('')
  }

  def "`#image` is waited for by `#wait`, which `--wait` takes"(String image, String wait) {
    expect:
    WaitText.parse(wait).describe()
    LIBRARY.waits().table()[image].text() == wait
    rows().count { it[0] == image } == 1

    where:
    [image, wait] << rows()
  }

  def "no line is hidden by an earlier one"() {
    given:
    def names = rows()*.first()

    expect:
    names.withIndex().every { name, i -> !names.take(i).any { name.endsWith('/' + it) } }
  }

  def "the image of the snippet `#name` is waited for as the snippet says, or there is a reason"(String name) {
    given:
    def service = LibraryFixture.service(folder, SHORTEST[name])
    def table = inferred(service.image().get().name())
    def said = service.waits()*.describe()

    expect:
    table
    LESS.containsKey(name) ? table == LESS[name][0] && !(table in said) : table in said

    where:
    name << LIBRARY.names()
  }

  def "`#image` is known by #wait"(String image, String wait) {
    expect:
    inferred(image) == wait

    where:
    image                                                      || wait
    'postgres'                                                 || 'tcp 5432'
    'docker.io/library/postgres:18-alpine'                     || 'tcp 5432'
    "localhost:5000/acme/postgres@sha256:${'a' * 64}"          || 'tcp 5432'
    'mirror.example.org/library/nginx:1.28'                    || 'tcp 80'
    'bitnami/nginx'                                            || 'tcp 8080'
    'docker.io/bitnamilegacy/phpmyadmin:5'                     || 'tcp 8080'
    'influxdb:2.7-alpine'                                      || 'tcp 8086'
    'influxdb:3-core'                                          || 'tcp 8181'
    'quay.io/minio/minio'                                      || 'http 9000/minio/health/ready'
    'mcr.microsoft.com/mssql/server:2022-latest'               || 'tcp 1433'
    'wiremock/wiremock:2.35.2'                                 || 'http 8080/__admin/mappings'
    'wiremock/wiremock:3.13.1'                                 || 'http 8080/__admin/mappings'
    'confluentinc/cp-kafka:7.9.0'                              || 'log /started \\(kafka\\.server\\.Kafka/'
  }

  def "what the table does not know, or what may listen somewhere else, has no wait: `#image`"(String image) {
    expect:
    inferred(image) == null

    where:
    image << ['example.org/shop/api', 'notpostgres', 'postgres/client', 'minio', 'acme/nginx', 'acme/registry', 'acme/vault', 'influxdb',
      'influxdb:alpine', 'influxdb:30', 'example.org/kafka']
  }

  def "`#image` with `#words` may listen somewhere else"(String image, String words, String why) {
    expect:
    doubt(image, words) == why

    where:
    image                             | words                                                                || why
    'redis'                           | "command 'redis-server', '--port', '7000'"                           || '`--port` may move it from port 6379'
    'redis'                           | "command 'redis-server', '/redis.conf', '--sentinel'"                || '`--sentinel` may move it from port 6379'
    'valkey/valkey'                   | "command 'valkey-sentinel', '/sentinel.conf'"                        || '`valkey-sentinel` may move it from port 6379'
    'mongo'                           | "command 'mongod', '--configsvr', '--replSet', 'rs'"                 || '`--configsvr` may move it from port 27017'
    'mongo'                           | "command 'mongod', '--shardsvr'"                                     || '`--shardsvr` may move it from port 27017'
    'mongo'                           | "command '--port=27117'"                                             || '`--port` may move it from port 27017'
    'postgres'                        | "command 'postgres', '-p', '5433'"                                   || '`-p` may move it from port 5432'
    'postgres'                        | "command 'postgres', '-p5433'"                                       || '`-p` may move it from port 5432'
    'postgis/postgis'                 | "command '-c', 'port=15432'"                                         || '`port` may move it from port 5432'
    'postgres'                        | "env PGPORT: 5433"                                                   || '`PGPORT` may move it from port 5432'
    'mysql'                           | "command 'mysqld', '--port=3307'"                                    || '`--port` may move it from port 3306'
    'mysql'                           | "command 'mysqld', '--skip-networking', '--user=x'"                  || '`--skip-networking` may move it from port 3306'
    'confluentinc/cp-zookeeper'       | "env ZOOKEEPER_CLIENT_PORT: 32181"                                   || '`ZOOKEEPER_CLIENT_PORT` may move it from port 2181'
    'quay.io/keycloak/keycloak'       | "command 'start', '--optimized'"                                     || '`start` may move it from port 8080'
    'registry:2'                      | "env REGISTRY_HTTP_ADDR: '0.0.0.0:443'"                              || '`REGISTRY_HTTP_ADDR` may move it from port 5000'
    'traefik'                         | "command '--entryPoints.tls.address=:443'"                           || '`--entryPoints.*` may move it from port 80'
    'traefik'                         | "env TRAEFIK_ENTRYPOINTS_WEB_ADDRESS: ':8000'"                       || '`TRAEFIK_ENTRYPOINTS_*` may move it from port 80'
    'traefik'                         | "volume '/x:/etc/traefik/traefik.yml'"                               || 'what is mounted at `/etc/traefik` may move it from port 80'
    'nginx'                           | "volume '/x:/etc/nginx/conf.d/default.conf'"                         || 'what is mounted at `/etc/nginx/conf.d` may move it from port 80'
    'nginx'                           | "volume '/x:/etc/nginx'"                                             || 'what is mounted at `/etc/nginx/nginx.conf` may move it from port 80'
    'caddy'                           | "config 'settings', target: '/etc/caddy/Caddyfile'; port '443:443'"  || 'what is mounted at `/etc/caddy` may move it from port 80'
    'nginx'                           | "port '8080:8080'"                                                   || 'it offers port 8080, and not its usual 80'
    'redis'                           | "expose 7000"                                                        || 'it offers port 7000, and not its usual 6379'
    'axllent/mailpit'                 | "env MP_WEBROOT: 'mail'"                                             || '`MP_WEBROOT` may move it from port 8025'
  }

  def "`#image` with `#words` listens where it usually does"(String image, String words) {
    expect:
    doubt(image, words) == ''

    where:
    image                             | words
    'redis'                           | "command 'redis-server', '--port', '6379'"
    'redis'                           | "command 'redis-server', '--port', '0', '--tls-port', '6379'"
    'redis'                           | "command 'redis-server', '--appendonly', 'yes'; port '127.0.0.1:7000:6379'"
    'redis'                           | "expose '7000/udp'"
    'mongo'                           | "command 'mongod', '--configsvr', '--port', '27017'"
    'postgres'                        | "command 'postgres', '-c', 'max_connections=200'; env PGPORT: ''"
    'confluentinc/cp-zookeeper'       | "env ZOOKEEPER_CLIENT_PORT: 2181"
    'registry:2'                      | "env REGISTRY_HTTP_ADDR: ':5000'"
    'quay.io/keycloak/keycloak'       | "command 'start-dev'"
    'traefik'                         | "command '--entrypoints.web.address=:80', '--entrypoints.tls.address=:443'"
    'redpandadata/redpanda'           | "command 'redpanda', 'start', '--kafka-addr', 'in://0.0.0.0:9092,out://0.0.0.0:19092'; port '19092:19092'"
    'nginx'                           | "volume '/x:/etc/nginx/conf.d'; port '8080:80'"
    'nginx'                           | "volume '/x:/etc/nginx/certs'; volume '/y:/usr/share/nginx/html'"
    'rabbitmq:4-management'           | "port '15672:15672'"
    'apache/kafka'                    | "port '9094:9094'"
  }
}
