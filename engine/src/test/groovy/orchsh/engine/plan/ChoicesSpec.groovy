package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.*

import java.util.function.Consumer
import orchsh.engine.model.*
import orchsh.engine.observed.*
import orchsh.engine.port.ContainerEngine.AnonymousVolumes
import orchsh.engine.problem.ProblemException
import spock.lang.Specification

/** How far an up goes: what was chosen beside the services. */
class ChoicesSpec extends Specification {
  def engine = new PlannerFixture().image('busybox:latest')

  def "a service gets as many containers as were asked for, and as the script says the next time"() {
    given:
    engine.carryOut(engine.up(pair(), choosing(Choices.USUAL.scaled(web: 3))))

    expect:
    engine.containers*.name().sort() == ['shop-db-1', 'shop-web-1', 'shop-web-2', 'shop-web-3']
    steps(engine.up(pair())) == ['stop shop-web-3', 'remove shop-web-3', 'stop shop-web-2', 'remove shop-web-2']
  }

  def "a number that cannot be had is refused: #message"(Service.Builder web, Map<String, Integer> scale, String message) {
    when:
    engine.up(stack(web, service('db')), new Goal.Up(['web'] as Set, Goal.Up.Images.AS_NEEDED, Optional.empty()).with(Choices.USUAL.scaled(scale)))

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == [message]

    where:
    web                                                   | scale    || message
    service('web').port(Port.of(8080, 80))                | [web: 2] || 'service `web` has 2 containers, and only one of them can publish port 8080/tcp'
    service('web').port(Port.of(8080, 80)).replicas(3)    | [:]      || 'service `web` cannot have 3 containers: only one of them can have port 8080 of the host'
    service('web').identity({ it.containerName('the-web') } as Consumer) | [web: 2] || 'service `web` has 2 containers, and they cannot all be called `the-web`'
    service('web')                                        | [wbe: 2] || 'there is no service `wbe` in this stack'
    service('web')                                        | [db: 2]  || 'service `db` is to have 2 containers, but it was not asked for'
  }

  def "a number below nothing is refused"() {
    when:
    Choices.USUAL.scaled(web: -1)

    then:
    def e = thrown(IllegalArgumentException)
    e.message == 'service `web` cannot have -1 containers'
  }

  def "containers are made anew without a change when that is asked for: #needs"(Choices.Needs needs, List<String> services, List<String> made) {
    given:
    engine.carryOut(engine.up(pair()))

    when:
    def plan = engine.up(pair(), only(*services).with(Choices.USUAL.with(Choices.Recreation.ALWAYS).with(needs)))

    then:
    plan.steps().findAll { it.step() instanceof Step.CreateContainer }*.step()*.service() == made
    plan.changes().findAll { it.why() }*.why() as Set == ['asked for'] as Set

    where:
    needs                      | services || made
    Choices.Needs.AS_NEEDED    | []       || ['db', 'web']
    Choices.Needs.AS_NEEDED    | ['web']  || ['web']
    Choices.Needs.AS_ASKED_FOR | ['web']  || ['db', 'web']
    Choices.Needs.LEFT         | ['web']  || ['web']
  }

  def "nothing is made anew when that is not wanted, and it is said what stays outdated"() {
    given:
    def of = { String version, boolean internal -> new Stack('shop', [service('db').network(NetworkUse.of('back')).env('V', version).build()],
      [new Network('back', internal)], []) }
    engine.carryOut(engine.up(of('1', false)))

    when:
    def plan = engine.up(of('2', true), choosing(Choices.USUAL.with(Choices.Recreation.NEVER)))

    then:
    plan.changesNothing()
    plan.notes() == ['container `shop-db-1` is left as it is, though env V 1 -> 2',
      'network `shop_back` is left as it is, though it is to be another one: internal false -> true']
  }

  def "what is missing is made though nothing is made anew"() {
    given:
    engine.carryOut(engine.up(stack(service('db'))))

    expect:
    steps(engine.up(pair(), choosing(Choices.USUAL.with(Choices.Recreation.NEVER)))) == ['create shop-web-1', 'start shop-web-1']
  }

  def "what a service needs is left alone when that is wanted"() {
    expect:
    steps(engine.up(pair(), only('web').with(Choices.USUAL.with(Choices.Needs.LEFT)))) ==
      ['create network shop_default', 'create shop-web-1', 'start shop-web-1']
  }

  def "what left the script goes when that is asked for, and its data stays"() {
    given:
    def old = service('old').network(NetworkUse.of('attic')).mount(new Mount.NamedVolume('data', '/data', false))
    engine.carryOut(engine.up(new Stack('shop', [service('web').build(), old.build()], [new Network('attic', false)], [new Volume('data')])))
    engine.relative('shop-web-run', 'web', [(Labels.ONE_OFF): 'True'])
    engine.change('shop-web-run', ObservedContainer.State.EXITED)

    when:
    def plan = engine.up(stack(service('web')), choosing(Choices.USUAL.with(Choices.Orphans.REMOVED)))

    then:
    plan.toString() == '''
      #1 stop shop-old-1: its service `old` is not in the script any more
      [1] #2 remove shop-old-1: its service `old` is not in the script any more
      #3 remove shop-web-run: the command it was made for has ended
      [2] #4 remove network shop_attic: nothing in the script uses it'''.stripIndent().trim()
    plan.notes() == ['volume `shop_data` is left as it is: it is not in the script any more, but its data would be lost']
    plan.destroysData() == []

    when:
    plan = engine.up(stack(service('web')))

    then:
    plan.changesNothing()
    plan.notes() == [
      'container `shop-old-1` is left as it is: its service `old` is not in the script any more; remove it with --remove-orphans',
      'network `shop_attic` is left as it is: nothing in the script uses it, but container `shop-old-1` is in it',
      'volume `shop_data` is left as it is: it is not in the script any more, but its data would be lost']
  }

  def "a port that an orphan has is free for another when the orphan goes"() {
    given:
    engine.carryOut(engine.up(stack(service('old').port(Port.of(80, 80)))))

    when:
    def plan = engine.up(stack(service('web').port(Port.of(80, 80))), choosing(Choices.USUAL.with(Choices.Orphans.REMOVED)))

    then:
    def removal = plan.steps().find { it.step().describe() == 'remove shop-old-1' }
    removal.id() in plan.steps().find { it.step().describe() == 'start shop-web-1' }.after()
  }

  def "a network that nobody uses any more goes last when the run can be undone"() {
    given:
    def of = { Service.Builder web -> new Stack('shop', [web.build()], [], []) }
    engine.carryOut(engine.up(new Stack('shop', [service('web').network(NetworkUse.of('attic')).build()], [new Network('attic', false)], [])))

    expect:
    engine.up(of(service('web')), choosing(Choices.USUAL.with(Choices.Orphans.REMOVED)).atomic()).steps().takeRight(3)*.step()*.describe() ==
      ['have everything ready', 'remove shop-web-1-before', 'remove network shop_attic']
  }

  def "volumes without a name are made anew with their containers when that is asked for"() {
    given:
    def of = { String version -> stack(service('db').mount(new Mount.AnonymousVolume('/data', false)).env('V', version)) }
    engine.carryOut(engine.up(of('1')))
    engine.carryOut(engine.up(of('2')))

    when:
    def plan = engine.up(of('3'), choosing(Choices.USUAL.with(AnonymousVolumes.REMOVE)))

    then:
    def create = plan.steps()*.step().find { it instanceof Step.CreateContainer } as Step.CreateContainer
    create.order().mounts()*.volume() == ['']
    plan.destroysData()*.describe() == ['remove shop-db-1', "remove volume ${'a' * 64}".toString()]
  }

  private static Goal.Up choosing(Choices choices) {
    Goal.Up.all().with(choices)
  }

  private static List<String> steps(Plan plan) {
    plan.changes()*.step()*.describe()
  }

  private static Stack pair() {
    stack(service('db'), service('web').need(Need.ready('db')))
  }
}
