package orchsh.engine.docker

import java.net.StandardProtocolFamily
import java.nio.ByteBuffer
import java.nio.channels.Channels
import java.nio.channels.SocketChannel
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.caller.Surroundings
import orchsh.engine.docker.PrivateEngine.Mode
import orchsh.engine.docker.PrivateEngineException.Reason
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** Every engine here is a box, or lives in a network namespace made for it: the machine's own network is left alone. */
@Timeout(120)
class PrivateEngineIT extends Specification {
  @TempDir
  Path temporary

  List<PrivateEngine> engines = []
  List<String> said = [].asSynchronized()

  def cleanup() {
    engines.each {
      it.kill()
      it.remove { }
    }
  }

  def "starts, answers, and leaves nothing when it is stopped"() {
    given:
    def engine = engine('engine')
    def before = firewall()

    when:
    def running = start(engine)

    then:
    request(running, 'GET', '/_ping') == 'OK'
    engine.status().get() == running
    running.mode() == Mode.BOX
    routes().contains(running.pool())
    said.contains("The private engine runs in a box: published ports are at ${running.address()}.".toString())

    when:
    engine.stop { }

    then:
    engine.status().empty
    firewall() == before
    !routes().contains(running.pool())
    !Files.exists(running.socket())

    when:
    engine.remove { }

    then:
    !Files.exists(engine.folder())
  }

  def "this machine reaches published ports and the containers themselves, on networks made later too"() {
    given:
    def running = start(engine('engine'))
    importBusybox(running)
    request(running, 'POST', '/networks/create', '{"Name": "later", "CheckDuplicate": true}')
    createWebServer(running, 'published', '{"PortBindings": {"80/tcp": [{"HostPort": "8080"}]}}')
    createWebServer(running, 'unpublished', '{"NetworkMode": "later"}')

    expect:
    new PollingConditions(timeout: 60).eventually {
      assert reaches(running.address(), 8080)
      assert reaches(addressOf(running, 'published'), 80)
      assert reaches(addressOf(running, 'unpublished'), 80)
    }
  }

  def "keeps its data from one start to the next"() {
    given:
    def engine = engine('engine')
    importBusybox(start(engine))

    when:
    engine.stop { }
    def again = start(engine)

    then:
    request(again, 'GET', '/images/json').contains('busybox:latest')
  }

  def "a second start changes nothing, at once or later"() {
    given:
    def engine = engine('engine')
    def pool = Executors.newFixedThreadPool(3)

    when:
    def results = (1..3).collect { pool.submit({ start(engine) } as Callable) }*.get()

    then:
    results.toSet().size() == 1
    start(engine) == results[0]

    cleanup:
    pool.shutdownNow()
  }

  def "two engines live side by side"() {
    when:
    def one = start(engine('one'))
    def two = start(engine('two'))

    then:
    one.pool() != two.pool()
    request(one, 'GET', '/_ping') == 'OK'
    request(two, 'GET', '/_ping') == 'OK'
  }

  def "starts again after #what"(String what, Closure<?> disaster) {
    given:
    def engine = engine('engine')
    def running = start(engine)
    disaster(running)
    new PollingConditions(timeout: 60).eventually {
      assert engine.status().empty
    }

    when:
    def again = start(engine)

    then:
    again.engineProcess() != running.engineProcess()
    request(again, 'GET', '/_ping') == 'OK'
    !ProcessHandle.of(running.pid()).filter { it.alive }.present

    where:
    what                     | disaster
    'the box was killed'     | { RunningEngine e -> ProcessHandle.of(e.pid()).get().destroyForcibly() }
    'dockerd was killed'     | { RunningEngine e -> ProcessHandle.of(e.engineProcess()).get().destroyForcibly() }
    'the state was lost'     | { RunningEngine e -> Files.delete(e.socket().resolveSibling('state')) }
  }

  def "believes no state of another boot, nor one whose pids are other processes now"() {
    given:
    def engine = engine('engine')
    start(engine)
    def state = Files.readString(engine.folder().resolve('state'))
    engine.kill()
    Files.writeString(engine.folder().resolve('state'), state.replaceAll(/PID=\d+/, "PID=${ProcessHandle.current().pid()}"))
    Files.createFile(engine.folder().resolve('docker.sock'))

    expect:
    engine.status().empty
    request(start(engine), 'GET', '/_ping') == 'OK'
  }

  def "a start that is called off leaves no process"() {
    given:
    def engine = engine('engine')
    def cancellation = new Cancellation()
    cancellation.cancel()

    when:
    engine.start(Mode.BOX, [], { }, cancellation)

    then:
    def e = thrown(PrivateEngineException)
    e.reason() == Reason.CANCELLED
    engine.status().empty
    processesOf(engine) == []
  }

  def "says what dockerd says when it does not start"() {
    when:
    engine('engine').start(Mode.BOX, ['--no-such-option'], { }, CancellationToken.none())

    then:
    def e = thrown(PrivateEngineException)
    e.reason() == Reason.FAILED
    e.message.contains('unknown flag: --no-such-option')
  }

  def "refuses a folder that #what"(String what, String name, Closure<?> prepare) {
    given:
    def folder = temporary.resolve(name)
    prepare(folder)

    when:
    new PrivateEngine(folder, surroundings()).start(Mode.BOX, [], { }, CancellationToken.none())

    then:
    def e = thrown(PrivateEngineException)
    e.reason() == Reason.FOLDER_UNUSABLE

    where:
    what                   | name         | prepare
    'holds something else' | 'full'       | { Path it -> Files.createFile(Files.createDirectories(it).resolve('mine')) }
    'is too deep'          | 'x/' * 60    | { }
    'has a colon in it'    | 'a:b'        | { }
  }

  def "removes only a folder of its own"() {
    given:
    def folder = Files.createDirectories(temporary.resolve('mine'))
    Files.createFile(folder.resolve('file'))

    when:
    new PrivateEngine(folder, surroundings()).remove { }

    then:
    def e = thrown(PrivateEngineException)
    e.reason() == Reason.FOLDER_UNUSABLE
    Files.exists(folder.resolve('file'))
  }

  def "in one network there is one engine: the next is refused, or put into a box; and the rules are as before"() {
    given:
    def script = temporary.resolve('script.sh')
    Files.copy(PrivateEngine.getResourceAsStream('private-engine.sh'), script)
    def first = temporary.resolve('first')
    def second = temporary.resolve('second')
    engines << new PrivateEngine(first, surroundings()) << new PrivateEngine(second, surroundings())

    when:
    def output = inNetworkOfItsOwn("""
      rules() { iptables-save | grep -v '^#' | grep -v '^:.* ACCEPT' | grep -v '^\\*' | grep -v COMMIT; ip -o link | grep -v osh; cat /proc/sys/net/ipv4/ip_forward; }
      rules >$temporary/before
      sh $script start $first host; echo "first \$?"; grep ^MODE $first/state
      ip -o link show orchsh0 | grep -c orchsh0
      sh $script start $second host; echo "second \$?"
      sh $script start $second auto; echo "boxed \$?"; grep ^MODE $second/state
      sh $script stop $second
      sh $script stop $first
      rules >$temporary/after
      diff $temporary/before $temporary/after && echo same
    """)

    then:
    output == '''
      The private engine runs.
      first 0
      MODE=host
      1
      second 6
      boxed 0
      MODE=box
      The private engine is stopped.
      The private engine is stopped.
      same'''.stripIndent().trim()
  }

  private PrivateEngine engine(String name) {
    def engine = new PrivateEngine(temporary.resolve(name), surroundings())
    engines << engine
    engine
  }

  private RunningEngine start(PrivateEngine engine) {
    engine.start(Mode.BOX, [], { said << it }, CancellationToken.none())
  }

  private Surroundings surroundings() {
    new Surroundings(temporary, temporary, System.getenv(), Clock.systemUTC())
  }

  private static String firewall() {
    ['iptables-save'].execute().text.readLines().findAll { !it.startsWith('#') && !it.startsWith(':') }.join('\n')
  }

  private static String routes() {
    ['ip', 'route'].execute().text
  }

  private static List<String> processesOf(PrivateEngine engine) {
    ProcessHandle.allProcesses().toList()*.info()*.commandLine()
      .findAll { it.orElse('').contains("--config-file ${engine.folder()}/") }*.get()
  }

  private static boolean reaches(String address, int port) {
    new URL("http://$address:$port/").openConnection().tap { connectTimeout = 500; readTimeout = 500 }.responseCode == 404
  }

  private static void importBusybox(RunningEngine running) {
    def recipe = Path.of(System.getProperty('basedir', '.'), '../stdlib-scripts/images/busybox/rootfs.sh')
    def tree = running.socket().resolveSibling('busybox')
    assert ['sh', recipe.toString(), tree.toString()].execute().waitFor() == 0
    def tar = ['tar', '-C', tree.toString(), '-c', '.'].execute().inputStream.bytes
    request(running, 'POST', '/images/create?fromSrc=-&repo=busybox&tag=latest', tar)
  }

  private static void createWebServer(RunningEngine running, String name, String hostConfig) {
    def made = request(running, 'POST', "/containers/create?name=$name",
      """{"Image": "busybox", "Cmd": ["httpd", "-f"], "ExposedPorts": {"80/tcp": {}}, "HostConfig": $hostConfig}""")
    assert made.contains('"Id"')
    assert request(running, 'POST', "/containers/$name/start") == ''
  }

  private static String addressOf(RunningEngine running, String container) {
    (request(running, 'GET', "/containers/$container/json") =~ /"IPAddress":"([0-9.]+)"/)[0][1]
  }

  private static String request(RunningEngine running, String method, String path, Object body = '') {
    def bytes = body instanceof byte[] ? body : body.toString().bytes
    def type = body instanceof byte[] ? 'application/x-tar' : 'application/json'
    SocketChannel.open(StandardProtocolFamily.UNIX).withCloseable { channel ->
      channel.connect(UnixDomainSocketAddress.of(running.socket()))
      def head = "$method $path HTTP/1.0\r\nContent-Type: $type\r\nContent-Length: ${bytes.length}\r\n\r\n"
      [head.bytes, bytes].each { part ->
        def buffer = ByteBuffer.wrap(part)
        while (buffer.hasRemaining()) {
          channel.write(buffer)
        }
      }
      def answer = Channels.newInputStream(channel).text
      answer.substring(answer.indexOf('\r\n\r\n') + 4)
    }
  }

  private static String inNetworkOfItsOwn(String commands) {
    def setUp = '''
      mkdir /run/cgroup && mount --rbind /sys/fs/cgroup /run/cgroup && mount -t sysfs sysfs /sys &&
        mount --rbind /run/cgroup /sys/fs/cgroup
      ip link set lo up
    '''
    def process = new ProcessBuilder('unshare', '--mount', '--net', 'sh', '-c', "mount -t tmpfs tmpfs /run\n$setUp\n$commands")
    process.redirectError(ProcessBuilder.Redirect.DISCARD)
    def started = process.start()
    def text = started.text
    started.waitFor()
    text.readLines().findAll { !it.startsWith('The private engine runs in a box') }.join('\n')
  }
}
