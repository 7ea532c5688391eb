package orchsh.examples

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** The comparisons say how long files are, without blank lines and comments, and have counted well; pages show scripts as they are. */
class ComparisonsSpec extends Specification {
  static final Path EXAMPLES = Path.of(System.getProperty('orchsh.root'), 'examples')

  /** Its script is told of by what it includes. */
  static final List<String> WITHOUT_SCRIPT = ['components']

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

  def "what #story shows of its script is in it"(String story) {
    given:
    def script = Files.readString(EXAMPLES.resolve("$story/stack.groovy"))
    def shown = Files.readString(EXAMPLES.resolve("$story/README.md")) =~ /(?ms)^## The script$.*?^```groovy\n(.*?)^```/

    expect:
    shown.find()
    script.contains(shown.group(1))

    where:
    story << stories() - WITHOUT_SCRIPT
  }

  def "the page of #story shows nothing of its script, and so cannot be wrong about it"(String story) {
    expect:
    !Files.readString(EXAMPLES.resolve("$story/README.md")).contains('```groovy')

    where:
    story << WITHOUT_SCRIPT
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
