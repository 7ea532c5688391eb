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
import orchsh.engine.model.Service
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
    example << examples()
  }

  def "every script in #page compiles: #text"(Path page, String text) {
    expect:
    def compilation = shown(page, text)
    compilation instanceof Compilation.Compiled || compilation.problems() == []

    where:
    [page, text] << scriptsOfPages()
  }

  /** Since version 18 images of PostgreSQL keep it elsewhere, and do not start beside a volume at the old place that they pass over. */
  def "a PostgreSQL of today is told where its data is: #place"(Path place, String text) {
    given:
    def compilation = text ? shown(place, text) : compile(ScriptSource.read(ROOT.resolve(place), place.toString()))

    expect:
    !(compilation instanceof Compilation.Compiled) || !compilation.stack().services().any { missesItsData(it) }

    where:
    [place, text] << examples().collect { [it, ''] } + scriptsOfPages()
  }

  def "a database that misses its data is found: #image #below #env"(String image, String below, String env, boolean misses) {
    given:
    def script = "service 'db' { image '$image'; volume 'data:/var/lib/postgresql/data$below'; $env }\nvolume 'data'\n"

    expect:
    missesItsData(shown(Path.of('sample'), script).stack().services()[0]) == misses

    where:
    image                 | below    | env                                          || misses
    'postgres'            | ''       | ''                                           || true
    'postgres:18.1'       | ''       | ''                                           || true
    'postgres:18-alpine'  | ''       | ''                                           || true
    'postgres:alpine'     | '/'      | ''                                           || true
    'postgres'            | ''       | "env PGDATA: '/var/lib/postgresql/data'"     || false
    'postgres'            | '/donut' | "env PGDATA: '/var/lib/postgresql/data/donut'" || false
    'postgres:17'         | ''       | ''                                           || false
    'postgres:9.6-alpine' | ''       | ''                                           || false
    'redis'               | ''       | ''                                           || false
  }

  private static boolean missesItsData(Service service) {
    def image = service.image().filter { it.name() == 'postgres' && (it.tag().orElse('') =~ /^(\d+)/).every { (it[1] as int) >= 18 } }
    image.present && !service.env().PGDATA && service.mounts().any { it.target().startsWith('/var/lib/postgresql/data') }
  }

  private Compilation shown(Path page, String text) {
    isSnippet(text) ? used(text) : compile(new ScriptSource(ROOT.resolve('README/stack.groovy'), page.toString(), text))
  }

  private static List<Path> examples() {
    found(ROOT.resolve('examples')) { it.fileName.toString() == 'stack.groovy' }
  }

  private static List<List<Object>> scriptsOfPages() {
    found(ROOT) { it.toString().endsWith('.md') }.collectMany { file -> (scriptsIn(file) - WORDS).collect { [file, it] } }
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
