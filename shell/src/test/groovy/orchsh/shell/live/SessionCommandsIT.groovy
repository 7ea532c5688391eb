package orchsh.shell.live

import java.nio.file.Files
import java.util.zip.CRC32
import orchsh.engine.observed.ObservedContainer.State
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** The commands that take part in what goes on in containers: bytes in, bytes out, exit codes passed on. */
@Timeout(900)
class SessionCommandsIT extends StandingFixture {
  PollingConditions soon = new PollingConditions(timeout: 180)

  @Override
  String text() {
    '''
    service 'db' { image 'busybox'; command 'sh', '-c', 'trap "exit 0" TERM; echo up; sleep 1000 & wait'; wait log: 'up' }
    service 'web' {
      image 'busybox'; needs 'db'; env COLOUR: 'blue'; stopTimeout 0.s
      command 'sh', '-c', 'trap "exit 3" TERM; echo begun; n=0; while :; do n=$((n+1)); echo "line $n"; sleep 0.2; done'
    }
    service 'echo' { image 'busybox'; command 'cat'; stdin true; stopTimeout 0.s }
    '''
  }

  private List<String> all() {
    observer.containersOf(standing)*.name().sort()
  }

  def "exec: what is typed goes in, both outputs and the code come out"() {
    expect:
    run('exec', 'web', 'sh', '-c', 'echo $COLOUR; echo oh >&2; exit 7') == 7
    out.toString() == 'blue\n'
    err.toString() == 'oh\n'
    typing('one\ntwo\n') { run('exec', '-e', 'A=1', '-w', '/tmp', 'web', 'sh', '-c', 'wc -l; echo $A; pwd') } == 0
    out.toString() == '2\n1\n/tmp\n'
    run('exec', '-d', 'web', 'touch', '/tmp/touched') == 0
    soon.eventually { assert run('exec', 'web', 'test', '-e', '/tmp/touched') == 0 }
    run('exec', 'web', 'no-such-program') in [126, 127]
    err.toString().readLines().size() <= 3
  }

  def "exec: bytes are bytes, however many"() {
    given:
    def bytes = new byte[300_000]
    new Random(7).nextBytes(bytes)

    expect:
    typing(bytes) { run('exec', 'web', 'sh', '-c', 'cat >/tmp/bytes; wc -c </tmp/bytes') } == 0
    out.toString() == '300000\n'
    run('cp', 'web:/tmp/bytes', 'bytes') == 0
    sum(Files.readAllBytes(folder.resolve('bytes'))) == sum(bytes)
  }

  def "exec: in an entry of -c or of a file reads what comes in"() {
    given:
    Files.writeString(folder.resolve('load.orchsh'), 'exec -T db cat\nexec -T db wc -c\n')

    expect:
    typing('one\ntwo\n') { run('-c', 'exec -T db cat') } == 0
    out.toString() == 'one\ntwo\n'
    typing('one\ntwo\n') { run('load.orchsh') } == 0
    out.toString() == 'one\ntwo\n0\n'
  }

  def "run: a container of its own, input in, code out, and gone at its end"() {
    given:
    def before = all()

    expect:
    typing('three\n') { run('run', '-e', 'B=2', 'web', 'sh', '-c', 'cat; echo $COLOUR$B; exit 5') } == 5
    out.toString() == 'three\nblue2\n'
    all() == before
    run('run', '-d', '--name', "$standing-mine", 'web', 'sleep', '1000') == 0
    out.toString() == "$standing-mine\n"
    all() == (before + "$standing-mine".toString()).sort()
    run('rm', '-s', '-f', 'web') == 0
    !all().contains("$standing-mine".toString())
    run('up') == 0
    all() == before
  }

  def "run: that is called off leaves no container"() {
    given:
    def before = all()
    def running = start('run', 'web', 'sh', '-c', 'trap "exit 0" TERM; echo it-runs; sleep 1000 & wait')
    running.see('it-runs')

    when:
    running.ctrlC.cancel()

    then:
    running.end() == 130
    all() == before
  }

  def "attach: takes part in what the process prints and reads"() {
    given:
    def before = observer.containersOf(standing)*.id()

    when:
    def watching = start('attach', 'web')
    watching.see('line ')
    watching.ctrlC.cancel()

    then:
    watching.end() == 130
    watching.err.toString().contains("let go of `$standing-web-1`, which goes on")
    observer.containersOf(standing)*.id() == before
    observer.containersOf(standing).every { it.state() == State.RUNNING }

    when: 'what it is given comes back'
    input = new ByteArrayInputStream('there and back\n'.bytes)
    def talking = start('attach', 'echo')
    talking.see('there and back')
    talking.ctrlC.cancel()

    then:
    talking.end() == 130
  }

  def "cp: files and folders go in and come out, as tars too"() {
    given:
    Files.createDirectories(folder.resolve('site/deep'))
    Files.writeString(folder.resolve('site/deep/index.html'), 'hi')

    expect:
    run('cp', 'site', 'web:/srv') == 0
    run('exec', 'web', 'cat', '/srv/deep/index.html') == 0
    out.toString() == 'hi'
    run('cp', 'web:/srv/deep/index.html', 'back.html') == 0
    Files.readString(folder.resolve('back.html')) == 'hi'
    run('cp', 'web:/none', '.') == 1
    run('cp', 'site', 'web:/no/such/folder') == 1
    err.toString().startsWith('error: ')

    when: 'a tar that one container gives goes into another'
    def tar = start('cp', 'web:/srv', '-')
    def code = tar.end()
    def into = typing(tar.out.toString()) { run('cp', '-', 'db:/tmp') }

    then:
    code == 0
    into == 0
    run('exec', 'db', 'cat', '/tmp/srv/deep/index.html') == 0
    out.toString() == 'hi'
  }

  def "logs: follows through a restart and into a new container, until Ctrl-C"() {
    given:
    def logs = start('logs', '-f', '--no-log-prefix', '--tail', '1', 'web')
    logs.see('line ')

    when:
    assert run('restart', '-t', '0', 'web') == 0

    then:
    logs.see('begun')
    !logs.over

    when:
    def count = logs.out.toString().count('begun')
    assert run('up', '--force-recreate', '--no-deps', 'web') == 0

    then:
    soon.eventually { assert logs.out.toString().count('begun') > count }

    when:
    logs.ctrlC.cancel()

    then:
    logs.end() == 130
    logs.err.toString() == ''
  }

  private static long sum(byte[] bytes) {
    def sum = new CRC32()
    sum.update(bytes)
    sum.value
  }

  /** With something to be read. */
  private int typing(String text, Closure<Integer> work) {
    typing(text.bytes, work)
  }

  private int typing(byte[] bytes, Closure<Integer> work) {
    input = new ByteArrayInputStream(bytes)
    try {
      work()
    } finally {
      input = InputStream.nullInputStream()
    }
  }
}
