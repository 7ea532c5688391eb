package orchsh.engine.docker

import static orchsh.engine.Leftovers.labels
import static orchsh.engine.port.ContainerEngine.Builder.BUILDKIT
import static orchsh.engine.port.ContainerEngine.Builder.BUILDX
import static orchsh.engine.port.ContainerEngine.Builder.CLASSIC

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.util.concurrent.CopyOnWriteArrayList
import orchsh.engine.Leftovers
import orchsh.engine.RealEngineSpec
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.image.BuildContext
import orchsh.engine.image.BuildRoute
import orchsh.engine.model.Build
import orchsh.engine.model.BuildCaching
import orchsh.engine.model.BuildRun
import orchsh.engine.model.ImageReference
import orchsh.engine.model.Ulimit
import orchsh.engine.port.ContainerEngine.BuildCache
import orchsh.engine.port.ContainerEngine.BuildOrder
import orchsh.engine.port.ContainerEngine.Builder
import orchsh.engine.port.ContainerEngine.Progress
import orchsh.engine.problem.ProblemException
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

@Timeout(120)
class ImageBuildsIT extends RealEngineSpec {
  @TempDir
  Path folder

  String base = image('busybox:latest')
  List<String> told = new CopyOnWriteArrayList<>()

  def cleanup() {
    new Leftovers(client, observer, engine).remove(name)
  }

  def "#builder tells each step and each line as it comes"(Builder builder) {
    given:
    write('Dockerfile', "FROM $base\nRUN : $name; echo one; echo two >&2\nRUN echo three\n")

    when:
    def id = build(Build.of(folder), builder)

    then:
    observer.image("$name:1").get().id() == id
    told.findAll { it ==~ /\d\/\d+ (one|two|three)/ } as Set == ["2/$steps one".toString(), "2/$steps two".toString(), "3/$steps three".toString()] as Set
    told.any { it.contains('RUN echo three') }

    where:
    builder  || steps
    CLASSIC  || 5
    BUILDKIT || 3
  }

  def "#builder does what the build says"(Builder builder) {
    given:
    write('sub/File', """FROM $base AS first
      |ARG WHO
      |RUN [ "\$WHO" = you ]
      |RUN grep -q '10.1.2.3.*database' /etc/hosts
      |RUN [ "\$(ulimit -n)" = 123 ]
      |RUN df -k /dev/shm | grep -q 131072
      |RUN ! ip addr | grep -q eth0
      |FROM first AS second
      |RUN false
      |""".stripMargin())
    def run = new BuildRun(Optional.of('none'), OptionalLong.of(128 * 1024 * 1024), ['database:10.1.2.3'],
      [new Ulimit('nofile', 123, 456)], Optional.empty(), false, [])

    when:
    build(Build.of(folder).toBuilder().dockerfile('sub/File').arg('WHO', 'you').target('first').labels(colour: 'red')
      .tags(["$name:2".toString()]).run(run).build(), builder)

    then:
    observer.image("$name:1").get().label('colour').get() == 'red'
    observer.image("$name:2").get().id() == observer.image("$name:1").get().id()

    where:
    builder << engine.builders().findAll { it != BUILDX }
  }

  def "#builder says which step failed, in which line, and what it printed last"(Builder builder) {
    given:
    write('Dockerfile', "FROM $base\n\nRUN true\n# why not\nRUN echo one; \\\n  echo two >&2; exit 7\n")

    when:
    build(Build.of(folder), builder)

    then:
    def e = thrown(ProblemException)
    e.message.startsWith("image `$name:1` cannot be built: step 3 in line 5, `RUN echo one;")
    e.message.endsWith('exit 7`, ended with exit code 7')
    e.problems().first().hint().get().readLines() as Set == ['it said last:', '  one', '  two'] as Set

    where:
    builder << [CLASSIC, BUILDKIT]
  }

  def "#builder says that a base image is not to be had"(Builder builder) {
    given:
    write('Dockerfile', 'FROM registry.invalid/no/such:1\n')

    when:
    build(Build.of(folder), builder)

    then:
    def e = thrown(ProblemException)
    e.message.startsWith("image `$name:1` cannot be built: ")
    e.problems().first().hint().get() == 'its base image is not here, and its registry cannot be reached'

    where:
    builder << [CLASSIC, BUILDKIT]
  }

  def "what #builder builds ends as soon as it is called off"(Builder builder) {
    given:
    def cancellation = new Cancellation()
    def seconds = String.valueOf(System.nanoTime() % 1_000_000 + 1_000_000)
    write('Dockerfile', "FROM $base\nRUN echo begun; sleep $seconds\n")

    when:
    build(Build.of(folder), builder, cancellation) { if (it.endsWith(' begun')) cancellation.cancel() }

    then:
    def e = thrown(ProblemException)
    e.kind() == ProblemException.Kind.INTERRUPTED
    new PollingConditions(timeout: 60).eventually {
      assert ProcessHandle.allProcesses().noneMatch { it.info().commandLine().orElse('').contains("sleep $seconds") }
    }

    where:
    builder << [CLASSIC, BUILDKIT]
  }

  def "#builder gets files as they are"(Builder builder) {
    given:
    write('files/tool', 'x')
    set('files/tool', 'rwxr-x---')
    write('files/suid', 'x')
    run('chmod', '4755', 'files/suid')
    Files.createSymbolicLink(folder.resolve('files/link'), Path.of('tool'))
    Files.createSymbolicLink(folder.resolve('files/circle'), Path.of('.'))
    Files.createDirectory(folder.resolve('files/empty'))
    run('mkfifo', 'files/pipe')
    write("files/${'long' * 40}", 'deep')
    write('files/big', 'x' * 3_000_000)
    write('Dockerfile', """FROM $base
      |COPY files /files
      |RUN cd /files && [ "\$(stat -c %a tool)" = 750 ] && [ "\$(stat -c %a suid)" = $suid ]
      |RUN cd /files && [ "\$(readlink link)" = tool ] && [ "\$(readlink circle)" = . ] && [ -d empty ]
      |RUN cd /files && [ "\$(cat ${'long' * 40})" = deep ] && [ "\$(stat -c %s big)" = 3000000 ] && [ "\$(stat -c %u tool)" = 0 ]
      |""".stripMargin())

    when:
    build(Build.of(folder), builder)

    then:
    observer.image("$name:1").present

    cleanup: 'a link to its own folder would lead the removal of the folder in circles'
    Files.delete(folder.resolve('files/circle'))

    where: 'the classic builder takes setuid away when it sets the owner'
    builder  || suid
    CLASSIC  || '755'
    BUILDKIT || '4755'
  }

  def "what is ignored is not copied, the Dockerfile and the list themselves included"() {
    given:
    write('Dockerfile', "FROM $base\nCOPY . /files\nRUN [ \"\$(cd /files && find . -type f)\" = ./kept ]\n")
    write('.dockerignore', 'Dockerfile\n.dockerignore\n*.log\n')
    write('kept', '')
    write('a.log', '')

    when:
    build(Build.of(folder))

    then:
    observer.image("$name:1").present
  }

  def "the text of a Dockerfile in the script gets into no image"() {
    given:
    write('kept', '')

    when:
    build(Build.of(folder).toBuilder()
      .inlineDockerfile("FROM $base\nCOPY . /files\nRUN [ \"\$(cd /files && find . -type f)\" = ./kept ]\n").build())

    then:
    observer.image("$name:1").present
  }

  def "a here-document is run where it is understood, and refused with its line elsewhere"() {
    given:
    write('Dockerfile', "FROM $base\nRUN <<EOF\necho one > /written\nEOF\nRUN [ \"\$(cat /written)\" = one ]\n")

    when:
    def problem = null
    try {
      build(Build.of(folder))
    } catch (ProblemException e) {
      problem = e.message
    }

    then:
    engine.builders().contains(BUILDKIT)
      ? problem == null && observer.image("$name:1").present
      : problem == "$folder/Dockerfile:2: a here-document needs BuildKit, and the builder of this engine is the classic one"
  }

  def "a build that may not use earlier results does everything again"() {
    given:
    write('Dockerfile', "FROM $base\nRUN date +%N > /now\n")
    def again = new BuildCaching(BuildCaching.Use.FORBIDDEN, [], [], [], BuildCaching.Pull.MISSING)

    expect:
    build(Build.of(folder)) == build(Build.of(folder))
    build(Build.of(folder)) != build(Build.of(folder).toBuilder().caching(again).build())
  }

  private String build(
      Build build, Builder wanted = null, CancellationToken cancellation = CancellationToken.none(), Closure listener = { }) {
    def context = BuildContext.of('app', build)
    def builder = wanted ?: new BuildRoute(context).choose(engine.builders())
    def names = ["$name:1"] + build.tags()
    def order = new BuildOrder(names.collect { ImageReference.parse(it.toString()) }, build, builder, context.dockerfile(),
      context.dockerfileText(), [], labels(name), BuildCache.USE)
    context.tar(builder).withCloseable { tar ->
      engine.buildImage(order, tar, { text, done, total ->
        told << "$done/$total $text".toString()
        listener.call(told.last())
      } as Progress, cancellation)
    }
  }

  private void write(String path, String text) {
    def file = folder.resolve(path)
    Files.createDirectories(file.parent)
    Files.writeString(file, text)
  }

  private void set(String path, String permissions) {
    Files.setPosixFilePermissions(folder.resolve(path), PosixFilePermissions.fromString(permissions))
  }

  private void run(String... command) {
    assert new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor() == 0
  }
}
