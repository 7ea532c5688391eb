package orchsh.engine.run

import static orchsh.engine.fake.BlindObserver.exited
import static orchsh.engine.fake.BlindObserver.running
import static orchsh.engine.plan.PlannerFixture.stack
import static orchsh.engine.plan.RolloutSpec.web

import java.time.Duration
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.fake.BlindObserver
import orchsh.engine.fake.RecordingEngine
import orchsh.engine.model.Batches.OnFailure
import orchsh.engine.model.Batches.Order
import orchsh.engine.model.Hook
import orchsh.engine.model.Hooks
import orchsh.engine.model.Preparation
import orchsh.engine.model.Service
import orchsh.engine.observed.ContainerDetails
import orchsh.engine.observed.ContainerDetails.Health
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.plan.ContainerGoal
import orchsh.engine.plan.Plan
import orchsh.engine.plan.Planner
import orchsh.engine.plan.PlannerFixture
import orchsh.engine.plan.Research
import orchsh.engine.plan.RolloutSpec
import orchsh.engine.plan.Step
import spock.lang.Specification
import spock.lang.Timeout

/** What a run does when new containers fail, and while time passes. */
@Timeout(120)
class RolloutRunSpec extends Specification {
  static final SHORT = Duration.ofMillis(1)

  def paper = new PlannerFixture().image('busybox:latest')
  def engine = new RecordingEngine()
  def observer = new BlindObserver(details: { running(it) })
  List<EngineEvent> events = [].asSynchronized()

  def "with `#onFailure` and a ratio of #ratio, when #failing of 4 fail: #outcome, replaced are #replaced"(
      OnFailure onFailure, BigDecimal ratio, List<Integer> failing, Outcome outcome, List<Integer> replaced) {
    given:
    def plan = deployed([monitor: SHORT, onFailure: onFailure, ratio: ratio])
    observer.details = { String name -> failing.any { name == "shop-web-$it" } ? exited(name, 1) : running(name) }

    expect:
    run(plan) == outcome
    engine.calls.findAll { it.startsWith('start ') } == replaced.collect { 'start shop-web-' + it }
    failures().size() == failing.count { it in replaced }

    where:
    onFailure          | ratio | failing   || outcome        | replaced
    OnFailure.PAUSE    | 0.0   | []        || Outcome.DONE   | [1, 2, 3, 4]
    OnFailure.PAUSE    | 0.0   | [2]       || Outcome.FAILED | [1, 2]
    OnFailure.PAUSE    | 0.25  | [2]       || Outcome.DONE   | [1, 2, 3, 4]
    OnFailure.PAUSE    | 0.25  | [1, 3]    || Outcome.FAILED | [1, 2, 3]
    OnFailure.ROLLBACK | 0.0   | [1]       || Outcome.FAILED | [1]
    OnFailure.CONTINUE | 0.0   | [1, 3]    || Outcome.FAILED | [1, 2, 3, 4]
    OnFailure.CONTINUE | 0.5   | [1, 3]    || Outcome.DONE   | [1, 2, 3, 4]
  }

  def "a container that cannot even be started is not looked at, and counts once"() {
    given:
    engine.reactions['start shop-web-1'] = RecordingEngine.failing('no such program')

    expect:
    run(deployed([monitor: SHORT, ratio: 0.25])) == Outcome.DONE
    failures()*.step()*.step()*.describe() == ['start shop-web-1']
    !events.any { it instanceof EngineEvent.StepStarted && it.step().step().describe().startsWith('see shop-web-1 ') }
    'start shop-web-4' in engine.calls
  }

  def "start-first: the old container goes on when the new one fails"() {
    given:
    observer.details = { String name -> exited(name, 3) }

    expect:
    run(deployed([monitor: SHORT, order: Order.START_FIRST])) == Outcome.FAILED
    calls() == ['create shop-web-1-next', 'start shop-web-1-next']
    failures()[0].problems()[0].message() == 'service `web` ended while it was waited for: exit code 3'
  }

  def "start-first: where the failure of a new container is borne, the old one goes on, and the next run tries again"() {
    given:
    def batches = [monitor: SHORT, order: Order.START_FIRST, ratio: 0.25]
    def draining = { Service.Builder web -> web.hooks(new Hooks([], [], [Hook.of('drain')])) }
    def plan = deployed(batches, draining)
    observer.details = { String name -> name == 'shop-web-2-next' ? exited(name, 3) : running(name) }

    expect:
    run(plan) == Outcome.DONE
    failures()*.step()*.step()*.describe() == ['see shop-web-2-next stay well for 1ms']
    calls().findAll { it.contains('shop-web-2') } == ['create shop-web-2-next', 'start shop-web-2-next']
    calls().containsAll((1..4).minus(2).collectMany { ["hook drain in shop-web-$it", "stop shop-web-$it", "rename shop-web-$it-next to shop-web-$it"]*.toString() })

    when:
    paper.carryOut(new Plan('shop', events.last().done(), []))
    def next = paper.up(stack(draining(web('2', 4, batches))), RolloutSpec.BATCHES).steps()*.step()*.describe()

    then:
    'remove shop-web-2-next' in next
    next.indexOf('remove shop-web-2-next') < next.indexOf('create shop-web-2-next')
    !next.any { it.contains('shop-web-1') }
  }

  def "a container that fails after its start does not get its lasting name, so that the next run goes on with it"() {
    given:
    def hooked = { Service.Builder web -> web.hooks(new Hooks([Hook.of('warm-up')], [], [])) }
    def plan = deployed([monitor: SHORT, ratio: 0.25], hooked)
    engine.reactions['hook warm-up in shop-web-2-next'] = RecordingEngine.failing('no such program')

    expect:
    run(plan) == Outcome.DONE
    'rename shop-web-1-next to shop-web-1' in engine.calls
    !('rename shop-web-2-next to shop-web-2' in engine.calls)

    when:
    paper.carryOut(new Plan('shop', events.last().done(), []))

    then:
    paper.up(stack(hooked(web('2', 4))), RolloutSpec.BATCHES).steps()*.step()*.describe().contains('run in shop-web-2-next after its start: warm-up')
  }

  def "what is run before the start of #whose container fails: #outcome"(String whose, boolean each, Outcome outcome, List<Integer> started) {
    given:
    def plan = deployed([monitor: SHORT, ratio: 0.25]) { it.hooks(new Hooks([new Preparation(Hook.of('migrate'), Optional.empty(), each)], [], [], [])) }
    observer.details = { String name -> name == 'shop-web-1-before-1' ? exited(name, 1) : name.contains('-before-') ? exited(name, 0) : running(name) }

    expect:
    run(plan) == outcome
    failures().size() == 1
    (1..4).findAll { "start shop-web-$it".toString() in engine.calls } == started

    where:
    whose   | each  || outcome        | started
    'each'  | true  || Outcome.DONE   | [2, 3, 4]
    'every' | false || Outcome.FAILED | []
  }

  def "on the way back, start-first: where the failure of a former container is borne, its successor goes on"() {
    given:
    def back = [monitor: SHORT, order: Order.START_FIRST, ratio: 0.25]
    paper.carryOut(deployed([monitor: SHORT]))
    def plan = new Planner().change(paper.observed(), new ContainerGoal.GoBack([] as Set, stack(web('2', 4, [:], back)), Optional.empty()), Research.NONE)
    observer.details = { String name -> name == 'shop-web-2-previous' ? exited(name, 3) : running(name) }

    expect:
    run(plan) == Outcome.DONE
    calls().findAll { it.contains('shop-web-2') } == ['start shop-web-2-previous']
    calls().containsAll((1..4).minus(2).collectMany { ["remove shop-web-$it", "rename shop-web-$it-previous to shop-web-$it"]*.toString() })
  }

  def "a container that becomes unhealthy has not stayed well"() {
    given:
    observer.details = { String name -> unhealthy(name) }

    expect:
    run(deployed([monitor: Duration.ofDays(1)])) == Outcome.FAILED
    failures()[0].problems()[0].message() == 'service `web` did not stay well: container `shop-web-1` is unhealthy'
  }

  def "a run that is called off while #what ends at once"(String what, Map batches) {
    given:
    def cancellation = new Cancellation()
    def plan = deployed(batches)

    expect:
    run(plan, cancellation) { event ->
      if (event instanceof EngineEvent.StepStarted && (event.step().step() instanceof Step.Rest || event.step().step() instanceof Step.StayWell)) {
        cancellation.cancel()
      }
    } == Outcome.CANCELLED
    !('start shop-web-2' in engine.calls)
    failures().empty

    where:
    what                                | batches
    'it lets time pass between batches' | [monitor: Duration.ZERO, delay: Duration.ofDays(1)]
    'it sees a container stay well'     | [monitor: Duration.ofDays(1)]
  }

  private Plan deployed(Map batches, Closure<Service.Builder> edit = { it }) {
    paper.carryOut(paper.up(stack(edit(web('1', 4))), RolloutSpec.BATCHES))
    paper.up(stack(edit(web('2', 4, batches))), RolloutSpec.BATCHES)
  }

  /** Without the networks in which containers are made. */
  private List<String> calls() {
    engine.calls.collect { it.startsWith('create ') ? it.replaceAll(' in .*', '') : it }
  }

  private List<EngineEvent.StepFailed> failures() {
    events.findAll { it instanceof EngineEvent.StepFailed }
  }

  private static ContainerDetails unhealthy(String name) {
    new ContainerDetails("id-$name", name, State.RUNNING, Optional.of(BlindObserver.STARTED), Optional.empty(), 0, false, '', 0,
      Optional.empty(), Optional.of(new Health(Health.Status.UNHEALTHY, 'no')), [:], [])
  }

  private Outcome run(Plan plan, CancellationToken token = CancellationToken.none(), Closure listener = { }) {
    def reach = new Reach('shop', '127.0.0.1', Reach.Locality.LOCAL)
    new PlanRunner({ engine }, observer, reach, StandIns.NONE, 4).run(plan, { event -> events << event; listener(event) }, token)
  }
}
