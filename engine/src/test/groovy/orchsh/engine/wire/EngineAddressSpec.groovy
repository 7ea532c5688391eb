package orchsh.engine.wire

import java.nio.file.Path
import orchsh.engine.problem.ProblemException
import spock.lang.Specification

class EngineAddressSpec extends Specification {

  def "reads `#text` as #address"(String text, EngineAddress address, String again) {
    when:
    def read = EngineAddress.parse(text, FakeEngine.surroundings([:], Path.of('/home/ann')))

    then:
    read == address
    read.toString() == again

    where:
    text                        || address                      | again
    'unix:///var/run/x.sock'    || unix('/var/run/x.sock')      | text
    '/var/run/x.sock'           || unix('/var/run/x.sock')      | "unix://$text"
    'unix://~/x.sock'           || unix('/home/ann/x.sock')     | 'unix:///home/ann/x.sock'
    ' tcp://box '               || tcp('box', 2375)             | 'tcp://box:2375'
    'tcp://10.0.0.1:4243'       || tcp('10.0.0.1', 4243)        | text
    'tcp://10.0.0.1:4243/'      || tcp('10.0.0.1', 4243)        | 'tcp://10.0.0.1:4243'
    'http://box:80'             || tcp('box', 80)               | 'tcp://box:80'
    'tcp://[fe80::1]:2375'      || tcp('fe80::1', 2375)         | text
    'https://box'               || tls('box', 2376, '/home/ann/.docker') | 'tcp://box:2376'
    'ssh://box'                 || ssh(null, 'box', null, null) | text
    'ssh://ann@box:2222'        || ssh('ann', 'box', 2222, null) | text
    'ssh://ann@[::1]:2222'      || ssh('ann', '::1', 2222, null) | text
    'ssh://ann@box/run/d.sock'  || ssh('ann', 'box', null, '/run/d.sock') | text
  }

  def "encrypts a port when the variables #environment say so"(Map<String, String> environment, TlsFiles files) {
    when:
    def address = EngineAddress.parse('tcp://box', FakeEngine.surroundings(environment, Path.of('/home/ann')))

    then:
    address == new EngineAddress.Tcp('box', 2376, Optional.of(files))

    where:
    environment                                      || files
    [DOCKER_TLS_VERIFY: '1']                         || new TlsFiles(Path.of('/home/ann/.docker'), TlsFiles.Trust.VERIFIED)
    [DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/c'] || new TlsFiles(Path.of('/c'), TlsFiles.Trust.VERIFIED)
    [DOCKER_TLS_VERIFY: '', DOCKER_CERT_PATH: '/c']  || new TlsFiles(Path.of('/c'), TlsFiles.Trust.UNVERIFIED)
    [DOCKER_TLS: '1']                                || new TlsFiles(Path.of('/home/ann/.docker'), TlsFiles.Trust.UNVERIFIED)
  }

  def "refuses `#text`: it #why"(String text, String why) {
    when:
    EngineAddress.parse(text, FakeEngine.surroundings())

    then:
    def e = thrown(ProblemException)
    e.kind() == ProblemException.Kind.USAGE
    e.message == "`$text` $why"
    e.problems().first().hint().present

    where:
    text                     || why
    ''                       || 'is not the address of a container engine'
    'box'                    || 'is not the address of a container engine'
    'unix://'                || 'names no socket'
    'npipe:////./pipe/x'     || 'is a pipe of Windows, which cannot be reached from here'
    'fd://'                  || 'is where an engine is told to listen, not where it is reached'
    'ftp://box'              || 'begins with `ftp`, which is no way to reach a container engine'
    'tcp://'                 || 'names no host'
    'tcp://:2375'            || 'names no host'
    'tcp://box:docker'       || 'has a port `docker` that is not a number'
    'tcp://box:0'            || 'has a port 0 that is not between 1 and 65535'
    'tcp://box:65536'        || 'has a port 65536 that is not between 1 and 65535'
    'tcp://box:2375/v1.41'   || 'has a path after the port'
    'tcp://fe80::1'          || 'names a host `fe80:` that cannot be one'
    'tcp://[fe80::1'         || 'has a `[` too many'
    'ssh://-oProxyCommand=x' || 'names a host `-oProxyCommand=x` that cannot be one'
    'ssh://-l@box'           || 'names no user before `@`'
    'ssh://@box'             || 'names no user before `@`'
    'ssh://ann:secret@box'   || 'holds a password, which ssh does not take'
  }

  def "reaches an engine over ssh by the docker command there"() {
    expect:
    SshConnection.command(ssh('ann', 'box', 2222, "/run/it's.sock")) ==
      ['ssh', '-T', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=15', '-o', 'LogLevel=ERROR', '-l', 'ann', '-p', '2222', '--', 'box',
       'docker', '--host', "unix://'/run/it'\\''s.sock'", 'system', 'dial-stdio']
  }

  private static EngineAddress unix(String path) {
    new EngineAddress.Unix(Path.of(path))
  }

  private static EngineAddress tcp(String host, int port) {
    new EngineAddress.Tcp(host, port, Optional.empty())
  }

  private static EngineAddress tls(String host, int port, String folder) {
    new EngineAddress.Tcp(host, port, Optional.of(new TlsFiles(Path.of(folder), TlsFiles.Trust.VERIFIED)))
  }

  private static EngineAddress.Ssh ssh(String user, String host, Integer port, String socket) {
    new EngineAddress.Ssh(
      Optional.ofNullable(user), host, port == null ? OptionalInt.empty() : OptionalInt.of(port), Optional.ofNullable(socket))
  }
}
