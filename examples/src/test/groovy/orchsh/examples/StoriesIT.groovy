package orchsh.examples

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import orchsh.engine.EngineFixture
import orchsh.engine.EngineState
import orchsh.engine.wire.WireClient
import orchsh.engine.api.WireObserver
import orchsh.engine.observed.Labels
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** Each story does what its checks and its page say, by the distribution on a real engine, and leaves nothing. */
@Timeout(2400)
class StoriesIT extends Specification {
  static final Path EXAMPLES = Command.ROOT.resolve('examples')

  @TempDir
  Path folder

  def client = new WireClient(EngineFixture.address(), EngineFixture.surroundings())
  def observer = new WireObserver(client)
  def before = EngineState.of(observer)
  def imagesBefore = builtImages()

  def cleanup() {
    stacks().each {
      orchsh(it.parent, 'down', '--volumes')
      orchsh(it.parent, 'cleanupImages')
    }
    observer.close()
  }

  def "the story of #name is as its checks and its page say"(String name) {
    given: 'a copy, for sessions change files'
    def story = copy(name)

    expect:
    orchsh(story, 'docs', 'test', '--bootstrap', 'README.md') == 0
    leavesNothing()
    orchsh(story, '--bootstrap', 'test') == 0
    leavesNothing()

    where:
    name << stories()
  }

  def "the session that begins the manual is as it is shown"() {
    given:
    def survey = copy('survey', 'examples/survey')
    Files.copy(Command.ROOT.resolve('README.md'), folder.resolve('README.md'))

    expect:
    orchsh(survey, [SURVEY_PORT: '2154'], '--bootstrap', 'up') == 0
    orchsh(folder, [:], 'docs', 'test', 'README.md') == 0
    leavesNothing()
  }

  /** Of any stack of the story. */
  private void leavesNothing() {
    stacks().each {
      assert orchsh(it.parent, 'down', '--volumes') == 0
      assert orchsh(it.parent, 'cleanupImages') == 0
    }
    // what a builder was at goes a moment later
    new PollingConditions(timeout: 300).eventually { assert EngineState.of(observer) == before }
    assert builtImages() == imagesBefore
  }

  private static List<String> stories() {
    EXAMPLES.toFile().listFiles().findAll { new File(it, 'stack.groovy').exists() && new File(it, 'README.md').exists() }*.name.sort()
  }

  private Path copy(String story, String place = story) {
    def from = EXAMPLES.resolve(story)
    def to = Files.createDirectories(folder.resolve(place).parent).resolve(story)
    Files.walk(from).withCloseable { files -> files.each { Files.copy(it, to.resolve(from.relativize(it).toString())) } }
    to
  }

  /** The stacks of the story: its own, and those of its sessions. */
  private List<Path> stacks() {
    Files.walk(folder).withCloseable { files -> files.filter { it.fileName.toString() == 'stack.groovy' }.sorted().toList() }
  }

  /** Those that orchsh built for a stack, whatever their names are. */
  private Set<String> builtImages() {
    observer.observe('nobody').images().findAll { it.label(Labels.STACK).present }*.id() as Set
  }

  /** A param of a port, by the name of its variable, takes 0 for any that is free. */
  private static Map<String, String> freePorts(Path where) {
    (Files.readString(where.resolve('stack.groovy')) =~ /env: '(\w+_PORT)'/).collect { it[1] }.collectEntries { [it, '0'] }
  }

  /** Runs it in the folder of a stack, or of its page. */
  private static int orchsh(Path where, String... words) {
    orchsh(where, freePorts(where), words)
  }

  /** Runs it on the engine of the tests; gives its exit code. */
  private static int orchsh(Path where, Map<String, String> variables, String... words) {
    def builder = new ProcessBuilder([Command.DISTRIBUTION.resolve('bin/orchsh').toString(), *words])
      .directory(where.toFile()).redirectErrorStream(true)
    builder.environment().putAll([DOCKER_HOST: EngineFixture.address().toString()] + variables)
    def process = builder.start()
    process.outputStream.close()
    def output = new StringBuilder()
    def reader = process.consumeProcessOutputStream(output)
    assert process.waitFor(30, TimeUnit.MINUTES) : "${words.join(' ')} does not end"
    reader.join()
    println "\$ orchsh ${words.join(' ')}\n$output(exit code ${process.exitValue()})"
    process.exitValue()
  }
}
