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

  static List<List<String>> rows() {
    Files.readAllLines(ROOT.resolve('stdlib-scripts/waits.txt'))*.replaceFirst('#.*', '')*.strip().findAll()*.split('\\s+', 2)*.toList()
  }

  /** The wait that `--infer-waits` gives to an image of that name. */
  static String inferred(String image) {
    LIBRARY.waits().of(ImageReference.parse(image)).map { WaitText.parse(it).describe() }.orElse(null)
  }

  def "`#image` is waited for by `#wait`, which `--wait` takes"(String image, String wait) {
    expect:
    WaitText.parse(wait).describe()
    LIBRARY.waits().table()[image] == wait
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
    'confluentinc/cp-kafka:7.9.0'                              || 'log /started \\(kafka\\.server\\.Kafka/'
  }

  def "what the table does not know, or what may listen somewhere else, has no wait: `#image`"(String image) {
    expect:
    inferred(image) == null

    where:
    image << ['example.org/shop/api', 'notpostgres', 'postgres/client', 'minio', 'acme/nginx', 'acme/registry', 'acme/vault', 'influxdb',
      'influxdb:alpine', 'influxdb:30', 'example.org/kafka']
  }
}
