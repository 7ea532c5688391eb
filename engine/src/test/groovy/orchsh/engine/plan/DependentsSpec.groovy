package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.*

import java.util.function.Consumer
import orchsh.engine.model.*
import orchsh.engine.observed.ObservedContainer
import spock.lang.Specification

/** Who depends on others so closely that it follows them. */
class DependentsSpec extends Specification {
  /** What a service can have of another, and how it says so. */
  static final List<List> SHARING = [
    ['the network', { it.namespaces({ it.network(Namespace.parse('service:db')) } as Consumer) }],
    ['the volumes', { it.volumesFrom(new VolumesFrom(VolumesFrom.Owner.SERVICE, 'db', false)) }]]

  def engine = new PlannerFixture().image('busybox:latest')

  def "one that restarts with another stops before it and starts after it"() {
    given:
    engine.carryOut(engine.up(shop('1')))

    expect:
    engine.up(shop('2')).toString() == '''
      #1 create shop-db-1-next: env V 1 -> 2
      #2 stop shop-web-1: db, on which it depends, is made anew
      [1,2] #3 stop shop-db-1: env V 1 -> 2
      [3] #4 remove shop-db-1: env V 1 -> 2
      [4] #5 rename shop-db-1-next to shop-db-1
      [5] #6 start shop-db-1
      [6] #7 wait for shop-db-1: tcp 5432
      [2,7] #8 start shop-web-1: db, on which it depends, is made anew'''.stripIndent().trim()
  }

  def "a restart that was interrupted after #steps steps goes on"(int steps) {
    given:
    engine.carryOut(engine.up(shop('1')))
    engine.carryOut(new Plan('shop', engine.up(shop('2')).steps().take(steps), []))

    when:
    engine.carryOut(engine.up(shop('2')))

    then:
    engine.containers.every { it.running }
    engine.up(shop('2')).changesNothing()

    where:
    steps << (1..8)
  }

  def "one that restarts with another does so when that one #what"(String what, Closure happens) {
    given:
    engine.carryOut(engine.up(shop('1')))
    happens(engine)

    expect:
    engine.up(shop('1')).steps().find { it.step().describe() == 'start shop-web-1' }?.why() == "db, on which it depends, $what".toString()

    where:
    what           | happens
    'starts again' | { it.change('shop-db-1', ObservedContainer.State.EXITED) }
    'is made anew' | { PlannerFixture e -> e.containers.removeIf { it.name() == 'shop-db-1' } }
  }

  def "one that only waits for another stays when that one is made anew"() {
    given:
    def of = { String v -> stack(service('db').env('V', v), service('web').need(Need.ready('db'))) }
    engine.carryOut(engine.up(of('1')))

    expect:
    engine.up(of('2')).changes()*.step()*.service().unique() == ['db']
  }

  def "one more container of another is no reason to restart"() {
    given:
    engine.carryOut(engine.up(shop('1')))

    expect:
    engine.up(shop('1', 2)).changes()*.step()*.service().unique() == ['db']
  }

  def "one that nobody asked for follows too, and nothing else is done to it"() {
    given:
    engine.carryOut(engine.up(shop('1')))

    expect:
    engine.up(shop('2', 1, 'changed'), only('db')).changes()*.step()*.describe() == [
      'create shop-db-1-next', 'stop shop-web-1', 'stop shop-db-1', 'remove shop-db-1', 'rename shop-db-1-next to shop-db-1', 'start shop-db-1', 'start shop-web-1']

    and:
    engine.up(shop('1', 1, 'changed'), only('db')).changesNothing()
  }

  def "one that nobody asked for and that does not run stays as it is"() {
    given:
    engine.carryOut(engine.up(shop('1')))
    engine.change('shop-web-1', ObservedContainer.State.EXITED)

    expect:
    engine.up(shop('2'), only('db')).changes()*.step()*.service().unique() == ['db']
  }

  def "one that has #what of another and was stopped is left so, until somebody asks for it"(String what, Closure<Service.Builder> sharing) {
    given:
    def of = { String version -> stack(service('db').env('V', version), sharing(service('web'))) }
    engine.carryOut(engine.up(of('1')))
    engine.change('shop-web-1', ObservedContainer.State.EXITED)

    when:
    def plan = engine.up(of('2'), only('db'))
    engine.carryOut(plan)

    then:
    plan.changes()*.step()*.service().unique() == ['db']
    engine.up(of('2')).steps().find { it.step().describe() == 'create shop-web-1-next' }.why() == 'what it shares something with is another container now'

    where:
    [what, sharing] << SHARING
  }

  def "of several containers those follow that run, and whoever shares something with the first stays with it"() {
    given:
    def sharing = { String name, String of -> service(name).volumesFrom(new VolumesFrom(VolumesFrom.Owner.SERVICE, of, false)) }
    def of = { String version -> stack(service('db').env('V', version), sharing('web', 'db').replicas(2), sharing('log', 'web')) }
    engine.carryOut(engine.up(of('1')))
    engine.change('shop-web-1', ObservedContainer.State.EXITED)

    expect:
    engine.up(of('2'), only('db')).changes()*.step().findAll { it instanceof Step.CreateContainer }*.describe() == ['create shop-db-1-next', 'create shop-web-2-next']
  }

  def "one that shares #what of another is made anew with it, asked for or not: #services"(String what, Closure<Service.Builder> sharing, List<String> services) {
    given:
    def of = { String version -> stack(service('db').env('V', version), sharing(service('web')), service('log').env('L', version)) }
    engine.carryOut(engine.up(of('1')))

    when:
    def plan = engine.up(of('2'), only(*services))

    then:
    plan.steps().find { it.step() instanceof Step.CreateContainer && it.step().service() == 'web' }.why() == 'it shares something with db, which is made anew'
    def order = plan.steps()*.step()*.describe()
    order.indexOf('stop shop-web-1') < order.indexOf('stop shop-db-1')
    order.indexOf('start shop-db-1') < order.indexOf('start shop-web-1')

    when:
    engine.carryOut(plan)

    then:
    engine.up(of('2'), only('db')).changesNothing()

    where:
    [[what, sharing], services] << [SHARING, [[], ['db']]].combinations()
  }

  private static Stack shop(String version, int replicas = 1, String web = '') {
    stack(
      service('db').env('V', version).replicas(replicas).await(new Wait.Tcp(5432, Wait.Options.DEFAULT)),
      service('web').env('W', web).need(new Need('db', Need.Condition.READY, true))
    )
  }
}
