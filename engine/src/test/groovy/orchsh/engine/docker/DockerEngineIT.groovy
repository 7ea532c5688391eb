package orchsh.engine.docker

import static orchsh.engine.Leftovers.labels

import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executors
import orchsh.engine.EngineFixture
import orchsh.engine.Leftovers
import orchsh.engine.RealEngineSpec
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.model.Build
import orchsh.engine.model.ImageReference
import orchsh.engine.model.Mount
import orchsh.engine.model.Network
import orchsh.engine.model.Port
import orchsh.engine.model.Service
import orchsh.engine.model.Volume
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.port.ContainerEngine.AnonymousVolumes
import orchsh.engine.port.ContainerEngine.BuildCache
import orchsh.engine.port.ContainerEngine.BuildOrder
import orchsh.engine.port.ContainerEngine.Builder
import orchsh.engine.port.ContainerEngine.Progress
import orchsh.engine.port.ContainerEngine.RegistryUnreachableException
import orchsh.engine.port.ContainerOrder
import orchsh.engine.port.ContainerOrder.Membership
import orchsh.engine.port.EngineObserver.LogQuery
import orchsh.engine.port.MountOrder
import orchsh.engine.port.NetworkOrder
import orchsh.engine.port.NetworkPlace
import orchsh.engine.port.VolumeOrder
import orchsh.engine.problem.ProblemException
import orchsh.engine.problem.ProblemException.Kind
import org.apache.commons.compress.archivers.tar.TarArchiveEntry
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

@Timeout(120)
class DockerEngineIT extends RealEngineSpec {
  String image = image('busybox:latest')

  def cleanup() {
    new Leftovers(client, observer, engine).remove(name)
  }

  def "a network is created once, however often it is asked for"() {
    when:
    def first = engine.createNetwork(network())
    def second = engine.createNetwork(network())

    then:
    second == first
    observer.observe(name).ownNetworks()*.id() == [first]
  }

  def "a network takes packets of the size that the engine's default network takes"() {
    when:
    def id = engine.createNetwork(network())

    then:
    def wanted = packetSize('bridge') == '1500' ? '' : packetSize('bridge')
    packetSize(id) == wanted
  }

  def "several at once agree on one network: #round"(int round) {
    when:
    def ids = atOnce(6) { engine.createNetwork(network()) }

    then:
    ids.toSet().size() == 1
    observer.observe(name).ownNetworks()*.id() == ids.toSet().toList()

    where:
    round << (1..3)
  }

  def "a network of somebody else is not taken"() {
    given:
    engine.createNetwork(network())

    when:
    engine.createNetwork(network(name, labels('somebody-else')))

    then:
    def e = thrown(ProblemException)
    e.message == "there is a network `$name` already, which is not this stack's"
  }

  def "a network that is in use is not removed, and it is said by whom"() {
    given:
    def id = engine.createNetwork(network())
    running('web', ['sleep', '60'])

    when:
    engine.removeNetwork(id)

    then:
    def e = thrown(ProblemException)
    e.message == "the network `$id` cannot be removed: container `$name-web` uses it"
  }

  def "anonymous volumes stay or go with their container"() {
    given:
    engine.createNetwork(network())
    engine.createContainer(order('web', mounts: [MountOrder.of(new Mount.AnonymousVolume('/data', false))]))
    def volume = containers()[0].volumes()[0].volume()

    when:
    engine.removeContainer("$name-web", fate)

    then:
    observer.observe(name).volumeNamed(volume).present == stays

    cleanup:
    engine.removeVolume(volume)

    where:
    fate                    || stays
    AnonymousVolumes.KEEP   || true
    AnonymousVolumes.REMOVE || false
  }

  def "what is gone need not be removed"() {
    given:
    engine.createVolume(new VolumeOrder(name, new Volume('data'), labels(name)))

    when:
    engine.removeVolume(name)
    engine.removeVolume(name)
    engine.removeNetwork('no-such-network')
    engine.removeContainer('no-such-container', AnonymousVolumes.REMOVE)
    engine.stop('no-such-container', Duration.ZERO)

    then:
    observer.observe(name).ownVolumes().empty
  }

  def "a volume that is in use is not removed, and it is said by whom"() {
    given:
    engine.createNetwork(network())
    engine.createVolume(new VolumeOrder(name, new Volume('data'), labels(name)))
    engine.createContainer(order('db', mounts: [new MountOrder(new Mount.NamedVolume('data', '/data', false), name)]))

    when:
    engine.removeVolume(name)

    then:
    def e = thrown(ProblemException)
    e.message == "the volume `$name` cannot be removed: container `$name-db` uses it"
  }

  def "a container gets what was ordered"() {
    given:
    engine.createNetwork(network())
    engine.createVolume(new VolumeOrder(name, new Volume('data'), labels(name)))
    running('db', ['sleep', '60'])
    def expected = labels(name)

    when:
    def id = engine.createContainer(order('web',
      command: ['sh', '-c', 'touch /data/x /anonymous/y && env && ping -c 1 -W 1 database >/dev/null && echo reached; sleep 60'],
      env: [GREETING: 'hello world', EMPTY: ''],
      ports: Port.parse('127.0.0.1::80') + Port.parse('53/udp'),
      mounts: [
        new MountOrder(new Mount.NamedVolume('data', '/data', false), name),
        MountOrder.of(new Mount.AnonymousVolume('/anonymous', false)),
        MountOrder.of(new Mount.HostPath(Path.of('/tmp'), '/host', true)),
      ],
      place: new NetworkPlace(['www', 'site'], [database: "$name-db".toString()])))
    engine.start(id)
    engine.start(id)

    then:
    new PollingConditions(timeout: 60).eventually {
      assert log('web').containsAll(['GREETING=hello world', 'EMPTY=', 'reached'])
    }
    with(observer.containersOf(name).find { it.name() == "$name-web".toString() }) {
      it.state() == State.RUNNING
      it.image() == image
      it.labels().entrySet().containsAll(expected.entrySet())
      it.ports().collect { [it.address(), it.containerPort(), it.protocol(), it.isPublished()] }.containsAll([
        ['127.0.0.1', 80, 'tcp', true], ['0.0.0.0', 53, 'udp', true]])
      it.networks().keySet() == [expected[Labels.PROJECT]] as Set
    }
    exec('db', 'ping', '-c', '1', '-W', '1', 'site').exitCode() == 0
  }

  def "a container is reached in each network by the names it has there"() {
    given:
    engine.createNetwork(network())
    def other = engine.createNetwork(new NetworkOrder("$name-other", new Network('other', true), labels(name)))
    engine.createContainer(order('db', command: ['sleep', '60']))
    running('web', ['sleep', '60'])

    when:
    engine.connect(other, "$name-db", new NetworkPlace(['store'], [:]))
    engine.connect(other, "$name-web", new NetworkPlace([], [database: "$name-db".toString()]))
    engine.start("$name-db")

    then:
    exec('web', 'ping', '-c', '1', '-W', '1', 'store').exitCode() == 0
    exec('web', 'ping', '-c', '1', '-W', '1', 'database').exitCode() == 0
    observer.container("$name-db").get().networks().keySet() == [name, "$name-other".toString()] as Set

    when:
    engine.connect('no-such-network', "$name-db", new NetworkPlace([], [:]))

    then:
    def e = thrown(ProblemException)
    e.message.startsWith("`$name-db` cannot be connected to the network `no-such-network`: ")
  }

  def "a container is stopped and removed, once or more often"() {
    given:
    engine.createNetwork(network())
    running('web', ['sh', '-c', 'trap "exit 3" TERM; touch /tmp/listening; while true; do sleep 0.1; done'])
    new PollingConditions(timeout: 60).eventually {
      assert observer.hasPath("$name-web", '/tmp/listening')
    }

    when:
    engine.stop("$name-web", Duration.ofSeconds(5))
    engine.stop("$name-web", Duration.ofSeconds(5))

    then:
    observer.container("$name-web").get().exitCode() == 3

    when:
    engine.removeContainer("$name-web", AnonymousVolumes.REMOVE)
    engine.removeContainer("$name-web", AnonymousVolumes.REMOVE)

    then:
    observer.container("$name-web").empty
  }

  def "several may remove a container at once"() {
    given:
    engine.createNetwork(network())
    running('web', ['sleep', '60'])

    when:
    atOnce(6) { engine.removeContainer("$name-web", AnonymousVolumes.REMOVE) }

    then:
    observer.container("$name-web").empty
  }

  def "says what is wrong with an order: #what"() {
    given:
    engine.createNetwork(network())
    engine.createContainer(order('taken'))

    when:
    engine.createContainer(order(settings, service))
    engine.start("$name-$service")

    then:
    def e = thrown(ProblemException)
    e.kind() == Kind.STACK
    e.message == words.replace('NAME', name)

    where:
    what                  | service | settings                         || words
    'a path that is none' | 'web'   | [mounts: [MountOrder.of(new Mount.HostPath(Path.of('/no-such-folder'), '/x', false))]] || 'container `NAME-web` cannot be created: `/no-such-folder` is to be mounted and does not exist on the engine\'s host'
    'a name that is taken' | 'taken' | [:]                             || 'somebody else works on this stack: container `NAME-taken` has been made meanwhile, and not by this run'
    'no such image'       | 'web'   | [image: 'no-such-image:1']       || 'container `NAME-web` cannot be created: no such image: no-such-image:1'
    'no such network'     | 'web'   | [network: 'no-such-network']     || 'container `NAME-web` cannot be started: network no-such-network not found'
    'no such program'     | 'web'   | [command: ['no-such-program']]   || 'container `NAME-web` cannot be started: there is no `no-such-program` in its image'
  }

  def "says who has the port that is wanted"() {
    given:
    engine.createNetwork(network())
    engine.start(engine.createContainer(order('first', command: ['sleep', '60'], ports: [Port.of(28088, 80)])))

    when:
    engine.createContainer(order('second', ports: [Port.of(28088, 80)]))
    engine.start("$name-second")

    then:
    def e = thrown(ProblemException)
    e.message == "container `$name-second` cannot be started: port 28088 of the engine's host is taken by container `$name-first`"
    e.problems().first().hint().get() == "stop `$name-first`, or publish another port"
  }

  def "imports an image with its changes, and names it again"() {
    given:
    def imported = ImageReference.parse("$name:1")

    when:
    engine.importImage(imported, new ByteArrayInputStream(tar('etc/greeting': 'hello')),
      ['ENV GREETING="hello world"', 'EXPOSE 80', "LABEL ${Labels.STACK}=$name".toString()], CancellationToken.none())
    engine.tagImage("$name:1", ImageReference.parse("shop/$name:2"))

    then:
    with(observer.image("shop/$name:2").get()) {
      env().contains('GREETING=hello world')
      exposedPorts() == ['80/tcp']
    }
    observer.observe(name).imageNamed(imported.toString()).get().names() as Set == ["$name:1".toString(), "shop/$name:2".toString()] as Set
  }

  def "says why an import fails"() {
    when:
    engine.importImage(ImageReference.parse("$name:1"), new ByteArrayInputStream(tar(a: 'b')),
      ['NONSENSE x'], CancellationToken.none())

    then:
    def e = thrown(ProblemException)
    e.message.startsWith("image `$name:1` cannot be imported: ")
  }

  def "builds an image and tells how far it is"() {
    given:
    def told = new CopyOnWriteArrayList<String>()
    def dockerfile = "FROM $image\nARG WHO\nRUN echo hello \$WHO > /greeting\nFROM $image AS other\nCMD [\"false\"]\n"

    when:
    def id = engine.buildImage(
      buildOrder(dockerfile, [ImageReference.parse("$name:1"), ImageReference.parse("$name:2")], 'sub/Dockerfile') { it.arg('WHO', 'you').target('other') },
      new ByteArrayInputStream(tar('sub/Dockerfile': dockerfile)), { text, done, total -> told << "$done/$total $text".toString() } as Progress, CancellationToken.none())

    then:
    observer.observe(name).imageNamed("$name:2").get().id() == id
    told.first() == "1/7 Step 1/7 : FROM $image"
    told[1..2] == ['2/7 Step 2/7 : ARG WHO', '3/7 Step 3/7 : RUN echo hello $WHO > /greeting']
  }

  def "says which step of a build failed and what it said last"() {
    when:
    build("FROM $image\nRUN echo first\nRUN echo one; echo two >&2; exit 7\n")

    then:
    def e = thrown(ProblemException)
    e.kind() == Kind.STACK
    e.message == "image `$name:1` cannot be built: step 3 in line 3, `RUN echo one; echo two >&2; exit 7`, ended with exit code 7"
    e.problems().first().hint().get().readLines() as Set == ['it said last:', '  one', '  two'] as Set
  }

  def "says what is wrong with a Dockerfile: #what"() {
    when:
    build(dockerfile.replace('IMAGE', image))

    then:
    def e = thrown(ProblemException)
    e.message.startsWith("image `$name:1` cannot be built: $words")

    where:
    what             | dockerfile                    || words
    'a word unknown' | 'FROM IMAGE\nNONSENSE x\n'    || 'dockerfile parse error'
    'a missing file' | 'FROM IMAGE\nCOPY nope /x\n'  || 'step 2 in line 2, `COPY nope /x`, failed: file not found'
    'nothing in it'  | ''                            || ''
  }

  def "a build ends at once when it is cancelled"() {
    given:
    def cancellation = new Cancellation()
    def dockerfile = "FROM $image\nRUN echo begun; sleep 50\n"
    def order = buildOrder(dockerfile)
    def context = new ByteArrayInputStream(tar(Dockerfile: dockerfile))

    when:
    engine.buildImage(order, context, { text, done, total ->
      if (text == 'begun') {
        cancellation.cancel()
      }
    } as Progress, cancellation)

    then:
    def e = thrown(ProblemException)
    e.kind() == Kind.INTERRUPTED
  }

  def "a registry that cannot be reached is not an image that does not exist"() {
    when:
    engine.pullImage(ImageReference.parse('127.0.0.1:9/nothing/there:1'), Optional.empty(), Progress.IGNORED, CancellationToken.none())

    then:
    def e = thrown(RegistryUnreachableException)
    e.message.contains('connection refused')
  }

  private void running(String service, List<String> command) {
    engine.start(engine.createContainer(order(service, command: command)))
  }

  private NetworkOrder network(String called = name, Map<String, String> marks = labels(name)) {
    new NetworkOrder(called, new Network('net', false), marks)
  }

  private ContainerOrder order(Map<String, Object> settings = [:], String service) {
    def what = Service.named(service).image(image).command(settings.command ?: ['true'])
    settings.ports.each { what.port(it) }
    new ContainerOrder(
      "$name-$service".toString(),
      settings.image ?: image,
      what.build(),
      new TreeMap<>(settings.env ?: [:]),
      labels(name),
      settings.mounts ?: [],
      [new Membership(settings.network ?: name, settings.place ?: NetworkPlace.ANY)],
      [:])
  }

  private void build(String dockerfile) {
    engine.buildImage(
      buildOrder(dockerfile), new ByteArrayInputStream(tar(Dockerfile: dockerfile)), Progress.IGNORED, CancellationToken.none())
  }

  private BuildOrder buildOrder(
      String dockerfile, List<ImageReference> names = [ImageReference.parse("$name:1")], String path = 'Dockerfile', Closure more = { }) {
    def build = Build.of(Path.of('/not/read')).toBuilder().network('none')
    more.call(build)
    new BuildOrder(names, build.build(), Builder.CLASSIC, path, dockerfile, [], labels(name), BuildCache.USE)
  }

  private exec(String service, String... command) {
    observer.exec("$name-$service", command.toList(), Duration.ofSeconds(10), CancellationToken.none())
  }

  private List<String> log(String service) {
    def lines = []
    observer.logs("$name-$service", LogQuery.all(), { moment, line, isError -> lines << line }, CancellationToken.none())
    lines
  }

  private static byte[] tar(Map<String, String> files) {
    def bytes = new ByteArrayOutputStream()
    new TarArchiveOutputStream(bytes).withCloseable { tar ->
      files.each { name, content ->
        def entry = new TarArchiveEntry(name)
        entry.size = content.length()
        tar.putArchiveEntry(entry)
        tar.write(content.bytes)
        tar.closeArchiveEntry()
      }
    }
    bytes.toByteArray()
  }

  private static <T> List<T> atOnce(int count, Callable<T> work) {
    def threads = Executors.newFixedThreadPool(count)
    try {
      return threads.invokeAll([work] * count)*.get()
    } finally {
      threads.shutdownNow()
    }
  }

  private static String packetSize(String network) {
    def format = '{{index .Options "com.docker.network.driver.mtu"}}'
    def docker = ['docker', '-H', "unix://${EngineFixture.engine().socket()}".toString(), 'network', 'inspect', '--format', format, network].execute()
    docker.text.strip()
  }
}
