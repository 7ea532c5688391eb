package orchsh.stdlib

import static orchsh.stdlib.LibraryFixture.LIBRARY
import static orchsh.stdlib.LibraryFixture.ROOT
import static orchsh.stdlib.LibraryFixture.SHORTEST

import java.nio.file.Files
import java.nio.file.Path
import orchsh.dsl.value.WaitText
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
    def wait = LIBRARY.waits().find { image == it.key || image.endsWith('/' + it.key) }?.value
    wait ? WaitText.parse(wait).describe() : null
  }

  def "`#image` is waited for by `#wait`, which `--wait` takes"(String image, String wait) {
    expect:
    WaitText.parse(wait).describe()
    LIBRARY.waits()[image] == wait
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

  def "what the table does not know has no wait: `#image`"(String image) {
    expect:
    inferred(image) == null

    where:
    image << ['example.org/shop/api', 'notpostgres', 'postgres/client', 'minio']
  }
}
