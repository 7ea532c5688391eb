package orchsh.engine.docker

import static orchsh.engine.Leftovers.labels

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.util.concurrent.CopyOnWriteArrayList
import orchsh.engine.EngineFixture
import orchsh.engine.Leftovers
import orchsh.engine.PrivateRegistry
import orchsh.engine.RealEngineSpec
import orchsh.engine.SuiteEngine
import orchsh.engine.caller.CancellationToken
import orchsh.engine.caller.Surroundings
import orchsh.engine.image.BuildContext
import orchsh.engine.model.Build
import orchsh.engine.model.ImageReference
import orchsh.engine.model.PullPolicy
import orchsh.engine.model.Service
import orchsh.engine.plan.Goal
import orchsh.engine.port.ContainerEngine
import orchsh.engine.port.ContainerEngine.BuildCache
import orchsh.engine.port.ContainerEngine.BuildOrder
import orchsh.engine.port.ContainerEngine.Builder
import orchsh.engine.port.ContainerEngine.Progress
import orchsh.engine.problem.ProblemException
import orchsh.engine.run.Reach
import orchsh.engine.wire.WireClient
import orchsh.engine.wire.WireRequest
import spock.lang.IgnoreIf
import spock.lang.Shared
import spock.lang.TempDir
import spock.lang.Timeout

/** To and from a registry that wants a login. */
@IgnoreIf({ SuiteEngine.chosen().rootless })
@Timeout(120)
class RegistryIT extends RealEngineSpec {
  @Shared @TempDir
  Path storage

  @TempDir
  Path home

  @Shared PrivateRegistry registry
  List<ContainerEngine> engines = []

  def setupSpec() {
    registry = PrivateRegistry.startIn(storage)
  }

  def cleanupSpec() {
    registry?.stop()
  }

  def cleanup() {
    engines*.close()
    new Leftovers(client, observer, engine).remove(name)
    observer.observe(name).images().findAll { it.names().any { it.contains(name) } }.each {
      client.send(WireRequest.of('DELETE', "/images/${it.id()}?force=1")).close()
    }
  }

  def "an image goes to the registry and comes back, with #way"(String way, Closure prepare) {
    given:
    prepare.call(this)
    def told = new CopyOnWriteArrayList<String>()
    def image = made('one')

    when:
    def digest = mine().pushImage(image, { text, done, total -> told << text } as Progress, CancellationToken.none())

    then:
    digest ==~ /sha256:[0-9a-f]{64}/
    told.last() == "$image 1 of 1 layers"
    mine().digestInRegistry(image, CancellationToken.none()).get() == digest

    when:
    forget(image)
    mine().pullImage(image, Optional.empty(), Progress.IGNORED, CancellationToken.none())

    then:
    observer.image(image.toString()).present

    where:
    way                      | prepare
    'a login in the file'    | { it.login('ann', 'secret') }
    'a login from a helper'  | { it.helper('echo \'{"Username": "ann", "Secret": "secret"}\'') }
  }

  def "who is not logged in is told to, when he #what"(String what, Closure act, String message) {
    given:
    def image = made('two')

    when:
    act.call(nobody(), image)

    then:
    def e = thrown(ProblemException)
    e.problems()[0].message() == message.replace('IMAGE', image.toString()).replace('HOST', registry.host())
    e.problems()[0].hint().get().contains("`docker login ${registry.host()}`")

    where:
    what     | act                                                                                     || message
    'pushes' | { who, wanted -> who.pushImage(wanted, Progress.IGNORED, CancellationToken.none()) } || 'image `IMAGE` cannot be pushed: `HOST` wants a login'
    'pulls'  | { who, wanted -> who.pullImage(wanted, Optional.empty(), Progress.IGNORED, CancellationToken.none()) } || 'image `IMAGE` does not exist, or needs a login'
  }

  def "who is not let in is told so, by name"() {
    given:
    login('ann', 'wrong')
    def image = made('three')

    when:
    mine().pushImage(image, Progress.IGNORED, CancellationToken.none())

    then:
    def e = thrown(ProblemException)
    e.problems()[0].message() == "image `$image` cannot be pushed: `${registry.host()}` does not let `ann` do that"
    !e.message.contains('wrong')
  }

  def "a helper that fails is named when the login is missed"() {
    given:
    helper('echo "the vault is locked"; exit 1')

    when:
    mine().pullImage(ImageReference.parse("${registry.host()}/$name:none"), Optional.empty(), Progress.IGNORED, CancellationToken.none())

    then:
    def e = thrown(ProblemException)
    e.problems()[0].hint().get() == '`docker-credential-vault`, which keeps the login, gives none: the vault is locked'
  }

  def "what is not here cannot be pushed, nor can anything to where nobody listens: #place"(String place, Closure named, String words) {
    given:
    login('ann', 'secret')

    when:
    mine().pushImage(ImageReference.parse(named.call(this) as String), Progress.IGNORED, CancellationToken.none())

    then:
    def e = thrown(ProblemException)
    e.message.contains(words)

    where:
    place             | named                                       || words
    'an unknown name' | { "${it.registry.host()}/${it.name}:none" } || 'it is not on this engine'
    'a dead registry' | { it.made('four', 'localhost:1') }          || 'its registry `localhost:1` cannot be reached'
  }

  def "a build starts from an image that needs a login"() {
    given:
    login('ann', 'secret')
    def base = made('base')
    mine().pushImage(base, Progress.IGNORED, CancellationToken.none())
    forget(base)
    Files.writeString(home.resolve('Dockerfile'), "FROM $base\nRUN true\n")
    def build = Build.of(home)
    def context = BuildContext.of('app', build)
    def order = new BuildOrder([ImageReference.parse("$name:built")], build, Builder.CLASSIC, context.dockerfile(), context.dockerfileText(),
      [base], labels(name), BuildCache.USE)

    expect:
    mine().buildImage(order, context.tar(Builder.CLASSIC), Progress.IGNORED, CancellationToken.none()).startsWith('sha256:')
  }

  def "a container follows the registry when its image is always pulled"() {
    given:
    login('ann', 'secret')
    def image = made('always')
    mine().pushImage(image, Progress.IGNORED, CancellationToken.none())
    def service = Service.named('web').image(image).pull(PullPolicy.of(PullPolicy.Kind.ALWAYS))
      .command(['sh', '-c', 'trap "exit 0" TERM; sleep 1000 & wait'])
    def following = EngineFixture.orchestrator(observer, { mine() }, EngineFixture.engine().address(), Reach.Locality.LOCAL)
    def plan = { following.plan(stack(service), observer.observe(name), Goal.Up.all()) }
    following.run(plan(), { }, CancellationToken.none())
    def before = containers()*.id()

    expect:
    plan().steps().every { !it.step().changes() }

    when:
    made('always', registry.host(), 'LABEL other=content')
    mine().pushImage(image, Progress.IGNORED, CancellationToken.none())
    client.send(WireRequest.post("/images/${before.collect { observer.containersOf(name)[0].imageId() }[0]}/tag?repo=${registry.host()}/$name&tag=always")).close()
    def next = plan()
    following.run(next, { }, CancellationToken.none())

    then:
    next.steps()[0].toString() == "#1 pull $image: the registry has another one now"
    containers()*.id() != before
    observer.image(containers()[0].imageId()).get().label('other').get() == 'content'
  }

  /** An image of one layer that nobody else has. */
  ImageReference made(String tag, String host = registry.host(), String change = 'LABEL some=content') {
    def base = image('busybox:latest')
    def named = ImageReference.parse("$host/$name:$tag")
    Files.writeString(home.resolve('Dockerfile.made'), "FROM $base\n$change\n")
    def build = Build.of(home).toBuilder().dockerfile('Dockerfile.made').build()
    def context = BuildContext.of('made', build)
    def order = new BuildOrder([named], build, Builder.CLASSIC, context.dockerfile(), context.dockerfileText(), [], labels(name), BuildCache.USE)
    engine.buildImage(order, context.tar(Builder.CLASSIC), Progress.IGNORED, CancellationToken.none())
    named
  }

  void login(String user, String password) {
    config("""{"auths": {"${registry.host()}": {"auth": "${"$user:$password".bytes.encodeBase64()}"}}}""")
  }

  void helper(String script) {
    config("""{"credHelpers": {"${registry.host()}": "vault"}}""")
    def file = home.resolve('docker-credential-vault')
    Files.writeString(file, "#!/bin/sh\n$script\n")
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rwxr-xr-x'))
  }

  private void config(String json) {
    Files.createDirectories(home.resolve('.docker'))
    Files.writeString(home.resolve('.docker/config.json'), json)
  }

  private Surroundings surroundings() {
    def usual = EngineFixture.surroundings()
    new Surroundings(home, home, [PATH: "$home:/usr/bin:/bin".toString()], usual.clock())
  }

  private ContainerEngine mine() {
    def own = new DockerEngine(new WireClient(EngineFixture.address(), surroundings()), surroundings())
    engines << own
    own
  }

  private ContainerEngine nobody() {
    Files.deleteIfExists(home.resolve('.docker/config.json'))
    mine()
  }

  private void forget(ImageReference image) {
    client.send(WireRequest.of('DELETE', "/images/$image?force=1")).close()
    assert observer.image(image.toString()).empty
  }
}
