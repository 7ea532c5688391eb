package orchsh.shell

import java.net.StandardProtocolFamily
import java.net.UnixDomainSocketAddress
import java.nio.channels.ServerSocketChannel
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.Surroundings
import orchsh.shell.syntax.EngineOptions
import orchsh.shell.call.OwnEngine.State
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.invocation.Console
import orchsh.shell.invocation.Invocation
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Requires({ os.linux })
@Timeout(120)
class OwnPrivateEngineSpec extends Specification {
  @TempDir
  Path home

  @AutoCleanup
  ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)

  def "an engine that accepts but never answers is known to run, without a version"() {
    given:
    def engine = engine()
    Files.createDirectories(engine.data())
    def socket = engine.data().resolve('docker.sock')
    silent.bind(UnixDomainSocketAddress.of(socket))
    writeState(engine.data(), socket)

    expect:
    engine.state() == State.RUNNING
    with(engine.status()) {
      state() == State.RUNNING
      location() == "unix://$socket"
      version().empty
    }
  }

  def "an engine that has data but no processes is stopped, one without either is absent"() {
    given:
    def engine = engine()

    expect:
    engine.state() == State.ABSENT

    when:
    Files.createDirectories(engine.data().resolve('root'))

    then:
    engine.state() == State.STOPPED
    engine.status().version().empty
  }

  private OwnPrivateEngine engine() {
    def look = Appearance.stream(Glyphs.ASCII)
    def silence = new PrintWriter(Writer.nullWriter())
    def console = new Console(
      silence, silence, new BufferedReader(Reader.nullReader()), look, look, Console.Asking.POINTLESS)
    def surroundings = new Surroundings(home, home, [:], Clock.systemUTC())
    new OwnPrivateEngine(
      new EngineOptions(Optional.empty(), EngineOptions.Consent.LOOK_ONLY),
      new Invocation(['engine', 'status'], surroundings, console, new Cancellation()))
  }

  /** What an engine leaves in its folder while it runs; the processes are this one. */
  private static void writeState(Path folder, Path socket) {
    def pid = ProcessHandle.current().pid()
    def born = Files.readString(Path.of("/proc/$pid/stat")).with { substring(lastIndexOf(')') + 2).split(' ')[19] }
    def state = [
      MODE: 'host', SOCKET: socket, PID: pid, ADDRESS: '127.0.0.1', STARTED: '2026-01-02T03:04:05Z',
      DATA_ROOT: folder.resolve('root'), LOG: folder.resolve('log'), POOL: '10.201.0.0/16', MTU: 1500, OUTBOUND: 'yes',
      DOCKERD_PID: pid, PID_BORN: born, DOCKERD_BORN: born,
      BOOT: Files.readString(Path.of('/proc/sys/kernel/random/boot_id')).strip(),
    ]
    Files.writeString(folder.resolve('state'), state.collect { "$it.key=$it.value" }.join('\n'))
  }
}
