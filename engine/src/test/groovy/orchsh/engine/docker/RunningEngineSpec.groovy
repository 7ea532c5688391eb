package orchsh.engine.docker

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

@Requires({ os.linux })
class RunningEngineSpec extends Specification {
  @TempDir
  Path folder

  def "reads the state of an engine whose processes live"() {
    given:
    writeState([:])

    expect:
    with(RunningEngine.in(folder).get()) {
      mode() == PrivateEngine.Mode.BOX
      socket() == Path.of('/e/docker.sock')
      pid() == ProcessHandle.current().pid()
      address() == '10.201.16.2'
      mtu() == 1400
      outbound()
    }
  }

  def "does not believe a state that has #what"(String what, Map<String, String> changes) {
    given:
    writeState(changes)

    expect:
    RunningEngine.in(folder).empty

    where:
    what                             | changes
    'another process under the pid'  | [PID_BORN: '1']
    'a dead dockerd'                 | [DOCKERD_PID: '4194305']
    'another boot'                   | [BOOT: 'an older one']
    'a number that is none'          | [MTU: 'large']
    'a pid that leads elsewhere'     | [PID: '../../etc']
    'no socket'                      | [SOCKET: null]
  }

  def "no folder is no engine"() {
    expect:
    RunningEngine.in(folder.resolve('nothing')).empty
  }

  private void writeState(Map<String, String> changes) {
    def pid = ProcessHandle.current().pid()
    def born = Files.readString(Path.of("/proc/$pid/stat")).with { substring(lastIndexOf(')') + 2).split(' ')[19] }
    def state = [MODE: 'box', SOCKET: '/e/docker.sock', PID: "$pid", ADDRESS: '10.201.16.2', STARTED: '2026-01-02T03:04:05Z',
      DATA_ROOT: '/e/root', LOG: '/e/log', POOL: '10.201.0.0/16', MTU: '1400', OUTBOUND: 'yes', DOCKERD_PID: "$pid",
      PID_BORN: born, DOCKERD_BORN: born, BOOT: Files.readString(Path.of('/proc/sys/kernel/random/boot_id')).strip()] + changes
    Files.writeString(folder.resolve('state'), state.findAll { it.value != null }.collect { "$it.key=$it.value" }.join('\n'))
  }
}
