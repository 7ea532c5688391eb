package orchsh.dsl.write

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import orchsh.dsl.DslSpec
import orchsh.dsl.compose.ComposeRequest
import orchsh.dsl.compose.ComposeStack
import orchsh.dsl.compose.corpus.CorpusCase
import orchsh.dsl.write.compose.ComposeWriter
import orchsh.engine.caller.Surroundings
import orchsh.engine.model.Stack

/** Stacks of compose files and of scripts, written as the one and as the other, and read again. */
class RoundTripsSpec extends DslSpec {
  /** A port that is said twice is written once. */
  static final List<String> SAID_TWICE = ['v3-ports-many']
  static final Path HOME = Path.of('/home/ann')

  def "a compose file becomes a script that makes the same stack: #given"(CorpusCase given) {
    given:
    def stack = read(given)

    expect:
    new RoundTrip(given.folder).again(stack) == stack

    where:
    given << readable()
  }

  def "a compose file becomes a compose file that makes the same stack: #given"(CorpusCase given) {
    given:
    def stack = read(given)
    def written = ComposeWriter.write(original(stack, given.folder))

    expect:
    read(written, given.folder) == stack || written.losses() || given.name in SAID_TWICE

    where:
    given << readable()
  }

  def "a script becomes a compose file that makes the same stack, unless a loss is told: #block"(String block) {
    given:
    def stack = stack(Samples.script(block))
    def written = ComposeWriter.write(original(stack, FOLDER))

    expect:
    read(written, FOLDER) == stack || written.losses()

    where:
    block << Samples.BLOCKS
  }

  private static List<CorpusCase> readable() {
    CorpusCase.all().findAll { compose(it).stack().present }
  }

  private static Original original(Stack stack, Path folder) {
    new Original(stack, folder, HOME, [], { Files.exists(it) ? Optional.of(Files.readString(it)) : Optional.empty() })
  }

  private static Stack read(Written written, Path folder) {
    def request = new ComposeRequest(['-'], Optional.of(written.text()), Optional.of(folder as String), Optional.empty(), [], [], [])
    def variables = written.wanted().collectEntries { [it.variable(), it.value()] }
    def read = ComposeStack.read(request, new Surroundings(folder, HOME, variables, Clock.systemUTC()))
    assert read.stack().present: read.findings().errors().join('\n') + '\n' + written.text()
    read.stack().get()
  }

  private static Stack read(CorpusCase given) {
    compose(given).stack().get()
  }

  private static ComposeStack compose(CorpusCase given) {
    def request = new ComposeRequest(given.files()*.toString(), Optional.empty(), given.projectDirectory().map { it as String }, given.project(),
      given.envFiles()*.toString(), given.profiles(), [])
    ComposeStack.read(request, new Surroundings(given.folder, HOME, given.environment() + [HOME: HOME as String], Clock.systemUTC()))
  }
}
