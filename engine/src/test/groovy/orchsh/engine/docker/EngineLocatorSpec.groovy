package orchsh.engine.docker

import static orchsh.engine.wire.FakeEngine.ok
import static orchsh.engine.wire.FakeEngine.refusal

import java.nio.file.Files
import java.nio.file.Path
import java.security.MessageDigest
import java.util.concurrent.CountDownLatch
import orchsh.engine.docker.EngineLocator.Located
import orchsh.engine.problem.ProblemException
import orchsh.engine.problem.ProblemException.Kind
import orchsh.engine.wire.EngineAddress
import orchsh.engine.wire.FakeEngine
import orchsh.engine.wire.TlsFiles
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class EngineLocatorSpec extends Specification {

  @TempDir
  Path folder
  List<FakeEngine> engines = []
  Map<String, String> environment = [:]

  def cleanup() {
    engines*.close()
  }

  def "takes the engine that was named, whatever else there is: #how"(String how, Closure<?> name) {
    given:
    engineAt('sys/var/run/docker.sock')
    engineAt('env.sock')
    context('remote', "unix://${engineAt('context.sock')}")
    def host = engineAt('host.sock')
    Optional<String> told = name(this, "unix://$host".toString())

    expect:
    locator().locate(told).engine().get().how() == how

    where:
    how                           | name
    '--host'                      | { it, named -> it.environment.DOCKER_HOST = 'tcp://nowhere'; Optional.of(named) }
    'DOCKER_HOST'                 | { it, named -> it.environment.DOCKER_HOST = named; it.environment.DOCKER_CONTEXT = 'remote'; Optional.empty() }
    'the Docker context `remote`' | { it, named -> it.environment.DOCKER_CONTEXT = 'remote'; Optional.empty() }
    'the Docker context `remote`' | { it, named -> it.config('{"auths":{},"currentContext":"remote"}'); Optional.empty() }
    'its usual socket'            | { it, named -> it.environment.DOCKER_CONTEXT = 'default'; Optional.empty() }
    'its usual socket'            | { it, named -> it.config('{"auths":{}}'); Optional.empty() }
  }

  def "does not look further when the engine that was named does not answer"() {
    given:
    engineAt('sys/var/run/docker.sock')
    environment.DOCKER_HOST = "unix://$folder/none.sock".toString()

    when:
    locator().locate(Optional.empty())

    then:
    def e = thrown(ProblemException)
    e.kind() == Kind.NO_ENGINE
    e.message == "no container engine answers at unix://$folder/none.sock: there is no such socket"
    e.problems().first().hint().get() == 'the address comes from DOCKER_HOST'
  }

  def "says what to do about an engine that wants TLS"() {
    given:
    def socket = engineAt('tls.sock') { 'HTTP/1.1 400 Bad Request\r\nContent-Length: 47\r\n\r\nClient sent an HTTP request to an HTTPS server.' }

    when:
    locator().locate(Optional.of("unix://$socket".toString()))

    then:
    def e = thrown(ProblemException)
    e.message.endsWith('it says client sent an HTTP request to an HTTPS server')
    e.problems().first().hint().get() == 'the address comes from --host; DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH turn on TLS'
  }

  def "finds the first that answers at the usual places: #socket"(String socket) {
    given:
    environment.XDG_RUNTIME_DIR = "$folder/run/user/1".toString()
    engineAt('sys/run/podman/podman.sock')
    engineAt('run/user/1/podman/podman.sock')
    def path = engineAt(socket)

    when:
    def found = locator().locate(Optional.empty())

    then:
    found.engine().get() == new Located(new EngineAddress.Unix(path), 'its usual socket', '127.0.0.1')

    where:
    socket << ['sys/var/run/docker.sock', 'run/user/1/docker.sock', 'home/.docker/run/docker.sock', 'home/.docker/desktop/docker.sock']
  }

  def "passes over a socket that nobody listens on"() {
    given:
    Files.createFile(Files.createDirectories(folder.resolve('sys/var/run')).resolve('docker.sock'))
    def podman = engineAt('sys/run/podman/podman.sock')

    when:
    def found = locator().locate(Optional.empty())

    then:
    found.engine().get().address() == new EngineAddress.Unix(podman)
    found.attempts()*.outcome() == ['connection refused', 'there is no such socket', 'there is no such socket']
  }

  def "does not take another engine for one that is there and #how"(String how, Closure<?> answer, String words) {
    given:
    def socket = engineAt('home/.docker/run/docker.sock', answer)
    engineAt('sys/run/podman/podman.sock')

    when:
    locator().locate(Optional.empty())

    then:
    def e = thrown(ProblemException)
    e.kind() == Kind.NO_ENGINE
    e.message == words.replace('SOCKET', "unix://$socket")
    e.problems().first().hint().get().endsWith('name another engine with --host')

    where:
    how           | answer                           || words
    'is frozen'   | { new CountDownLatch(1).await() } || 'the container engine at SOCKET did not answer within 5 s'
    'is not well' | { refusal(500, 'Not today.') }   || 'no container engine answers at SOCKET: it says not today'
  }

  def "ends with our own engine"() {
    given:
    def socket = engineAt('box/docker.sock')
    ourEngine(socket)

    expect:
    locator().locate(Optional.empty()).engine().get() == new Located(new EngineAddress.Unix(socket), 'the private engine', '172.30.0.2')
  }

  def "knows where the ports of our own engine are, also when it is named"() {
    given:
    def socket = engineAt('data/orchsh/engine/docker.sock')
    environment.XDG_DATA_HOME = folder.resolve('data').toString()
    ourEngine(socket, 'data/orchsh/engine')
    environment.DOCKER_HOST = "unix://$socket".toString()

    expect:
    locator().locate(Optional.empty()).engine().get() == new Located(new EngineAddress.Unix(socket), 'DOCKER_HOST', '172.30.0.2')
  }

  def "says where it looked when there is none"() {
    given:
    ourEngine(folder.resolve('gone.sock'))

    when:
    def findings = locator().locate(Optional.empty())

    then:
    findings.engine().empty
    findings.attempts()*.outcome() == ['there is no such socket'] * 5
    findings.attempts()*.address()*.toString() == [
      "unix://$folder/sys/var/run/docker.sock", "unix://$folder/home/.docker/run/docker.sock",
      "unix://$folder/home/.docker/desktop/docker.sock", "unix://$folder/sys/run/podman/podman.sock",
      "unix://$folder/gone.sock"]*.toString()
  }

  def "a context brings its own certificates, and no variables count"() {
    given:
    environment.DOCKER_TLS_VERIFY = '1'
    environment.DOCKER_CERT_PATH = '/elsewhere'
    context('remote', 'tcp://box:2376', skip)
    def tls = Files.createDirectories(folder.resolve("home/.docker/contexts/tls/${sha256('remote')}/docker"))

    expect:
    new DockerContexts(surroundings()).address('remote') == new EngineAddress.Tcp('box', 2376, Optional.of(new TlsFiles(tls, trust)))

    where:
    skip  || trust
    false || TlsFiles.Trust.VERIFIED
    true  || TlsFiles.Trust.UNVERIFIED
  }

  def "says what is wrong with a context: #words"(String words, Closure<?> prepare) {
    given:
    environment.DOCKER_CONTEXT = 'remote'
    prepare(this)

    when:
    locator().locate(Optional.empty())

    then:
    def e = thrown(ProblemException)
    e.message.contains(words)

    where:
    words                                                         | prepare
    'there is no Docker context `remote`'                         | { it }
    'the Docker context `remote` does not say where its engine is' | { it.context('remote', '') }
    'begins with `ftp`'                                           | { it.context('remote', 'ftp://x') }
    'config.json` is not the JSON it should be'                   | { it.environment.remove('DOCKER_CONTEXT'); it.config('{"currentContext":') }
  }

  def "ports are reached where the engine is: #host"(String host, String publishedAt) {
    expect:
    EngineLocator.publishedAt(EngineAddress.parse(host, surroundings())) == publishedAt

    where:
    host                 || publishedAt
    'unix:///x'          || '127.0.0.1'
    'tcp://10.0.0.1'     || '10.0.0.1'
    'ssh://ann@box:2222' || 'box'
  }

  private EngineLocator locator() {
    new EngineLocator(surroundings(), folder.resolve('sys'))
  }

  private surroundings() {
    FakeEngine.surroundings(environment, folder.resolve('home'))
  }

  private Path engineAt(String path, Closure<?> answer = { ok('OK') }) {
    def socket = folder.resolve(path)
    engines << new FakeEngine(socket, { talk ->
      while (true) {
        talk.say(answer(talk.ask()) as String)
      }
    })
    socket
  }

  private void config(String json) {
    Files.writeString(Files.createDirectories(folder.resolve('home/.docker')).resolve('config.json'), json)
  }

  private void context(String name, String host, boolean skip = false) {
    def meta = Files.createDirectories(folder.resolve("home/.docker/contexts/meta/${sha256(name)}")).resolve('meta.json')
    Files.writeString(meta, """{"Name":"$name","Metadata":{},"Endpoints":{"docker":{"Host":"$host","SkipTLSVerify":$skip}}}""")
  }

  /** Whose processes are this one, so that it counts as running. */
  private void ourEngine(Path socket, String place = 'home/.local/share/orchsh/engine') {
    def pid = ProcessHandle.current().pid()
    def born = Files.readString(Path.of("/proc/$pid/stat")).with { it.substring(it.lastIndexOf(')') + 2).split(' ')[19] }
    def state = [
      MODE: 'box', SOCKET: socket, PID: pid, PID_BORN: born, DOCKERD_PID: pid, DOCKERD_BORN: born, ADDRESS: '172.30.0.2',
      STARTED: '2026-01-01T00:00:00Z', DATA_ROOT: '/e/data', LOG: '/e/log', POOL: '10.201.0.0/16', MTU: 1500, OUTBOUND: 'no',
      BOOT: Files.readString(Path.of('/proc/sys/kernel/random/boot_id')).strip()]
    Files.writeString(Files.createDirectories(folder.resolve(place)).resolve('state'),
      state.collect { key, value -> "$key=$value\n" }.join(''))
  }

  private static String sha256(String text) {
    MessageDigest.getInstance('SHA-256').digest(text.bytes).encodeHex()
  }
}
