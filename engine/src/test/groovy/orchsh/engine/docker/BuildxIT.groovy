package orchsh.engine.docker

import static orchsh.engine.Leftovers.labels
import static orchsh.engine.port.ContainerEngine.Builder.BUILDKIT
import static orchsh.engine.port.ContainerEngine.Builder.BUILDX

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList
import orchsh.engine.EngineFixture
import orchsh.engine.Leftovers
import orchsh.engine.NewerEngine
import orchsh.engine.RealEngineSpec
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.caller.Surroundings
import orchsh.engine.image.BuildContext
import orchsh.engine.image.BuildRoute
import orchsh.engine.model.Build
import orchsh.engine.model.BuildSecret
import orchsh.engine.model.FileSource
import orchsh.engine.model.ImageReference
import orchsh.engine.port.ContainerEngine
import orchsh.engine.port.ContainerEngine.BuildCache
import orchsh.engine.port.ContainerEngine.BuildOrder
import orchsh.engine.port.ContainerEngine.Progress
import orchsh.engine.problem.ProblemException
import orchsh.engine.wire.WireClient
import spock.lang.Shared
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** What needs a conversation while it is built. */
@Timeout(120)
class BuildxIT extends RealEngineSpec {
  @TempDir
  Path folder

  @Shared @TempDir
  Path home

  @Shared ContainerEngine withPlugin = new DockerEngine(new WireClient(EngineFixture.address(), EngineFixture.surroundings()), withPlugin())

  String base = image('busybox:latest')
  List<String> told = new CopyOnWriteArrayList<>()

  def cleanup() {
    new Leftovers(client, observer, engine).remove(name)
  }

  def cleanupSpec() {
    withPlugin.close()
  }

  def "secrets are read while the image is built, and are not in it"() {
    given:
    def file = Files.writeString(folder.resolve('outside'), 'from a file')
    write('app/Dockerfile', """FROM $base
      |RUN --mount=type=secret,id=file [ "\$(cat /run/secrets/file)" = 'from a file' ]
      |RUN --mount=type=secret,id=text [ "\$(cat /run/secrets/text)" = 's3cret' ]
      |RUN [ ! -s /run/secrets/text ]
      |""".stripMargin())

    when:
    def id = build(Build.of(folder.resolve('app')).toBuilder()
      .secret(new BuildSecret('file', new FileSource.OfFile(file))).secret(new BuildSecret('text', new FileSource.OfText('s3cret'))).build())

    then:
    observer.image("$name:1").get().id() == id
    told.any { it.contains('RUN --mount=type=secret,id=file') }
    !told.any { it.contains('s3cret') && !it.contains('RUN') }
  }

  def "additional contexts are copied from, which engines that do not know them refuse"() {
    given:
    write('more/file', 'more')
    write('app/Dockerfile', "FROM $base\nCOPY --from=more file /more\nRUN [ \"\$(cat /more)\" = more ]\n")

    when:
    def result = ''
    try {
      result = build(Build.of(folder.resolve('app')).toBuilder().additionalContext('more', folder.resolve('more').toString()).build())
    } catch (ProblemException e) {
      result = e.message
    }

    then:
    withPlugin.builders().contains(BUILDKIT)
      ? result.startsWith('sha256:')
      : result == "image `$name:1` cannot be built: unsupported frontend capability moby.buildkit.frontend.contexts"
  }

  def "the text of a Dockerfile in the script gets into no image"() {
    given:
    write('app/kept', '')
    def text = "FROM $base\nCOPY . /files\nRUN --mount=type=secret,id=a [ \"\$(cd /files && find . -type f)\" = ./kept ]\n"

    expect:
    build(Build.of(folder.resolve('app')).toBuilder().inlineDockerfile(text).secret(new BuildSecret('a', new FileSource.OfText('x'))).build())
      .startsWith('sha256:')
  }

  def "says which step failed, in which line, and what it printed last"() {
    given:
    write('app/Dockerfile', "FROM $base\n\nRUN --mount=type=secret,id=a echo one; exit 7\n")

    when:
    build(secret(folder.resolve('app')))

    then:
    def e = thrown(ProblemException)
    e.problems()[0].message() ==
      "image `$name:1` cannot be built: step 2 in line 3, `RUN --mount=type=secret,id=a echo one; exit 7`, ended with exit code 7"
    e.problems()[0].hint().get() == 'it said last:\n  one'
  }

  def "ends as soon as it is called off"() {
    given:
    def cancellation = new Cancellation()
    def seconds = String.valueOf(System.nanoTime() % 1_000_000 + 1_000_000)
    write('app/Dockerfile', "FROM $base\nRUN --mount=type=secret,id=a echo begun; sleep $seconds\n")

    when:
    build(secret(folder.resolve('app')), cancellation) { if (it == 'begun') cancellation.cancel() }

    then:
    def e = thrown(ProblemException)
    e.kind() == ProblemException.Kind.INTERRUPTED
    new PollingConditions(timeout: 60).eventually {
      assert ProcessHandle.allProcesses().noneMatch { it.info().commandLine().orElse('').contains("sleep $seconds") }
    }
  }

  private static Build secret(Path app) {
    Build.of(app).toBuilder().secret(new BuildSecret('a', new FileSource.OfText('x'))).build()
  }

  private String build(Build build, CancellationToken cancellation = CancellationToken.none(), Closure listener = { }) {
    def context = BuildContext.of('app', build)
    def builder = new BuildRoute(context).choose(withPlugin.builders())
    assert builder == BUILDX
    def order = new BuildOrder([ImageReference.parse("$name:1".toString())], build, builder, context.dockerfile(),
      context.dockerfileText(), [], labels(name), BuildCache.USE)
    withPlugin.buildImage(order, context.tar(builder), { text, done, total ->
      told << text
      listener.call(text)
    } as Progress, cancellation)
  }

  private void write(String path, String text) {
    def file = folder.resolve(path)
    Files.createDirectories(file.parent)
    Files.writeString(file, text)
  }

  private Surroundings withPlugin() {
    def usual = EngineFixture.surroundings()
    new Surroundings(usual.directory(), home, [PATH: "${NewerEngine.programs()}:/usr/bin:/bin".toString(), HOME: "$home".toString()], usual.clock())
  }
}
