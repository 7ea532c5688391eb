package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.*

import orchsh.engine.model.*
import orchsh.engine.observed.*
import spock.lang.Specification

/** Services with any number of containers. */
class ReplicasSpec extends Specification {
  def engine = new PlannerFixture().image('busybox:latest')

  def "each container is made, started and waited for by itself, and who needs the service waits for all"() {
    expect:
    engine.up(shop(2)).toString() == '''
      #1 create network shop_default: not there yet
      [1] #2 create shop-web-1: no container yet
      [2] #3 start shop-web-1
      [3] #4 wait for shop-web-1: tcp 80
      [1] #5 create shop-web-2: no container yet
      [5] #6 start shop-web-2
      [6] #7 wait for shop-web-2: tcp 80
      [1] #8 create shop-proxy-1: no container yet
      [4,7,8] #9 start shop-proxy-1'''.stripIndent().trim()
  }

  def "more containers leave those that are there alone"() {
    given:
    engine.carryOut(engine.up(shop(1)))

    expect:
    engine.up(shop(3)).changes()*.step()*.describe() ==
      ['create shop-web-2', 'start shop-web-2', 'create shop-web-3', 'start shop-web-3']
  }

  def "new ones get the lowest numbers that are free"() {
    given:
    engine.carryOut(engine.up(shop(3)))
    engine.containers.removeIf { it.name() == 'shop-web-2' }

    expect:
    engine.up(shop(4)).changes()*.step()*.describe() ==
      ['create shop-web-2', 'start shop-web-2', 'create shop-web-4', 'start shop-web-4']
  }

  def "of those that are too many the outdated ones go first, then those with the highest numbers: #wanted"(int wanted, List<String> left) {
    given:
    engine.carryOut(engine.up(shop(4)))
    engine.change('shop-web-2') { it.labels = it.labels + [(Labels.DEFINITION): ''] }

    when:
    engine.carryOut(engine.up(shop(wanted)))

    then:
    engine.containers*.name().findAll { it.startsWith('shop-web') }.sort() == left
    engine.containers.every { it.running }
    engine.up(shop(wanted)).changesNothing()

    where:
    wanted || left
    4      || ['shop-web-1', 'shop-web-2', 'shop-web-3', 'shop-web-4']
    3      || ['shop-web-1', 'shop-web-3', 'shop-web-4']
    2      || ['shop-web-1', 'shop-web-3']
    1      || ['shop-web-1']
    0      || []
  }

  def "it is said how many are enough: #why"(int wanted, String why) {
    given:
    engine.carryOut(engine.up(shop(3)))

    expect:
    engine.up(shop(wanted)).changes()*.why() as Set == [why] as Set

    where:
    wanted || why
    2      || '2 containers are enough'
    1      || 'one container is enough'
    0      || 'no container is wanted'
  }

  def "each container is replaced by itself"() {
    given:
    engine.carryOut(engine.up(shop(2)))

    expect:
    engine.up(shop(2, 'new')).toString().replaceAll(': image .*', '') == '''
      #1 pull busybox:new: not here yet
      [1] #2 create shop-web-1-next
      [1] #3 create shop-web-2-next
      [1,2] #4 stop shop-web-1
      [1,3] #5 stop shop-web-2
      [4] #6 remove shop-web-1
      [5] #7 remove shop-web-2
      [6] #8 rename shop-web-1-next to shop-web-1
      [8] #9 start shop-web-1
      [9] #10 wait for shop-web-1: tcp 80
      [7] #11 rename shop-web-2-next to shop-web-2
      [11] #12 start shop-web-2
      [12] #13 wait for shop-web-2: tcp 80'''.stripIndent().trim()
  }

  def "a replacement of several that was interrupted after #steps steps goes on"(int steps) {
    given:
    engine.carryOut(engine.up(shop(2)))
    engine.carryOut(new Plan('shop', engine.up(shop(2, 'new')).steps().take(steps), []))

    when:
    engine.carryOut(engine.up(shop(2, 'new')))

    then:
    engine.containers*.name().sort() == ['shop-proxy-1', 'shop-web-1', 'shop-web-2']
    engine.containers.every { it.running }
    engine.up(shop(2, 'new')).changesNothing()

    where:
    steps << (1..13)
  }

  def "each container says which of its service's it is"() {
    given:
    engine.carryOut(engine.up(shop(2)))

    expect:
    engine.containers.collectEntries { [it.name(), it.number().orElse(0)] } == ['shop-web-1': 1, 'shop-web-2': 2, 'shop-proxy-1': 1]
  }

  def "a link stands for the service, so that it reaches all its containers"() {
    when:
    def plan = engine.up(stack(service('web').replicas(2), service('proxy').link(new Link('web', 'backend', false))))

    then:
    def create = plan.steps()*.step().find { it instanceof Step.CreateContainer && it.service() == 'proxy' } as Step.CreateContainer
    create.order().memberships()[0].place().links() == [backend: 'web']
  }

  def "a service that needs one without containers starts at once"() {
    expect:
    engine.up(shop(0)).changes()*.step()*.describe() == ['create network shop_default', 'create shop-proxy-1', 'start shop-proxy-1']
  }

  private static Stack shop(int replicas, String tag = 'latest') {
    stack(
      service('web', "busybox:$tag").replicas(replicas).await(new Wait.Tcp(80, Wait.Options.DEFAULT)),
      service('proxy').need(Need.ready('web'))
    )
  }
}
