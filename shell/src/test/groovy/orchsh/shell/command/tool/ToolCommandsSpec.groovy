package orchsh.shell.command.tool

import static orchsh.shell.command.FakeObserver.container

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.nio.file.Path
import java.time.Instant
import java.util.concurrent.CountDownLatch
import orchsh.engine.docker.PrivateEngine
import orchsh.engine.docker.RunningEngine
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.observed.ObservedNetwork
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import orchsh.shell.call.OwnEngine
import orchsh.shell.command.CommandFixture
import orchsh.shell.command.FakePorts
import orchsh.shell.invocation.ExitCode
import orchsh.shell.syntax.EngineOptions
import spock.lang.Timeout

@Timeout(120)
class ToolCommandsSpec extends CommandFixture {
  FakePorts ports = new FakePorts()

  def setup() {
    engines.ports = ports.over(engines.observer)
  }

  def "`#asked` tells all three"(String asked) {
    expect:
    run(asked) == ExitCode.FINE
    out.toString() == text('''\
      orchsh   1.2.3
      Java     17.0.15 (Debian)
      engine   Docker Engine 20.10.24, API 1.41, at unix:///run/docker.sock
      ''')

    where:
    asked << ['version', '--version', '-v']
  }

  def "version can be told alone"() {
    expect:
    run('version', '--short') == ExitCode.FINE
    out.toString() == '1.2.3\n'
    run('version', '--short', '--json') == ExitCode.FINE
    out.toString().endsWith('\n{"orchsh":"1.2.3"}\n')
  }

  def "version needs no engine"() {
    given:
    engines.tried = []

    expect:
    run('--bootstrap', 'version') == ExitCode.FINE
    engines.opened*.consent() == [EngineOptions.Consent.LOOK_ONLY]
    out.toString().readLines().last() == 'engine   none found; `orchsh doctor` tells more'
  }

  def "version and doctor answer programs, too"() {
    when:
    run('version', '--json')
    run('doctor', '--json')

    then:
    def answers = out.toString().readLines().collect { new JsonSlurper().parseText(it) }
    answers[0].orchsh == '1.2.3'
    answers[0].engine.startsWith('Docker Engine 20.10.24')
    answers.findAll { it.topic == 'engine' }*.verdict == ['ok']
  }

  def "doctor finds all well"() {
    given:
    engines.observer.containers = [container('shop', 'web')]
    ports.monitor.details[''] = JsonOutput.toJson([
      SystemTime: '2026-11-20T12:00:01Z', CgroupVersion: '2', CgroupDriver: 'systemd', IndexServerAddress: 'https://index.docker.io/v1/'])

    expect:
    run('doctor') == ExitCode.FINE
    out.toString().readLines()*.replaceFirst(' +', ' ')*.replaceFirst('   +', ': ').findAll { !it.contains('programs') } == [
      'ok Java: 17.0.15 (Debian)',
      'ok engine: Docker Engine 20.10.24, API 1.12 to 1.41, at unix:///run/docker.sock (the usual socket)',
      "ok mode: outside: of this machine, not orchsh's own; published ports at 127.0.0.1",
      'warn features: API 1.41 has no `startInterval` of healthchecks and no fixed MAC address for each network',
      ' -> they need Docker 25 or newer',
      'ok cgroups: version 2, kept by systemd',
      "ok clock: the engine's and ours agree",
      'ok proxy: none, neither here nor for the engine',
      'ok images: none, or the engine does not say what they take',
      'ok DNS: not looked at: no image is here that has the tools (busybox or alpine), and none is fetched for it',
      'ok addresses: there are some for 31 more networks',
      'ok leftovers: none',
      'ok locks: none',
      out.toString().readLines()*.replaceFirst(' +', ' ')*.replaceFirst('   +', ': ').find { it.contains(' disk: ') },
      "ok cache: nothing at $folder/.cache/orchsh".toString(),
      'ok start: no classes are kept yet; the background sees to it after the first run, where it can write',
      'ok terminal: no terminal: plain lines are printed, no colours, Unicode',
    ]
  }

  def "doctor names what was left behind and how to be rid of it"() {
    given:
    engines.observer.containers = [container('shop', 'web', state: State.EXITED), container('mine', 'web')]
    engines.observer.networks = [
      new ObservedNetwork('1', 'old_default', [(Labels.PROJECT): 'old', (Labels.STACK): 'old']),
      new ObservedNetwork('2', 'foreign', [:]),
    ]

    expect:
    run('doctor', '--json') == ExitCode.FINE
    out.toString().readLines().collect { new JsonSlurper().parseText(it) }.findAll { it.topic == 'leftovers' }.collect { [it.finding, it.remedy] } == [
      ['stack `old` has containers that do not run, or networks that nobody uses', 'start it again, or clean up: orchsh -p old down'],
      ['stack `shop` has containers that do not run, or networks that nobody uses', 'start it again, or clean up: orchsh -p shop down'],
    ]
  }

  def "doctor tells of a private engine that rests"() {
    given:
    engines.own.state = OwnEngine.State.STOPPED

    expect:
    run('doctor') == ExitCode.FINE
    out.toString().contains('private engine   stopped, at /home/ann/.local/share/orchsh/engine; `orchsh engine start` starts it')
  }

  def "doctor without an engine ends with 3 and says what helps"() {
    given:
    engines.tried = ['/run/docker.sock: no such file']

    expect:
    run('doctor') == ExitCode.NO_ENGINE
    out.toString().readLines()[1..5] == [
      'fail   engine     no container engine answers',
      '                  tried /run/docker.sock: no such file',
      '                  -> orchsh can install and start one: orchsh --bootstrap doctor',
      '                  -> or install one yourself: sudo apt-get install docker.io',
      '                  -> or name one: orchsh --host ADDRESS doctor',
    ]
  }

  def "doctor stops when it is called off while an engine is slow to answer"() {
    given:
    engines.observer.beforeFacts = {
      cancellation.cancel()
      new CountDownLatch(1).await()
    }

    expect:
    run('doctor') == ExitCode.INTERRUPTED
    out.toString() == ''
    err.toString() == ''
  }

  def "doctor takes being called off for no ailment"() {
    given:
    engines.observer.beforeFacts = {
      throw new ProblemException(ProblemException.Kind.INTERRUPTED, [Problem.error('called off')])
    }

    expect:
    run('doctor') == ExitCode.INTERRUPTED
    out.toString() == ''
  }

  def "the private engine is started, looked at, stopped and removed"() {
    expect:
    run('engine', 'status') == ExitCode.NO_ENGINE
    run('engine', 'start') == ExitCode.FINE
    run('engine', 'status') == ExitCode.FINE
    run('engine', 'stop') == ExitCode.FINE
    run('engine', 'stop') == ExitCode.FINE
    run('engine', 'remove', '--yes') == ExitCode.FINE
    run('engine', 'remove') == ExitCode.FINE
    out.toString() == text('''\
      state     absent
      address   unix:///home/ann/.local/share/orchsh/engine/docker.sock
      data      /home/ann/.local/share/orchsh/engine
      mode      outside: of this machine, not orchsh's own; commands use unix:///run/docker.sock (the usual socket)
      state     running
      address   unix:///home/ann/.local/share/orchsh/engine/docker.sock
      version   20.10.24
      runs in   a box: namespaces of its own
      ports at  10.230.16.2
      data      /home/ann/.local/share/orchsh/engine
      state     running
      address   unix:///home/ann/.local/share/orchsh/engine/docker.sock
      version   20.10.24
      runs in   a box: namespaces of its own
      ports at  10.230.16.2
      data      /home/ann/.local/share/orchsh/engine
      mode      outside: of this machine, not orchsh's own; commands use unix:///run/docker.sock (the usual socket)
      stopped
      it was not running
      removed /home/ann/.local/share/orchsh/engine
      there is nothing to remove
      ''')
  }

  def "engine status tells which engine commands use: #words"(RunningEngine own, List<String> tried, String words) {
    given:
    engines.ownEngine = Optional.ofNullable(own)
    engines.tried = tried

    expect:
    run('engine', 'status') == ExitCode.NO_ENGINE
    out.toString().readLines().last() == "mode      $words"

    where:
    own                           | tried || words
    running(PrivateEngine.Mode.BOX)  | null  || 'private, in a box: namespaces of its own; commands use unix:///run/docker.sock (the usual socket)'
    running(PrivateEngine.Mode.HOST) | null  || 'private, on this machine itself; commands use unix:///run/docker.sock (the usual socket)'
    null                          | []    || 'none: commands find no engine that answers'
  }

  private static RunningEngine running(PrivateEngine.Mode mode) {
    new RunningEngine(mode, Path.of('/x'), 1, 2, '10.0.0.1', Instant.EPOCH, Path.of('/x'), Path.of('/x'), '', 1500, true)
  }

  def "a private engine that does not answer is said to run, and is none that can be used"() {
    given:
    engines.own.state = OwnEngine.State.RUNNING
    engines.own.version = { Optional.empty() }

    expect:
    run('engine', 'status') == ExitCode.NO_ENGINE
    out.toString().readLines()[0] == 'state     running, but does not answer'
  }

  def "a private engine is stopped and removed without being asked anything"() {
    given:
    engines.own.state = OwnEngine.State.RUNNING
    engines.own.version = { throw new IllegalStateException('it was asked') }

    expect:
    run('engine', 'stop') == ExitCode.FINE
    run('engine', 'remove', '--yes') == ExitCode.FINE
    engines.own.state == OwnEngine.State.ABSENT
  }

  def "the status of an engine that is slow to answer can be called off"() {
    given:
    engines.own.state = OwnEngine.State.RUNNING
    engines.own.version = {
      cancellation.cancel()
      new CountDownLatch(1).await()
    }

    expect:
    run('engine', 'status') == ExitCode.INTERRUPTED
    err.toString() == ''
  }

  def "what destroys data asks first: #answer"(String answer, ExitCode code, OwnEngine.State state) {
    given:
    engines.own.state = OwnEngine.State.RUNNING
    answers = answer

    expect:
    run('engine', 'remove') == code
    engines.own.state == state

    where:
    answer   || code                 | state
    'y\n'    || ExitCode.FINE        | OwnEngine.State.ABSENT
    'YES\n'  || ExitCode.FINE        | OwnEngine.State.ABSENT
    'n\n'    || ExitCode.WRONG_USAGE | OwnEngine.State.RUNNING
    '\n'     || ExitCode.WRONG_USAGE | OwnEngine.State.RUNNING
    ''       || ExitCode.WRONG_USAGE | OwnEngine.State.RUNNING
  }

  def "stand-in images are made on wish"() {
    expect:
    run('engine', 'images', 'postgres') == ExitCode.FINE
    out.toString() == 'postgres:16\n'
    err.toString() == 'building postgres:16\n'
    engines.standIns == [['postgres']]
  }

  def "engine alone shows what it can do"() {
    expect:
    run('engine') == ExitCode.WRONG_USAGE
    err.toString().startsWith('error: `engine` needs to know what to do\nusage: orchsh engine COMMAND\n')
  }
}
