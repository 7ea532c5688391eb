package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.service
import static orchsh.engine.plan.PlannerFixture.stack

import java.time.Duration
import orchsh.engine.model.Ending
import orchsh.engine.model.Healthcheck
import orchsh.engine.model.Hook
import orchsh.engine.model.Hooks
import orchsh.engine.model.ImageReference
import orchsh.engine.model.Need
import orchsh.engine.model.Stack
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.port.ContainerEngine.AnonymousVolumes
import spock.lang.Specification

/** Plans about containers that are there. */
class ContainerGoalSpec extends Specification {
  static final ALL = [] as Set
  def engine = new PlannerFixture().image('busybox:latest')
  def shop = stack(
    service('db'),
    service('app').need(Need.ready('db')),
    service('web').need(new Need('app', Need.Condition.STARTED)))

  private String planned(ContainerGoal goal, Research research = Research.NONE) {
    new Planner().change(engine.observed(), goal, research).toString()
  }

  private ContainerGoal.Start start(Set<String> services = ALL, Stack script = shop) {
    new ContainerGoal.Start(services, Optional.ofNullable(script))
  }

  def "all stop, dependents first, and start the other way round"() {
    given:
    engine.carryOut(engine.up(shop))

    when:
    def stop = new Planner().change(engine.observed(), new ContainerGoal.Stop(ALL, Optional.empty()), Research.NONE)

    then:
    stop.toString() == '''\
      #1 stop shop-web-1
      [1] #2 stop shop-app-1
      [2] #3 stop shop-db-1'''.stripIndent()

    when:
    engine.carryOut(stop)

    then:
    planned(start()) == '''\
      #1 start shop-db-1
      [1] #2 start shop-app-1
      [2] #3 start shop-web-1'''.stripIndent()
    planned(start(['app'] as Set)) == '''\
      #1 start shop-db-1: it is needed
      [1] #2 start shop-app-1'''.stripIndent()
  }

  def "each has the time to end that it was made with, or that which is given"() {
    given:
    def slow = stack(service('db').ending(new Ending(Optional.empty(), Optional.of(Duration.ofSeconds(90)))), service('web'))
    engine.carryOut(engine.up(slow))

    expect:
    def graces = { Optional<Duration> given ->
      new Planner().change(engine.observed(), new ContainerGoal.Stop(ALL, given), Research.NONE).steps()*.step().collectEntries { [it.service(), it.grace().toSeconds()] }
    }
    graces(Optional.empty()) == [db: 90, web: 10]
    graces(Optional.of(Duration.ofSeconds(3))) == [db: 3, web: 3]
  }

  def "what is run after a start, when ready and before a stop is run here too"() {
    given:
    def hook = { String word -> new Hook([word], Optional.empty(), false, Optional.empty(), new TreeMap()) }
    def hooked = stack(service('db').hooks(new Hooks([hook('after')], [hook('ready')], [hook('before')])))
    engine.carryOut(engine.up(hooked))

    expect:
    planned(new ContainerGoal.Restart(ALL, Optional.empty(), ContainerGoal.Restart.Followers.RESTARTED, Optional.of(hooked))) == '''\
      #1 run in shop-db-1 before it is stopped: before
      [1] #2 stop shop-db-1
      [2] #3 start shop-db-1
      [3] #4 run in shop-db-1 after its start: after
      [4] #5 run in shop-db-1 when it is ready: ready'''.stripIndent()
  }

  def "without a script health is waited for if the image has a check, and a job for its end"() {
    given:
    engine.relative('shop-db-1', 'db', [(Labels.ENDS): '0'])
    engine.relative('shop-web-1', 'web', [(Labels.DEPENDS_ON): 'db:service_completed_successfully:false,gone:service_started:false'])
    engine.change('shop-db-1') { it.state = State.EXITED; it.status = 'Exited (1) 1 second ago' }
    engine.change('shop-web-1') { it.state = State.EXITED; it.image = 'web:1' }
    def checks = { ImageReference image -> image.toString() == 'web:1' ? Optional.of(Healthcheck.of('CMD', 'true')) : Optional.empty() } as Healthchecks

    expect:
    planned(start(ALL, null), Research.NONE.with(checks)) == '''\
      #1 start shop-db-1
      [1] #2 wait for shop-db-1: exit 0
      [2] #3 start shop-web-1
      [3] #4 wait for shop-web-1: healthy'''.stripIndent()
  }

  def "one that an up was called off with is left to the next up"() {
    given:
    engine.carryOut(engine.up(stack(service('db'))))
    def old = engine.containers[0]
    engine.relative('shop-db-1-next', 'db', [(Labels.REPLACES): old.id()])
    engine.change('shop-db-1-next') { it.state = State.CREATED; it.status = 'Created' }
    engine.change('shop-db-1', State.EXITED)

    expect:
    planned(start()) == '#1 start shop-db-1'
  }

  def "needs that form a circle hinder nothing"() {
    given:
    engine.relative('shop-a-1', 'a', [(Labels.DEPENDS_ON): 'b:service_started:true'])
    engine.relative('shop-b-1', 'b', [(Labels.DEPENDS_ON): 'a:service_started:true'])

    when:
    def plan = new Planner().change(engine.observed(), new ContainerGoal.Restart(['a'] as Set, Optional.empty(), ContainerGoal.Restart.Followers.RESTARTED, Optional.empty()), Research.NONE)

    then:
    plan.steps()*.step()*.describe().sort() == ['start shop-a-1', 'start shop-b-1', 'stop shop-a-1', 'stop shop-b-1']
  }

  def "files that a container was given go with it; containers of other tools stay"() {
    given:
    engine.relative('shop-db-1', 'db')
    engine.change('shop-db-1', State.EXITED)

    expect:
    planned(new ContainerGoal.Remove(ALL, ContainerGoal.Remove.Running.LEFT, AnonymousVolumes.KEEP)) == '#1 remove shop-db-1'

    when:
    engine.stranger('other', [(Labels.PROJECT): 'shop', (Labels.SERVICE): 'x', (Labels.NUMBER): '1'])
    planned(new ContainerGoal.Remove(ALL, ContainerGoal.Remove.Running.LEFT, AnonymousVolumes.KEEP))

    then:
    thrown(orchsh.engine.problem.ProblemException)
  }
}
