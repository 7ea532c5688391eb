package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.*

import orchsh.engine.model.*
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedContainer.Endpoint
import orchsh.engine.observed.ObservedStack
import spock.lang.Specification

class UndoPlannerSpec extends Specification {
  static final Goal.Up ATOMIC = Goal.Up.all().atomic()
  def engine = new PlannerFixture().image('busybox:latest')

  def "what a first up has made goes again, dependents first"() {
    expect:
    undone(shop('1'), 99).toString() == '''
      #1 stop shop-web-1: made in this run
      [1] #2 stop shop-db-1: made in this run
      [1] #3 remove shop-web-1: made in this run
      [2] #4 remove shop-db-1: made in this run
      [3,4] #5 remove network shop_default: made in this run
      [3,4] #6 remove volume shop_data: made in this run'''.stripIndent().trim()
  }

  def "what was replaced takes its place again, dependencies first"() {
    given:
    engine.carryOut(engine.up(shop('1')))

    expect:
    undone(shop('2'), 10).toString() == '''
      #1 stop shop-web-1: made in this run
      [1] #2 stop shop-db-1: made in this run
      [1] #3 remove shop-web-1: made in this run
      [2] #4 remove shop-db-1: made in this run
      [4] #5 rename shop-db-1-before to shop-db-1: as it was before
      [3,4,5] #6 start shop-db-1: it ran before
      [3] #7 rename shop-web-1-before to shop-web-1: as it was before
      [3,4,6,7] #8 start shop-web-1: it ran before'''.stripIndent().trim()
  }

  def "after any number of steps of #what everything is again as it was"(String what, Stack first, Stack second) {
    expect:
    (0..50).every { steps ->
      engine = new PlannerFixture().image('busybox:latest')
      engine.carryOut(engine.up(first))
      engine.change('shop-web-1', ObservedContainer.State.EXITED)
      def earlier = picture()
      engine.carryOut(undone(second, steps))
      assert picture() == earlier
      true
    }

    where:
    what                  | first     | second
    'a replacement'       | shop('1') | shop('2')
    'a start'             | shop('1') | shop('1')
    'a service more'      | shop('1') | new Stack('shop', shop('1').services() + [service('new').network(NetworkUse.of('back')).mount(new Mount.NamedVolume('more', '/m', false)).build()], [new Network('back', false)], [new Volume('data'), new Volume('more')])
  }

  def "what was there already stays, and so does what somebody else has made meanwhile"() {
    given:
    engine.carryOut(engine.up(stack(service('db'))))
    def before = engine.observed()
    def plan = engine.up(stack(service('db'), service('web')), ATOMIC)
    engine.carryOut(plan)
    engine.relative('shop-other-1', 'other')

    expect:
    new Planner().undo(plan.steps(), before, engine.observed()).steps()*.step()*.describe() == ['stop shop-web-1', 'remove shop-web-1']
  }

  def "a name that somebody else took, so that the run failed, is not the run's to remove"() {
    given:
    def before = engine.observed()
    def plan = engine.up(stack(service('db')), ATOMIC)
    engine.carryOut(plan)
    def done = plan.steps().findAll { !(it.step() instanceof Step.CreateContainer) }

    expect:
    new Planner().undo(done, before, engine.observed()).steps() == []
    new Planner().undo(done, before, engine.observed()).notes() == ['network `shop_default` stays: `shop-db-1` was connected to it']
  }

  def "what cannot be brought back is said"() {
    given:
    engine.carryOut(engine.up(stack(service('db'), service('web'), service('old'))))
    engine.change('shop-web-1', ObservedContainer.State.PAUSED)
    def before = engine.observed()
    def plan = engine.up(stack(service('db'), service('web'), service('app', 'nginx')), ATOMIC)
    engine.carryOut(plan)
    engine.containers.removeIf { it.name() == 'shop-old-1' }
    engine.change('shop-db-1') { it.networks = it.networks + [other: new Endpoint('x', '')] }

    expect:
    new Planner().undo(plan.steps(), before, engine.observed()).notes() == [
      'container `shop-old-1` was removed, and cannot be brought back',
      'container `shop-db-1` stays connected as it is now',
      'container `shop-web-1` was paused, and is not paused again',
      'images that were pulled or built stay: nginx:latest']
  }

  def "what was done is undone only until everything is ready"() {
    given:
    engine.carryOut(engine.up(shop('1')))
    def plan = engine.up(shop('2'), ATOMIC)
    def ready = plan.steps().findIndexOf { it.step() instanceof Step.AllReady }

    expect:
    plan.isUndoneAfter(plan.steps().take(ready))
    !plan.isUndoneAfter(plan.steps().take(ready + 1))
    !engine.up(shop('2')).isUndoneAfter([])
  }

  private Plan undone(Stack wanted, int steps) {
    ObservedStack before = engine.observed()
    def plan = engine.up(wanted, ATOMIC)
    def ready = plan.steps().findIndexOf { it.step() instanceof Step.AllReady }
    def done = plan.steps().take(ready < 0 ? steps : Math.min(steps, ready))
    engine.carryOut(new Plan('shop', done, []))
    new Planner().undo(done, before, engine.observed())
  }

  private picture() {
    [engine.containers.collect { [it.id(), it.name(), it.state()] } as Set, engine.networks*.id() as Set, engine.volumes*.name() as Set]
  }

  private static Stack shop(String version) {
    def db = service('db').env('VERSION', version).mount(new Mount.NamedVolume('data', '/data', false))
    def web = service('web').env('VERSION', version).need(Need.ready('db'))
    new Stack('shop', [db.build(), web.build()], [], [new Volume('data')])
  }
}
