package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.service
import static orchsh.engine.plan.PlannerFixture.stack

import java.time.Duration
import orchsh.engine.model.Ending
import orchsh.engine.model.Stack
import spock.lang.Specification

/** How long a container has to end is what it was made with, whoever stops it. */
class StopGraceSpec extends Specification {
  def engine = new PlannerFixture().image('busybox:latest')

  def "a container made with #grace has that long in a down"(Duration grace, Duration given) {
    given:
    engine.carryOut(engine.up(shop(grace)))

    expect:
    graces(engine.down()) == [given]

    where:
    grace                  || given
    null                   || Duration.ofSeconds(10)
    Duration.ZERO          || Duration.ZERO
    Duration.ofSeconds(90) || Duration.ofSeconds(90)
    Duration.ofMillis(500) || Duration.ofMillis(500)
    Duration.ofNanos(7)    || Duration.ofNanos(7)
  }

  def "a container that is replaced has the time it was made with, not that of its successor"() {
    given:
    engine.carryOut(engine.up(shop(Duration.ofSeconds(90))))

    expect:
    graces(engine.up(shop(Duration.ofSeconds(5)))) == [Duration.ofSeconds(90)]
  }

  def "what a run has made has its time when it is undone"() {
    given:
    def before = engine.observed()
    def plan = engine.up(shop(Duration.ofSeconds(90)))
    engine.carryOut(plan)

    expect:
    graces(new Planner().undo(plan.steps(), before, engine.observed())) == [Duration.ofSeconds(90)]
  }

  def "a container that says nothing sensible has the usual time: #labels"(Map<String, String> labels) {
    given:
    engine.relative('shop-web-1', 'web', labels)

    expect:
    graces(engine.down()) == [Duration.ofSeconds(10)]

    where:
    labels << [[:], ['orchsh.definition': 'stopTimeout=soon\n'], ['orchsh.definition': 'stopTimeout=-1s\n']]
  }

  private static List<Duration> graces(Plan plan) {
    plan.steps()*.step().findAll { it instanceof Step.StopContainer }*.grace()
  }

  private static Stack shop(Duration grace) {
    stack(service('web').ending(new Ending(Optional.empty(), Optional.ofNullable(grace))))
  }
}
