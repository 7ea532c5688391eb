package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.service
import static orchsh.engine.plan.PlannerFixture.stack

import orchsh.engine.model.*
import spock.lang.Specification

class CompanionsSpec extends Specification {
  PlannerFixture engine = new PlannerFixture().image('busybox:latest')

  def "whoever shares something is made after whom it shares it with: #word"(String word, Closure<Service.Builder> share) {
    given:
    def wanted = stack(share(service('side')), service('base'))

    when:
    def plan = engine.up(wanted)
    engine.carryOut(plan)

    then:
    def create = plan.steps().find { it.step().describe() == 'create shop-side-1' }
    create.step().order().companions() == [base: 'shop-base-1']
    create.after().any { plan.steps()[it - 1].step().describe() == 'create shop-base-1' }
    engine.up(wanted).changesNothing()

    where:
    word          | share
    'networkMode' | { it.namespaces { it.network(Namespace.parse('service:base')) } }
    'ipc'         | { it.namespaces { it.ipc(Namespace.parse('service:base')) } }
    'pid'         | { it.namespaces { it.pid(Namespace.parse('service:base')) } }
    'volumesFrom' | { it.volumesFrom(new VolumesFrom(VolumesFrom.Owner.SERVICE, 'base', false)) }
  }

  def "whoever shares something is made anew with whom it shares it with"() {
    given:
    def side = { -> service('side').namespaces { it.network(Namespace.parse('service:base')) } }
    engine.carryOut(engine.up(stack(side(), service('base'))))

    when:
    def plan = engine.up(stack(side(), service('base').env('A', 'b')))
    engine.carryOut(plan)

    then:
    plan.steps().find { it.step().describe() == 'create shop-side-1-next' }.why() == 'it shares something with base, which is made anew'
    (plan.steps().find { it.step().describe() == 'create shop-side-1-next' }.step() as Step.CreateContainer).order().companions() == [base: 'shop-base-1-next']
  }

  def "a container that somebody else has replaced is noticed by those who shared something with it"() {
    given:
    def wanted = stack(service('side').namespaces { it.network(Namespace.parse('service:base')) }, service('base'))
    engine.carryOut(engine.up(wanted))

    when:
    engine.change('shop-base-1') { it.id = 'another' }

    then:
    engine.up(wanted).steps()*.why().contains('what it shares something with is another container now')

    when:
    engine.containers.removeIf { it.name() == 'shop-base-1' }
    def plan = engine.up(wanted)

    then:
    plan.steps()*.step()*.describe().findAll { it.startsWith('create') } == ['create shop-base-1', 'create shop-side-1-next']
  }

  def "links on the engine's own bridge are to one container"() {
    given:
    def bridged = { Service.Builder it -> it.namespaces { it.network(Namespace.parse('bridge')) } }

    when:
    def plan = engine.up(stack(bridged(service('web').link(Link.to('db'))), bridged(service('db'))))

    then:
    def order = (plan.steps().find { it.step().describe() == 'create shop-web-1' }.step() as Step.CreateContainer).order()
    order.companions() == [db: 'shop-db-1']
    order.memberships() == []
    !plan.steps().any { it.step() instanceof Step.CreateNetwork }
  }
}
