package orchsh.shell.live

import groovy.json.JsonSlurper
import java.nio.file.Files
import orchsh.engine.SuiteEngine
import spock.lang.IgnoreIf
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** The commands about containers that are there, on a real engine. */
@Timeout(300)
class CommandsIT extends LiveFixture {
  PollingConditions soon = new PollingConditions(timeout: 60)

  static final TWO = '''
    volume 'data'
    service 'db' { image 'busybox'; command 'sh', '-c', 'trap "exit 0" TERM; echo up; sleep 1000 & wait'; volume 'data:/data'; wait log: 'up' }
    service 'web' { image 'busybox'; command 'sh', '-c', 'trap "exit 3" TERM; echo on; sleep 1000 & wait'; needs 'db'; port 8080; env COLOUR: 'blue'; wait log: 'on' }
    '''

  private String state(String service) {
    run('ps', '--json', service)
    new JsonSlurper().parseText(out.toString()).state
  }

  @IgnoreIf({ SuiteEngine.chosen().rootless })
  def "containers are held, and go on"() {
    given:
    script(TWO)
    assert run('up') == 0

    expect:
    run('pause') == 0
    state('web') == 'paused'
    run('exec', 'web', 'true') == 1
    err.toString().contains('`orchsh unpause web` lets it run')
    run('start') == 0
    state('web') == 'running'
    run('pause', 'db') == 0
    run('unpause') == 0
    state('db') == 'running'
    run('unpause') == 0
    err.toString() == 'nothing is paused\n'
  }

  def "containers stop, start, restart, are killed and removed"() {
    given:
    script(TWO)
    assert run('up') == 0

    expect:
    run('stop', 'web') == 0
    state('web') == 'exited'
    state('db') == 'running'
    run('wait', 'web') == 3
    out.toString() == '3\n'
    run('stop') == 0
    state('db') == 'exited'
    run('stop') == 0
    err.toString() == 'nothing of it runs\n'
    run('start', 'web') == 0
    state('web') == 'running'
    state('db') == 'running'
    run('restart', '-t', '5', 'web') == 0
    run('kill', '-s', 'TERM', 'web') == 0
    run('wait', 'web') == 3
    run('kill') == 0
    run('wait', 'db') == 137
    run('rm', '--force') == 0
    run('ps', '-q') == 0
    out.toString() == ''
    run('volumes', '-q') == 0
    out.toString() == "${name}_data\n"
  }

  def "commands run in containers, with what is typed and with their own codes"() {
    given:
    script(TWO)
    assert run('up') == 0

    expect:
    run('exec', 'web', 'sh', '-c', 'echo $COLOUR; echo oh >&2; exit 7') == 7
    out.toString() == 'blue\n'
    err.toString() == 'oh\n'
    typing('one\ntwo\n') { run('exec', '-e', 'A=1', '-w', '/tmp', 'web', 'sh', '-c', 'wc -l; echo $A; pwd') } == 0
    out.toString() == '2\n1\n/tmp\n'
    run('exec', '-d', 'web', 'touch', '/tmp/touched') == 0
    soon.eventually { assert run('exec', 'web', 'test', '-e', '/tmp/touched') == 0 }
    typing('three\n') { run('run', '-e', 'B=2', 'web', 'sh', '-c', 'cat; echo $COLOUR$B; exit 5') } == 5
    out.toString() == 'three\nblue2\n'
    run('ps', '-q') == 0
    out.toString().readLines().size() == 2
    run('run', '-d', '--name', "$name-mine", 'web', 'sleep', '1000') == 0
    out.toString() == "$name-mine\n"
    run('ps', '-q') == 0
    out.toString().readLines().size() == 3
  }

  def "files go in and come out"() {
    given:
    script(TWO)
    assert run('up') == 0
    Files.createDirectories(folder.resolve('site'))
    Files.writeString(folder.resolve('site/index.html'), 'hi')

    expect:
    run('cp', 'site', 'web:/srv') == 0
    run('exec', 'web', 'cat', '/srv/index.html') == 0
    out.toString() == 'hi'
    run('cp', 'web:/srv/index.html', 'back.html') == 0
    Files.readString(folder.resolve('back.html')) == 'hi'
    run('cp', 'web:/srv', '-') == 0
    out.toString().contains('index.html')
    run('cp', 'web:/none', '.') == 1
  }

  def "the stack is looked at from all sides"() {
    given:
    script(TWO)
    assert run('up') == 0

    expect:
    run('port', 'web', '8080') == 0
    out.toString() ==~ /(?s)0\.0\.0\.0:\d+\n.*/
    run('top', 'web') == 0
    out.toString().contains('sleep 1000')
    run('stats', '--no-stream', '--json') == 0
    out.toString().readLines().collect { new JsonSlurper().parseText(it).memory }.every { it > 0 }
    run('images', '--json') == 0
    new JsonSlurper().parseText(out.toString().readLines()[0]).size > 0
    run('inspect', 'web') == 0
    out.toString().contains('COLOUR=blue')
    run('inspect', 'web.Config.Image') == 0
    out.toString() == 'busybox\n' || out.toString() == 'busybox:latest\n'
    run('events', '--since', '10m', '--until', 'now', '--json') == 0
    out.toString().readLines().collect { new JsonSlurper().parseText(it) }.count { it.action == 'start' } == 2
    run('logs', '--no-log-prefix', '--grep', 'u.', 'db') == 0
    out.toString() == 'up\n'

    when:
    aboutStack = false

    then:
    run('ls', '--json', '--filter', "name=$name") == 0
    new JsonSlurper().parseText(out.toString()).status == '2/2 ready'
  }

  def "services get more containers and fewer"() {
    given:
    script(TWO.replace('port 8080; ', ''))
    assert run('up') == 0

    expect:
    run('scale', 'web=3') == 0
    run('ps', '-q', 'web') == 0
    out.toString().readLines().size() == 3
    run('exec', '--index', '3', 'web', 'true') == 0
    run('scale', 'web=1') == 0
    run('ps', '-q') == 0
    out.toString().readLines().size() == 2
  }

  /** With something to be read. */
  private int typing(String input, Closure<Integer> work) {
    this.input = new ByteArrayInputStream(input.bytes)
    try {
      work()
    } finally {
      this.input = InputStream.nullInputStream()
    }
  }
}
