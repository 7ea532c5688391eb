package orchsh.dsl.script

import orchsh.dsl.build.SourceText
import orchsh.dsl.build.Wishes
import orchsh.dsl.snippet.SnippetFinder
import orchsh.dsl.snippet.SnippetLibrary
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.FileTime
import java.nio.file.attribute.PosixFilePermissions
import java.time.Clock
import java.time.Instant
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import orchsh.dsl.Compilation
import orchsh.dsl.FilesSpec
import orchsh.dsl.build.Source
import orchsh.engine.problem.Subject

class ScriptCacheSpec extends FilesSpec {
  static final String SCRIPT = '''
    param 'tag', default: '1'
    enum Size { SMALL, LARGE }
    def helper(String name) { [1, 2].collect { "$name:$it" }.last() }
    shared = 'x'
    service 'a' < image helper('one') >
    profile('dev') { service('b') { image params.tag } }
    service 'c', { image Size.LARGE.name().toLowerCase(); env A: (1..2).collect { n -> n * 2 }.join('-') }
    '''.stripIndent().trim()

  def setup() {
    files 'home/.keep': '', 'shop/stack.groovy': SCRIPT
  }

  def "a script gives the same stack from the cache as when it is compiled"() {
    when:
    def first = compile() as Compilation.Compiled
    def before = snapshot()
    def second = compile() as Compilation.Compiled

    then:
    entries().size() == 1
    before == snapshot()
    second.stack() == first.stack()
    second.params() == first.params()
    [first, second]*.origins()*.of(Subject.service('c'))*.get()*.toString() == ['shop/stack.groovy:7:1'] * 2
  }

  def "runs what the cache holds, not the text"() {
    given:
    compile()
    def other = swapped('shop/stack.groovy', "service 'other' { image 'o' }")

    expect:
    other.stack().services()*.name() == ['other']
  }

  def "positions at run time come from the cache: #what"(String what, String text, String problem) {
    given:
    files 'shop/stack.groovy': text

    when:
    def told = [problems(), problems()]

    then:
    entries().size() == 1
    told == [[problem], [problem]]

    where:
    what        | text                                                       || problem
    'complaint' | "service 'a' {\n  image 'x'\n  port 'y'\n}"                || 'shop/stack.groovy:3:3: port `y` is not [[address:]host:]container[/protocol]'
    'rule'      | "service('a') { image 'x';\n needs 'nobody' }"             || 'shop/stack.groovy:2:2: service `a` needs `nobody`, which is no service of this stack'
    'exception' | "service('a') { image 'x' }\n\n  'x'.nothing"              || 'shop/stack.groovy:3:3: a text has no property `nothing`'
    'params'    | "service('a') { image 'x' }\nif (false) println params.xy" || "shop/stack.groovy:2:27: there is no param `xy` | declare it: param 'xy'"
  }

  def "a function that has moved to a file included later is not called before"() {
    given:
    files 'shop/stack.groovy': "include 'a.groovy'\ndef i = f()\ninclude 'b.groovy'\nservice('s') { image i }", 'shop/a.groovy': "def f() { 'x' }", 'shop/b.groovy': '// none'

    expect:
    problems() == []

    when:
    files 'shop/a.groovy': '// none', 'shop/b.groovy': "def f() { 'x' }"

    then:
    problems() == ['shop/stack.groovy:2:9: `f` comes from `shop/b.groovy`, which is not included yet | write the `include` above this line']
  }

  def "problems of the text are not kept"() {
    given:
    files 'shop/stack.groovy': "servce 'a' { image 'x' }"

    expect:
    problems() == problems()
    entries().empty
  }

  def "nothing but the text tells scripts apart"() {
    given:
    files 'other/place.groovy': SCRIPT
    compile()

    when:
    compile('other/place.groovy')

    then:
    entries().size() == 1
  }

  def "what is known from an included file is part of the key"() {
    given:
    files 'shop/stack.groovy': "include 'lib.groovy'\nservice 'a' { image helper() }", 'shop/lib.groovy': "def helper() { 'x' }"

    when:
    stack()
    files 'shop/lib.groovy': "def other() { 'x' }"

    then:
    problems() == ['shop/stack.groovy:2:21: unknown word `helper`']
    entries().size() == 3

    when:
    files 'shop/lib.groovy': "def helper() { 'y' }"

    then:
    stack().services()[0].image().get().toString() == 'y:latest'
  }

  def "an entry that is #what is made anew"(String what, Closure<byte[]> damage) {
    given:
    def stack = stack()
    def entry = entries()[0]
    def whole = entry.bytes
    entry.bytes = damage(whole.clone())

    expect:
    this.stack() == stack
    entries()*.bytes == [whole]

    where:
    what          | damage
    'empty'       | { [] as byte[] }
    'cut short'   | { Arrays.copyOf(it as byte[], it.length - 1) }
    'half'        | { Arrays.copyOf(it as byte[], it.length.intdiv(2)) }
    'too long'    | { Arrays.copyOf(it as byte[], it.length + 1) }
    'changed'     | { byte[] bytes -> bytes[bytes.length - 20] ^= 1; bytes }
    'of old'      | { byte[] bytes -> bytes[7] ^= 1; bytes }
    'foreign'     | { byte[] bytes -> bytes[0] ^= 1; bytes }
    'no entry'    | { 'hello'.bytes }
  }

  def "an entry of another key is not taken"() {
    given:
    compile()
    def mine = entries()[0]
    files 'shop/stack.groovy': "service 'q' { image 'q' }"
    compile()
    def other = entries().find { it != mine }
    mine.bytes = other.bytes
    files 'shop/stack.groovy': SCRIPT

    expect:
    stack().services()*.name() == ['a', 'c']
  }

  def "an entry that is a folder does no harm"() {
    given:
    stack()
    def entry = entries()[0]
    entry.delete()
    entry.mkdir()

    expect:
    stack().services().size() == 2
  }

  def "a cache folder that is a file does no harm"() {
    given:
    files 'home/.cache/orchsh': 'a file'

    expect:
    stack().services().size() == 2
    folder.resolve('home/.cache/orchsh').toFile().text == 'a file'
  }

  def "classes that others could have put there are not run"() {
    given:
    compile()
    Files.setPosixFilePermissions(entries()[0].parentFile.toPath(), PosixFilePermissions.fromString('rwxrwxrwx'))
    def before = snapshot()

    when:
    swapped('shop/stack.groovy', "service 'other' { image 'o' }")

    then:
    stack().services()*.name() == ['a', 'c']
    before.size() == 1
  }

  def "what belongs neither to who runs it nor to the system is left alone, whoever's home it is: #what"(String what, int levels) {
    given:
    compile()
    def place = entries()[0].parentFile.toPath()
    def file = entries()[0]
    def key = new CacheKey(file.name - '.script')
    def whole = file.bytes
    def script = cacheOf(RunningUser.current(), place).read(key).get()
    def given = (0..<levels).inject(place) { path, level -> path.parent } as Path
    def cache = cacheOf(strangerTo(given), place)

    when:
    file.delete()
    cache.write(key, script)

    then:
    entries() == []

    when:
    file.bytes = whole

    then:
    cache.read(key).empty

    where:
    what               | levels
    'the folder'       | 0
    'the one above it' | 1
  }

  /** The system's own files are everybody's to trust, so as the system they are given away. */
  private static RunningUser strangerTo(Path folder) {
    def runner = RunningUser.current()
    if (runner.number() == 0) {
      Files.setAttribute(folder, 'unix:uid', 54321)
      return runner
    }
    new RunningUser(runner.number() + 1)
  }

  private ScriptCache cacheOf(RunningUser user, Path place) {
    new ScriptCache(Optional.of(place), folder.resolve('home'), Clock.systemUTC(), CacheLimits.USUAL, { user })
  }

  def "the folder is the user's alone"() {
    when:
    compile()

    then:
    PosixFilePermissions.toString(Files.getPosixFilePermissions(entries()[0].parentFile.toPath())) == 'rwx------'
  }

  def "nothing is kept when the user wishes so, or has no home"() {
    given:
    environment = [ORCHSH_NO_CACHE: '1']

    when:
    stack()

    then:
    !folder.resolve('home/.cache').toFile().exists()

    when:
    environment = [:]
    folder.resolve('home').toFile().deleteDir()
    stack()

    then:
    !folder.resolve('home').toFile().exists()
  }

  def "what was not used for the longest time is dropped"() {
    given:
    def place = folder.resolve('cache')
    Files.createDirectories(place)
    def now = Instant.parse('2026-01-01T00:00:00Z')
    def make = { String name, int size, int age ->
      def file = place.resolve(name)
      file.toFile().bytes = new byte[size]
      Files.setLastModifiedTime(file, FileTime.from(now.minusSeconds(age)))
    }
    make('old.script', 10, 5000)
    make('older.script', 10, 6000)
    make('young.script', 10, 10)
    make('left.new', 10, 4000)
    make('being.new', 10, 5)

    when:
    new CacheLimits(files, bytes).heed(place, now)

    then:
    place.toFile().list().sort() == left

    where:
    files | bytes || left
    10    | 1000  || ['being.new', 'old.script', 'older.script', 'young.script']
    3     | 1000  || ['being.new', 'old.script', 'young.script']
    10    | 25    || ['being.new', 'young.script']
  }

  def "an entry in use stays young"() {
    given:
    compile()
    def entry = entries()[0].toPath()
    Files.setLastModifiedTime(entry, FileTime.from(Instant.now().minusSeconds(7 * 86_400)))

    when:
    compile()

    then:
    Files.getLastModifiedTime(entry).toInstant().isAfter(Instant.now().minusSeconds(3600))
  }

  def "many writers and readers at once find whole entries"() {
    given:
    def threads = Executors.newFixedThreadPool(6)
    def scripts = (0..2).collect { 'shop/s' + it + '.groovy' }
    scripts.eachWithIndex { name, n -> files([(name): "service 'z' { image 'x$n' }\n$SCRIPT".toString()]) }

    when:
    def results = (0..<30).collect { n -> threads.submit({ compile(scripts[n % 3]) } as Callable) }*.get(60, TimeUnit.SECONDS)

    then:
    results.withIndex().every { result, n ->
      result instanceof Compilation.Compiled && result.stack().services()[0].image().get().toString() == "x${n % 3}:latest".toString()
    }
    entries().size() == 3
    snapshot().size() == 3

    cleanup:
    threads.shutdownNow()
  }

  def "Groovy's parser is not even loaded for a script that is remembered"() {
    given:
    compile()
    def loader = new Witness(System.getProperty('java.class.path').split(File.pathSeparator).collect { new File(it).toURI().toURL() } as URL[])

    when:
    loader.compile(folder, 'shop/stack.groovy')
    def hit = loader.seen.toSet()
    files 'shop/stack.groovy': SCRIPT + '\n//'
    loader.compile(folder, 'shop/stack.groovy')

    then:
    hit.contains('orchsh.dsl.script.ScriptBase')
    hit.findAll { it.startsWith('org.apache.groovy.parser') || it.startsWith('groovyjarjarantlr4') } == [] as Set
    loader.seen.any { it.startsWith('org.apache.groovy.parser') }

    cleanup:
    loader?.close()
  }

  /** Loads everything anew, and remembers what. */
  static class Witness extends URLClassLoader {
    final Set<String> seen = Collections.synchronizedSet(new HashSet<String>())

    Witness(URL[] urls) {
      super(urls, ClassLoader.platformClassLoader)
    }

    @Override
    protected Class<?> findClass(String name) {
      seen << name
      super.findClass(name)
    }

    void compile(Path folder, String script) {
      def surroundings = loadClass('orchsh.engine.caller.Surroundings').constructors[0]
        .newInstance(folder, folder.resolve('home'), [:], Clock.systemUTC())
      def source = loadClass('orchsh.dsl.ScriptSource').getMethod('read', Path, String).invoke(null, folder.resolve(script), script)
      def compiler = loadClass('orchsh.dsl.StackCompiler')
      def result = compiler.getMethod('compile', source.class, surroundings.class).invoke(compiler.getConstructor().newInstance(), source, surroundings)
      assert result.class.simpleName == 'Compiled'
    }
  }

  /** Compiles another text, and puts what became of it where the file's own entry is. */
  private Compilation.Compiled swapped(String file, String text) {
    def own = entries()[0]
    def keep = folder.resolve(file).toFile().text
    def key = own.name - '.script'
    def library = new Library(surroundings(), Wishes.NONE, [scripts: { SnippetLibrary.EMPTY }] as SnippetFinder)
    def script = library.main(folder.resolve('none.groovy'), new SourceText(Source.of('none', folder), text), Optional.empty()).compiled().get()
    own.bytes = ScriptFormat.write(script, new CacheKey(key))
    assert folder.resolve(file).toFile().text == keep
    compile(file) as Compilation.Compiled
  }

  private List<File> entries() {
    (folder.resolve('home/.cache/orchsh/scripts').toFile().listFiles() ?: []).findAll { it.name.endsWith('.script') }.sort()
  }

  private Map<String, List<Byte>> snapshot() {
    (folder.resolve('home/.cache/orchsh/scripts').toFile().listFiles() ?: []).collectEntries { [it.name, it.bytes.toList()] }
  }
}
