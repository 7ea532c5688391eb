package orchsh.engine

import java.time.Duration
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.model.*
import orchsh.engine.observed.ObservedContainer.State
import spock.lang.Timeout

@Timeout(180)
class JobsIT extends RealEngineSpec {

  def "a job runs to its end before what needs it completed starts, and runs anew on each up"() {
    given:
    def wanted = { stack(job('migrate', 'echo run; echo $(date +%s%N) > /done; test ! -e /left; touch /left; sleep 0.5'),
      sleeper('web').need(Need.completed('migrate'))) }

    when:
    def outcome = up(wanted())
    def first = container('migrate')

    then:
    outcome == Outcome.DONE
    exitCodes() == [0]
    first.completed
    inspected('migrate', 'FinishedAt') <= inspected('web', 'StartedAt')

    when: 'its own layer is fresh, so what it left behind is not in its way'
    def web = container('web').id()
    outcome = up(wanted())

    then:
    outcome == Outcome.DONE
    container('migrate').id() != first.id()
    container('migrate').completed
    container('web').id() == web
    containers().size() == 2
  }

  def "a job that fails fails the up with its code and its last words, and what needs it is not started"() {
    when:
    def outcome = up(stack(job('migrate', 'echo table missing; exit 3'), sleeper('web').need(Need.completed('migrate'))))

    then:
    outcome == Outcome.FAILED
    failures() == ['service `migrate` ended with exit code 3 instead of 0']
    (events.find { it instanceof EngineEvent.StepFailed } as EngineEvent.StepFailed).problems()[0].details().last() == 'migrate | table missing'
    exitCodes() == [3]
    container('web').state() == State.CREATED
  }

  def "a job that runs once does so once per change, whatever it fails with"() {
    given:
    def wanted = { String level -> stack(job('seed', 'exit $LEVEL', true).env('LEVEL', level)) }

    expect:
    up(wanted('0')) == Outcome.DONE

    when:
    def first = container('seed').id()

    then:
    plan(wanted('0')).steps() == []

    when:
    up(wanted('4'))

    then:
    exitCodes() == [4]
    container('seed').id() != first

    when: 'one that failed runs again'
    def failed = container('seed').id()
    up(wanted('4'))

    then:
    exitCodes() == [4]
    container('seed').id() != failed
  }

  def "a wait for another exit code makes that one the right one"() {
    given:
    def options = new Wait.Options(Duration.ofSeconds(30), Duration.ZERO, Optional.empty(), Optional.empty())
    def wanted = stack(job('check', 'exit 3', true).await(new Wait.Exit(3, options)))

    expect:
    up(wanted) == Outcome.DONE
    exitCodes() == [3]
    container('check').completed
    plan(wanted).steps() == []
  }

  def "a job that was interrupted runs again, one that goes on is waited for"() {
    given:
    def token = new Cancellation()
    def wanted = stack(job('long', 'trap "exit 143" TERM; echo begun; sleep 2 & wait', true))
    def outcome = orchestrator.run(plan(wanted), { if (it instanceof EngineEvent.StepStarted && it.step().step().describe().startsWith('wait')) token.cancel() }, token)
    def first = container('long').id()

    expect:
    outcome == Outcome.CANCELLED
    up(wanted) == Outcome.DONE
    container('long').id() == first

    when:
    def again = stack(job('long', 'trap "exit 143" TERM; sleep 1000 & wait', true))
    def second = new Cancellation()
    orchestrator.run(plan(again), { if (it instanceof EngineEvent.StepStarted && it.step().step().describe().startsWith('wait')) second.cancel() }, second)
    engine.stop("$name-long-1".toString(), Duration.ofSeconds(5))

    then:
    plan(again).steps()*.why().any { it.startsWith('the job has not been completed: Exited (143)') }
  }

  def "the engine may start a job again that fails, and only its last end counts"() {
    given:
    def flaky = job('flaky', 'test -e /once && exit 0; touch /once; exit 1').restart(RestartPolicy.parse('on-failure:3'))

    expect:
    up(stack(flaky)) == Outcome.DONE
    container('flaky').completed
  }

  def "what a job writes is heard in each of its tries: the second one #what"(String what, String rest) {
    given:
    def second = "test -e /once && { sleep 0.3; echo migrated; $rest; exit 0; }"
    def flaky = job('flaky', "$second; touch /once; sleep 0.3; echo no database; exit 1").restart(RestartPolicy.parse('on-failure:3'))
        .await(new Wait.Log(new TextPattern('migrated'), 1, new Wait.Options(Duration.ofSeconds(30), Duration.ZERO, Optional.empty(), Optional.empty())))

    expect:
    up(stack(flaky)) == Outcome.DONE
    container('flaky').completed

    where:
    what              | rest
    'ends at once'    | 'true'
    'goes on a while' | 'sleep 1'
  }

  def "a container that only holds data ends at once, is no failure, and others see its files"() {
    given:
    def data = { String version -> busybox('data', 'true').mount(new Mount.AnonymousVolume('/data', false)).env('VERSION', version) }
    def web = { sleeper('web').volumesFrom(new VolumesFrom(VolumesFrom.Owner.SERVICE, 'data', false)) }

    when:
    def outcome = up(stack(data('1'), web()))
    inside('web', 'sh', '-c', 'echo precious > /data/file')

    then:
    outcome == Outcome.DONE
    plan(stack(data('1'), web())).changesNothing()

    when: 'it is made anew'
    outcome = up(stack(data('2'), web()))

    then:
    outcome == Outcome.DONE
    inside('web', 'cat', '/data/file') == ['precious']
  }

  Service.Builder job(String service, String line, boolean once = false) {
    busybox(service, 'sh', '-c', line).job(new Job(once))
  }

  def container(String service) {
    containers().find { it.service().get() == service }
  }

  List<Integer> exitCodes() {
    events.findAll { it instanceof EngineEvent.ContainerEnded }*.exitCode()
  }

  String inspected(String service, String field) {
    def json = client.send(orchsh.engine.wire.WireRequest.get("/containers/$name-$service-1/json")).withCloseable { it.body().text }
    (json =~ /"$field":"([^"]*)"/)[0][1]
  }

  List<String> inside(String service, String... command) {
    def result = observer.exec("$name-$service-1".toString(), command.toList(), Duration.ofSeconds(20), CancellationToken.none())
    assert result.exitCode() == 0: result.output()
    result.output().readLines()
  }
}
