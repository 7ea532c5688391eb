package orchsh.examples

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** The comparisons say how long files are, without blank lines and comments, and have counted well. */
class ComparisonsSpec extends Specification {
  static final Path EXAMPLES = Path.of(System.getProperty('orchsh.root'), 'examples')

  def "#story says how long its script is, and what it takes the place of"(String story) {
    when:
    def files = counted(story)*.first()

    then:
    files.contains('stack.groovy')
    files.any { it.startsWith('original/') }

    where:
    story << stories()
  }

  def "#file of #story has #lines lines"(String story, String file, int lines) {
    expect:
    linesOf(EXAMPLES.resolve("$story/$file")) == lines

    where:
    [story, file, lines] << stories().collectMany { name -> counted(name).collect { [name, *it] } }
  }

  private static List<String> stories() {
    EXAMPLES.toFile().listFiles().findAll { new File(it, 'stack.groovy').exists() }*.name.sort()
  }

  /** Each file that is named with its length. */
  private static List<List<Object>> counted(String story) {
    (Files.readString(EXAMPLES.resolve("$story/compare.md")) =~ /`([^`]+)`\s+\((\d+) lines/).collect { [it[1], it[2] as int] }
  }

  private static int linesOf(Path file) {
    def comment = file.toString().endsWith('.groovy') ? '//' : '#'
    Files.readAllLines(file).count { !it.isBlank() && !it.strip().startsWith(comment) }
  }
}
