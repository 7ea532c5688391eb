package orchsh.stdlib

import static orchsh.stdlib.LibraryFixture.LIBRARY
import static orchsh.stdlib.LibraryFixture.ROOT
import static orchsh.stdlib.LibraryFixture.SHORTEST

import java.nio.file.Files
import java.nio.file.Path
import orchsh.dsl.snippet.Readme
import orchsh.engine.image.StandInRecipes
import spock.lang.Specification
import spock.lang.TempDir

/**
 * The tables of the documentation are true to the files; {@code -Dorchsh.manual=write} writes that of the snippets anew.
 */
class LibraryTableSpec extends Specification {
  static final PAGE = ROOT.resolve('docs/snippets.md')
  static final HEAD = '| Word | What | Params | Ports | Data | Ready when |\n|---|---|---|---|---|---|\n'

  /** What nearly every snippet takes, told once above the table. */
  static final COMMON = ['version', 'image', 'publish', 'timeout']

  @TempDir
  Path folder

  def "the table of the library is what the snippets say and make"() {
    given:
    def written = Files.readString(PAGE)
    def expected = HEAD + LIBRARY.names().collect { row(it) }.join('')
    def place = written.indexOf(HEAD)

    expect:
    place > 0

    when:
    def end = written.indexOf('\n\n', place) + 1
    if (System.getProperty('orchsh.manual') == 'write') {
      written = written.substring(0, place) + expected + written.substring(end)
      Files.writeString(PAGE, written)
    }

    then:
    written.substring(place).startsWith(expected + '\n')
  }

  def "the page of stand-in images has a line for each recipe, with its names and what it says of itself"() {
    given:
    def page = Files.readString(ROOT.resolve('stdlib-scripts/images/README.md'))

    expect:
    page.lines().toList().any { line ->
      line.startsWith('| ') && recipe.names().every { line.contains('`' + it) } && line.contains("| ${recipe.about()} |")
    }

    where:
    recipe << StandInRecipes.read(ROOT.resolve('stdlib-scripts/images')).all()
  }

  private String row(String name) {
    def text = LibraryFixture.text(name)
    def params = (text =~ /(?m)^param '(\w+)',(.*)$/).collect { [it[1], it[2]] }
    def required = params.findAll { !it[1].contains('default:') && !it[1].contains('required: false') }*.first()
    def own = params*.first().findAll { !(it in COMMON) && !it.startsWith('publish') }
    def publishing = params*.first().findAll { it.startsWith('publish') }
    def service = LibraryFixture.service(folder, SHORTEST[name])
    def all = LibraryFixture.service(folder, "${SHORTEST[name]}, ${publishing.withIndex().collect { param, i -> "$param: ${4000 + i}" }.join(', ')}")
    def inStack = (Readme.of(text).join(' ') =~ /NAME:(\d+)/).collect { it[1] as int }
    def ports = all.ports().toSorted { it.hostPort().get() }.withIndex().collect { port, i ->
      def reached = port.containerPort() in inStack || publishing[i] != 'publish' ? port.containerPort() : inStack[0]
      publishing[i] == 'publish' ? "$reached" : "$reached (`${publishing[i]}`)"
    }
    def shown = own.collect { it in required ? "**`$it`**" : "`$it`" }
    def kept = (text =~ /volume "\$\{name}-data:([^"]+)"/).collect { "`${it[1]}`${service.mounts() ? '' : ' if `persistent`'}" }
    def cells = ["`$name`", Readme.firstSentence(text), shown.join(', '), ports.join(', '), kept.join(''),
      service.waits().collect { "`${it.describe().replace('|', '\\|')}`" }.join(', ')]
    "| ${cells.join(' | ')} |\n".replace('|  |', '| |').replace('|  |', '| |')
  }
}
