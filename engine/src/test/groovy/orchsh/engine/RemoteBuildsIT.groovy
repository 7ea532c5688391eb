package orchsh.engine

import static orchsh.engine.event.EngineEvent.RunFinished.Outcome.DONE

import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import orchsh.engine.caller.CancellationToken
import orchsh.engine.caller.Surroundings
import orchsh.engine.model.Build
import orchsh.engine.model.BuildSource
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Plan
import orchsh.engine.plan.Step
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.TempDir
import spock.lang.Timeout

/** Images whose files lie at an address. */
@Timeout(120)
class RemoteBuildsIT extends RealEngineSpec {
  @TempDir
  Path folder

  @AutoCleanup
  ContextServer server

  @Shared
  Orchestrator withGit = new Orchestrator(observer, { engine }, EngineFixture.engine().address(), EngineFixture.locality(), workshop(),
    Memory.none(), new Surroundings(Path.of('/'), Path.of('/'), [PATH: System.getenv('PATH')], Clock.systemUTC()))

  String base = image('busybox:latest')

  def setup() {
    server = new ContextServer(folder)
  }

  def cleanup() {
    removeAll()
    new Leftovers(client, observer, engine).remove(name)
  }

  def "an image is built from a tar at an address, again only when its mark has changed"() {
    given:
    def stack = stackOf(buildFrom('files/app.tar'))
    server.put('app.tar', tarOf('one'))

    expect:
    settles(stack, 'one')

    when:
    server.put('app.tar', tarOf('two'))
    def reasons = reasonsToBuild(stack)
    settles(stack, 'two')

    then:
    reasons == ['revision changed']
  }

  def "an image is built from a git repository, again only when the commit has changed: #what"(String what, String fragment, String subfolder) {
    given:
    git('init', '-q', '-b', 'main', 'app.git')
    commit(subfolder, 'one')
    def stack = stackOf(buildFrom("git/app.git$fragment"))

    expect:
    settles(stack, 'one')

    when:
    commit(subfolder, 'two')
    def reasons = reasonsToBuild(stack)
    settles(stack, 'two')

    then:
    reasons == ['revision changed']

    where:
    what                     | fragment    | subfolder
    'its own branch'         | ''          | ''
    'a folder of a branch'   | '#main:sub' | 'sub'
  }

  def "what is not at its address is told, and nothing is started"() {
    when:
    def outcome = run(stackOf(buildFrom(path)))

    then:
    outcome != DONE
    failures().any { it.startsWith("image `$name-app:latest` cannot be built: ") }
    containers().empty

    where:
    path << ['files/none.tar', 'git/none.git']
  }

  private Build buildFrom(String path) {
    Build.from(BuildSource.ofAddress(server.address(path)).get()).build()
  }

  private Stack stackOf(Build build) {
    stack(Service.named('app').build(build).command(['sleep', '1000']))
  }

  /** Everything is done, the container says this, and nothing is left to do. */
  private void settles(Stack stack, String word) {
    assert run(stack) == DONE
    assert said() == word
    assert planOf(stack).changesNothing()
  }

  private Plan planOf(Stack stack) {
    withGit.plan(stack, observer.observe(name), Goal.Up.all())
  }

  private run(Stack stack) {
    events.clear()
    def outcome = withGit.run(planOf(stack), { events << it }, CancellationToken.none())
    failures().each { println "$name: $it" }
    outcome
  }

  private List<String> reasonsToBuild(Stack stack) {
    planOf(stack).steps().findAll { it.step() instanceof Step.BuildImage }*.why()
  }

  private String said() {
    observer.exec("$name-app-1", ['cat', '/said'], Duration.ofSeconds(10), CancellationToken.none()).output().trim()
  }

  private Map<String, String> filesSaying(String word) {
    [Dockerfile: "FROM $base\nCOPY word /said\nSTOPSIGNAL KILL\n".toString(), word: word]
  }

  private byte[] tarOf(String word) {
    def files = Files.createTempDirectory(folder, 'tar')
    filesSaying(word).each { name, text -> Files.writeString(files.resolve(name), text) }
    run(files, 'tar', '-cf', '../out.tar', 'Dockerfile', 'word')
    Files.readAllBytes(folder.resolve('out.tar'))
  }

  private void commit(String subfolder, String word) {
    def files = Files.createDirectories(folder.resolve('app.git').resolve(subfolder))
    filesSaying(word).each { name, text -> Files.writeString(files.resolve(name), text) }
    git('-C', 'app.git', 'add', '.')
    git('-C', 'app.git', '-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-q', '-m', word)
  }

  private void git(String... words) {
    run(folder, 'git', *words)
  }

  private static void run(Path folder, String... command) {
    assert new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor() == 0
  }
}
