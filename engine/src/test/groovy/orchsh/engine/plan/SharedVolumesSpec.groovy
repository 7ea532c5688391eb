package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.service

import orchsh.engine.model.Mount
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.model.Volume
import orchsh.engine.observed.ObservedVolume
import spock.lang.Specification

/** Volumes that are made when they are not there, and then belong to no stack. */
class SharedVolumesSpec extends Specification {
  PlannerFixture engine = new PlannerFixture().image('busybox')
  Stack stack = Stack.named('shop')
    .service(service('db').mount(new Mount.NamedVolume('data', '/data', false)).build())
    .volume(Volume.named('data').shared().label('a', 'b').build())
    .build()

  def "one that is not there is made under its own name, without a mark of the stack"() {
    when:
    def plan = engine.up(stack)
    def made = plan.steps()*.step().findAll { it instanceof Step.CreateVolume } as List<Step.CreateVolume>

    then:
    made*.name() == ['data']
    made*.order()*.labels() == [[a: 'b']]
  }

  def "one that is there is used, whoever made it, and nothing is said about that"() {
    given:
    engine.volumes << new ObservedVolume('data', ['com.docker.compose.project': 'mall'])

    when:
    def plan = engine.up(stack)

    then:
    plan.steps()*.step().every { !(it instanceof Step.CreateVolume) }
    plan.notes() == []
  }

  def "no stack takes it away"() {
    given:
    engine.carryOut(engine.up(stack))

    expect:
    engine.down(Goal.Down.Data.REMOVE).steps()*.step().every { !(it instanceof Step.RemoveVolume) }
  }

  def "it cannot be somebody else's as well"() {
    when:
    Volume.named('data').shared().external().build()

    then:
    def e = thrown(IllegalArgumentException)
    e.message == 'volume `data` is external, and somebody else makes it: it cannot be made here as well'
  }

  def "names may be joined by underscores, as docker-compose did"() {
    given:
    def old = stack.toBuilder('shop').naming(Stack.Naming.UNDERSCORES).build()
    def web = Service.named('web').build(orchsh.engine.model.Build.of(java.nio.file.Path.of('/x'))).build()

    expect:
    old.containerName(old.services()[0], 2) == 'shop_db_2'
    old.imageOf(web).toString() == 'shop_web:latest'
    old != stack
    old.toBuilder('mall').build().naming() == Stack.Naming.UNDERSCORES
  }
}
