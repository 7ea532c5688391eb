package orchsh.engine

import static orchsh.engine.event.EngineEvent.RunFinished.Outcome.DONE

import java.time.Duration
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent
import orchsh.engine.model.Ending
import orchsh.engine.model.Stack
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Plan
import orchsh.engine.plan.Step
import spock.lang.Timeout

/** A container that does not heed what it is asked is killed when its own time is over, and no later. */
@Timeout(120)
class StopTimeoutIT extends RealEngineSpec {
  private static final Duration LITTLE = Duration.ofSeconds(1)
  /** Less than the time that a container has of which nothing is said. */
  private static final Duration SOON = Duration.ofSeconds(8)

  def "in a down"() {
    given:
    up(deaf(LITTLE))

    expect:
    stopOf(orchestrator.plan(observer.observe(name), new Goal.Down(Goal.Down.Data.KEEP))) < SOON
  }

  def "when it is replaced"() {
    given:
    up(deaf(LITTLE))

    expect:
    stopOf(plan(deaf(Duration.ofSeconds(2)))) < SOON
    containers()*.name() == ["$name-web-1".toString()]
  }

  def "when it is undone"() {
    given:
    def before = observer.observe(name)
    def plan = plan(deaf(LITTLE))
    orchestrator.run(plan, { }, CancellationToken.none())

    expect:
    stopOf(orchestrator.planToUndo(plan.steps(), before)) < SOON
    containers().empty
  }

  /** How long its stop took. */
  private Duration stopOf(Plan plan) {
    events.clear()
    assert orchestrator.run(plan, { events << it }, CancellationToken.none()) == DONE
    def took = events.find { it instanceof EngineEvent.StepDone && it.step().step() instanceof Step.StopContainer }.took()
    assert took >= LITTLE
    took
  }

  private Stack deaf(Duration grace) {
    stack(busybox('web', 'sh', '-c', 'trap "" TERM; while true; do sleep 1; done').ending(new Ending(Optional.empty(), Optional.of(grace))))
  }
}
