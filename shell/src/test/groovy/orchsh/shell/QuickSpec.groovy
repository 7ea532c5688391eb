package orchsh.shell

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.util.jar.JarFile
import orchsh.shell.rehearsal.Rehearsal
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** The small program that comes first, packed as it is delivered and started as it is by the launcher. */
@Timeout(300)
class QuickSpec extends Specification {
  private static final int NOT_MINE = 97

  @Shared
  Path jar = Files.list(Path.of(System.getProperty('user.dir'), 'target/quick')).withCloseable { files ->
    files.filter { it.toString().endsWith('.jar') }.findFirst().get()
  }

  @TempDir
  Path folder

  @AutoCleanup
  OneAnswerEngine engine

  def setup() {
    engine = new OneAnswerEngine(folder.resolve('engine.sock'), 3)
    Files.writeString(folder.resolve('stack.groovy'), "stack 'shop'\nservice 's1', { image 'busybox' }\n")
  }

  def "is small, and all that its classes may have Java load is in it or in the JDK"() {
    given:
    def classes = new JarFile(jar.toFile()).withCloseable { file ->
      file.entries().collectEntries { [it.name - '.class', file.getInputStream(it).bytes] }
    }

    when:
    def missing = classes.collectMany { name, bytes ->
      named(bytes).findAll { !classes.containsKey(it) && !isOfJdk(it) }.collect { "$name -> $it".toString() }
    }

    then:
    missing == []
    classes.size() < 300
    Files.size(jar) < 450_000
    classes.keySet().findAll { it =~ 'groovy|dockerjava|picocli|jline|jackson|/language/|/plan/(?!Secret|Digest|Definition|Seal)|/run/' } == [] as Set
  }

  def "says the same as the whole program to `#line`"(String line) {
    given:
    def words = line.split(' ') as List
    Files.createDirectory(folder.resolve('composed'))
    Files.writeString(folder.resolve('composed/compose.yaml'), "name: shop\nservices:\n  s1:\n    image: busybox\n")

    when:
    def quick = quick(words)
    def whole = whole(words)

    then:
    quick == whole

    where:
    line << [
      'ps', 'ps --json', 'ps -q', 'ps --services', 'ps s2 s1', 'ps --status exited', 'ps -a --format json', '-p other ps',
      'ls', 'ls -q', 'ls --filter name=no', 'ls --json', 'port s1', 'port s2 80', 'port s3 80/tcp --json',
      'version', 'version --short', 'version --json', './stack.groovy ps', '-f stack.groovy ps -q', 'composed/ ps', '--plain ps',
      'images', 'images s1 -q', 'volumes', 'volumes --json', 'top', 'top s2', 'inspect s1', 'inspect s1.Name', 'inspect s1 --json',
      'help', '--help', '-h', 'ps -h', 'help up', 'up --help', 'help engine start', 'engine start -h', 'help replicas', 'help startStack', 'exec --help',
      'inspect s1.Config.Env', 'inspect s1.Config.Env --show-secrets', 'inspect volume:shop_data',
    ]
  }

  def "leaves `#line` to the whole program, without a word"(String line) {
    expect:
    quick(line.split(' ') as List) == [code: NOT_MINE, out: '', err: '']

    where:
    line << [
      'up', 'logs', 'pss', 'help pss', 'help up down', 'help --plain', 'pss --help', 'exec s1 ls --help', 'inspect', 'inspect nobody', 'inspect s1.Nothing', 'inspect network:none', 'ps --nonsense', 'ps --status gone', 'ps nobody', 'port s1 81', 'port', '--host tcp://127.0.0.1:1 ps',
      'folder ps', 'none.groovy ps', '-P a=1 ps', '--profile x ps', '--env-file .env ps', '--bootstrap ps', 'ls stack.groovy',
      '-p A! ps', '-H unix:///none.sock version', '-H unix:///none.sock ps',
    ]
  }

  def "leaves a stack whose name only its script knows to the whole program"(String file, String text) {
    given:
    Files.delete(folder.resolve('stack.groovy'))
    Files.writeString(folder.resolve(file), text)

    expect:
    quick(['ps']).code == NOT_MINE

    where:
    file           | text
    'stack.groovy' | 'stack "shop-${params.x}"'
    'stack.groovy' | "include '../shop'"
    'compose.yaml' | 'name: ${NAME}\nservices: {}\n'
    'compose.yaml' | 'web:\n  image: busybox\n'
  }

  def "asks the engine #asked for `#line`"(String line, List<String> asked) {
    when:
    quick(line.split(' ') as List)

    then:
    engine.asked == asked

    where:
    line              || asked
    'version --short' || []
    'version'         || ['GET /version']
    'ps'              || ['GET /containers/json']
    'ls'              || ['GET /containers/json', 'GET /volumes']
    'port s1 80'      || ['GET /containers/json']
  }

  def "a reader who goes away is no failure, a full disk is one"() {
    when:
    def builder = builder(['ls'], [])
    builder.redirectOutput(new File('/dev/full'))
    def full = finish(builder.start())

    then:
    full.code == 1
    full.err == 'error: the output cannot be written: No space left on device\n'

    when:
    def process = quickProcess(['ps'])
    process.inputStream.close()

    then:
    process.waitFor() == 0
  }

  def "`#line` loads few classes, none of them made up on the way, and no other jar"(String line, int own, int all) {
    given:
    def log = folder.resolve('classes.log')

    when:
    def ended = finish(builder(line.split(' ') as List, ["-Xlog:class+load:file=$log"]).start())
    def loaded = Files.readAllLines(log).findAll { it.contains('source:') }

    then:
    ended.code == 0
    loaded.findAll { it =~ /\] orchsh\S*(Lambda|\/0x)/ } == []
    loaded.findAll { it =~ /source: file:/ && !it.contains(jar.fileName.toString()) } == []
    loaded.count { it =~ /\] orchsh/ } < own
    loaded.size() < all

    where:
    line              | own | all
    'version --short' | 60  | 750
    'ps'              | 140 | 1_200
  }

  def "what Java keeps of a rehearsal is nearly all that `ps` loads"() {
    given:
    def kept = folder.resolve('quick.jsa')
    def log = folder.resolve('classes.log')

    when:
    def rehearsed = finish(builder([], ["-XX:ArchiveClassesAtExit=$kept", '-Xlog:disable', '-Dorchsh.rehearsal=version --short\nps']).start())
    def ended = finish(builder(['ps'], ["-XX:SharedArchiveFile=$kept", "-Xlog:class+load:file=$log"]).start())
    def fresh = Files.readAllLines(log).findAll { it.contains('source:') && !it.contains('shared objects file') }

    then:
    rehearsed == [code: 0, out: '', err: '']
    ended.code == 0
    fresh.size() < 12
  }

  @Requires({ Runtime.version().feature() < 25 })
  def "kept as the launcher has it kept, `#line` loads next to nothing else, and does not open its jar"(String line) {
    given:
    def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
    def names = folder.resolve('names')
    def kept = folder.resolve('quick.jsa')
    def log = folder.resolve('classes.log')
    def stage = Files.createDirectory(folder.resolve('stage'))

    when:
    new Rehearsal(Clock.systemUTC(), { }, [
      java, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', "-XX:DumpLoadedClassList=$names", '-Xlog:disable', '-Dorchsh.version=1', '-cp', jar,
    ]*.toString()).play(stage)
    def dumped = finish(new ProcessBuilder([
      java, '-Xshare:dump', '-XX:+UseG1GC', '-Xlog:disable', '-Xlog:all=error', "-XX:SharedClassListFile=$names", "-XX:SharedArchiveFile=$kept", '-cp', jar,
    ]*.toString()).start())
    def ended = finish(builder(line.split(' ') as List, ['-XX:-UseSerialGC', '-XX:+UseG1GC', "-XX:SharedArchiveFile=$kept", "-Xlog:class+load:file=$log"]).start())
    def loaded = Files.readAllLines(log).findAll { it.contains('source:') }

    then:
    dumped == [code: 0, out: '', err: '']
    ended.code == 0
    loaded.findAll { !it.contains('shared objects file') && !it.contains('source: jrt:/java.base') && !it.contains('LambdaForm') } == []
    loaded.count { !it.contains('shared objects file') } < 6
    loaded.findAll { it.contains('URLClassPath$JarLoader') } == []

    where:
    line << ['version --short', 'ps', 'ls', 'port s1']
  }

  def "a rehearsal that cannot be played to its end fails"() {
    expect:
    finish(builder([], ['-Dorchsh.rehearsal=ps\nnonsense']).start()).with { code == 1 && err.contains('`nonsense` was not carried out') }
  }

  private Map quick(List<String> words) {
    finish(quickProcess(words))
  }

  private Process quickProcess(List<String> words) {
    builder(words, []).start()
  }

  private Map whole(List<String> words) {
    finish(builder(words, ["-Dorchsh.home=${Path.of('..').toRealPath()}"], System.getProperty('java.class.path'), 'orchsh.shell.Main').start())
  }

  private ProcessBuilder builder(List<String> words, List<?> flags, String path = jar, String main = 'orchsh.shell.Quick') {
    def builder = new ProcessBuilder([
      Path.of(System.getProperty('java.home'), 'bin', 'java'), '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC',
      '-Dorchsh.glyphs=ascii', '-Dorchsh.version=1.2.3', *flags, '-cp', path, main, *words]*.toString())
    builder.environment().clear()
    builder.environment().putAll([HOME: folder, PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', DOCKER_HOST: "unix://$folder/engine.sock"]
      .collectEntries { name, value -> [name, value.toString()] })
    builder.directory(folder.toFile())
  }

  private static Map finish(Process process) {
    def out = new ByteArrayOutputStream()
    def err = new ByteArrayOutputStream()
    process.waitForProcessOutput(out, err)
    [code: process.exitValue(), out: out.toString('UTF-8'), err: err.toString('UTF-8')]
  }

  private static boolean isOfJdk(String name) {
    try {
      return ClassLoader.platformClassLoader.loadClass(name.replace('/', '.')) != null
    } catch (ClassNotFoundException e) {
      return name.length() == 1 // a primitive type
    }
  }

  /** The classes that the pool of constants of a class names. */
  private static List<String> named(byte[] bytes) {
    def data = new DataInputStream(new ByteArrayInputStream(bytes))
    data.skipBytes(8)
    int count = data.readUnsignedShort()
    def texts = [:]
    def classes = []
    for (int i = 1; i < count; i++) {
      int tag = data.readUnsignedByte()
      switch (tag) {
        case 1: texts[i] = data.readUTF(); break
        case 7: classes << data.readUnsignedShort(); break
        case [8, 16, 19, 20]: data.skipBytes(2); break
        case 15: data.skipBytes(3); break
        case [5, 6]: data.skipBytes(8); i++; break
        default: data.skipBytes(4)
      }
    }
    classes.collect { texts[it].replaceFirst(/^\[+L?/, '').replaceFirst(/;$/, '') }
  }
}
