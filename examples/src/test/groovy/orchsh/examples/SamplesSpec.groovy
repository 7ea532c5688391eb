package orchsh.examples

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.Compilation
import orchsh.dsl.ScriptSource
import orchsh.dsl.StackCompiler
import orchsh.dsl.language.Vocabulary
import orchsh.dsl.snippet.Approver
import orchsh.dsl.snippet.LibraryFolder
import orchsh.engine.caller.Surroundings
import spock.lang.Specification
import spock.lang.TempDir

/** Whatever the documentation shows as a script is one. */
class SamplesSpec extends Specification {
  @TempDir
  Path folder

  /** The examples of single words are compiled where the words are. */
  static final Set<String> WORDS = Vocabulary.places().values().collectMany { place ->
    place.words().collect { place.manual(it).get().example() + '\n' }
  }

  static final Path ROOT = Path.of(System.getProperty('orchsh.root'))

  def "every example compiles: #example"(Path example) {
    expect:
    compile(ScriptSource.read(ROOT.resolve(example), example.toString())) instanceof Compilation.Compiled

    where:
    example << found(ROOT.resolve('examples')) { it.fileName.toString() == 'stack.groovy' }
  }

  def "every script in #page compiles: #text"(Path page, String text) {
    expect:
    def compilation = isSnippet(text) ? used(text) : compile(new ScriptSource(ROOT.resolve('README/stack.groovy'), page.toString(), text))
    compilation instanceof Compilation.Compiled || compilation.problems() == []

    where:
    [page, text] << found(ROOT) { it.toString().endsWith('.md') }.collectMany { file -> (scriptsIn(file) - WORDS).collect { [file, it] } }
  }

  private static Compilation compile(ScriptSource source) {
    new StackCompiler({ }, new LibraryFolder(ROOT.resolve('stdlib-scripts/snippets')), Approver.NOBODY)
      .compile(source, new Surroundings(ROOT, ROOT, [ORCHSH_NO_CACHE: '1'], Clock.systemUTC()))
  }

  private static boolean isSnippet(String text) {
    text.readLines().any { it.startsWith("snippet '") }
  }

  /** A snippet is what a script makes of it. */
  private Compilation used(String text) {
    Files.writeString(folder.resolve('sample.groovy'), text)
    compile(new ScriptSource(folder.resolve('stack.groovy'), 'stack.groovy', "use './sample.groovy'\nsample 'a'\n"))
  }

  private static List<Path> found(Path folder, Closure<Boolean> wanted) {
    def paths = []
    folder.toFile().eachFileRecurse { if (wanted(it.toPath()) && !it.path.contains('/target/')) paths << ROOT.relativize(it.toPath()) }
    paths.sort()
  }

  private static List<String> scriptsIn(Path page) {
    (Files.readString(ROOT.resolve(page)) =~ /(?ms)^```groovy\n(.*?)^```/).collect { it[1] as String }
  }
}
