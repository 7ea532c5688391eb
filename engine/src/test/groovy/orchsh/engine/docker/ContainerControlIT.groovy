package orchsh.engine.docker

import java.time.Duration
import orchsh.engine.SuiteEngine
import orchsh.engine.caller.CancellationToken
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.port.ContainerMonitor.End
import orchsh.engine.port.EngineObserver.LogQuery
import orchsh.engine.problem.ProblemException
import orchsh.engine.api.LiveSpec
import orchsh.engine.api.WireMonitor
import spock.lang.IgnoreIf
import spock.lang.Timeout

@Timeout(120)
class ContainerControlIT extends LiveSpec {

  @IgnoreIf({ SuiteEngine.chosen().rootless })
  def "a container is held and let go on, also twice"() {
    given:
    run(['sleep', '60'])

    when:
    2.times { engine.pause(name) }

    then:
    observer.container(name).get().state() == State.PAUSED

    when:
    2.times { engine.unpause(name) }

    then:
    observer.container(name).get().state() == State.RUNNING
  }

  def "a signal reaches the process: #signal"(String signal) {
    given:
    run(['sh', '-c', 'trap "echo hung up" HUP; echo ready; while :; do sleep 0.05; done'])
    soon.eventually { assert lines() == ['ready'] }

    when:
    engine.kill(name, signal)

    then:
    soon.eventually { assert lines() == ['ready', 'hung up'] }

    when:
    engine.kill(name, 'KILL')

    then:
    new WireMonitor(client).exitCode(name, End.NOT_RUNNING, CancellationToken.none()) == 137

    where:
    signal << ['HUP', 'SIGHUP', '1']
  }

  def "a container is restarted with the grace it needs, and started when it does not run"() {
    given:
    def id = create(['sh', '-c', 'trap "sleep 0.5; echo bye; exit 0" TERM; echo hello; while :; do sleep 0.05; done'])

    when:
    engine.restart(id, Duration.ofSeconds(5))

    then:
    soon.eventually { assert lines() == ['hello'] }

    when:
    engine.restart(id, Duration.ofSeconds(5))

    then:
    soon.eventually { assert lines() == ['hello', 'bye', 'hello'] }
    observer.container(id).get().state() == State.RUNNING
  }

  def "what cannot be done is refused: #what"(String what, Closure<?> deed, String refusal) {
    given:
    create(['true'])

    when:
    deed(engine, name)

    then:
    def e = thrown(ProblemException)
    e.message.startsWith(refusal.replace('NAME', name))

    where:
    what                     | deed                                                     || refusal
    'pause what is stopped'  | { engine, name -> engine.pause(name) }                   || 'container `NAME` cannot be paused: it does not run'
    'unpause what is stopped'| { engine, name -> engine.unpause(name) }                 || 'container `NAME` cannot be unpaused: it does not run'
    'signal what is stopped' | { engine, name -> engine.kill(name, 'TERM') }            || 'container `NAME` cannot be sent TERM: it does not run'
    'a signal there is none' | { engine, name -> engine.kill(name, 'NONSENSE') }        || 'container `NAME` cannot be sent NONSENSE: '
    'pause what is not there'| { engine, name -> engine.pause("no-$name") }             || 'there is no container `no-NAME`'
    'restart it'             | { engine, name -> engine.restart("no-$name", Duration.ZERO) } || 'there is no container `no-NAME`'
  }

  private List<String> lines() {
    def lines = []
    observer.logs(name, LogQuery.all(), { moment, line, isError -> lines << line }, CancellationToken.none())
    lines
  }
}
