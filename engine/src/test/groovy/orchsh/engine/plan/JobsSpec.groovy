package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.*

import java.time.Duration
import orchsh.engine.model.*
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer.State
import spock.lang.Specification

class JobsSpec extends Specification {
  def engine = new PlannerFixture().image('busybox:latest')

  def "a job is waited for to its end, and so do those wait that need it completed"() {
    expect:
    engine.up(stack(job(), service('web').need(Need.completed('migrate')))).toString() == '''\
      #1 create network shop_default: not there yet
      [1] #2 create shop-migrate-1: no container yet
      [2] #3 start shop-migrate-1
      [3] #4 wait for shop-migrate-1: exit 0
      [1] #5 create shop-web-1: no container yet
      [4,5] #6 start shop-web-1'''.stripIndent()
  }

  def "its own wait for its end takes the place of the usual one, which has no limit of its own"() {
    given:
    def options = new Wait.Options(Duration.ofSeconds(5), Duration.ZERO, Optional.empty(), Optional.empty())

    expect:
    awaited(job()) == [new Wait.Exit(0, new Wait.Options(Duration.ofDays(365), Duration.ZERO, Optional.empty(), Optional.empty()))]
    awaited(job().await(new Wait.Exit(3, options))) == [new Wait.Exit(3, options)]
    awaited(job().await(new Wait.Tcp(80, options)))*.describe() == ['tcp 80', 'exit 0']
  }

  def "a service that is needed as completed is waited for to its end, too"() {
    expect:
    engine.up(stack(service('setup'), service('web').need(Need.completed('setup')))).toString().contains('wait for shop-setup-1: exit 0')
  }

  def "a job runs anew on each up, in a container of its own that keeps the volumes"() {
    given:
    engine.carryOut(engine.up(stack(job())))
    ended(0)

    expect:
    engine.up(stack(job())).toString() == '''\
      #1 create shop-migrate-1-next: the job runs again on each up
      [1] #2 remove shop-migrate-1: the job runs again on each up
      [2] #3 rename shop-migrate-1-next to shop-migrate-1
      [3] #4 start shop-migrate-1
      [4] #5 wait for shop-migrate-1: exit 0'''.stripIndent()
  }

  def "a job that runs once has nothing to do when it has been completed, whatever becomes of what is around it"() {
    given:
    def web = service('web').need(Need.completed('migrate'))
    engine.carryOut(engine.up(stack(once(), web)))
    ended(0)

    expect:
    engine.up(stack(once(), web)).steps() == []

    when:
    engine.networks.clear()

    then:
    !engine.up(stack(once(), web)).toString().contains('migrate')
  }

  def "a job that runs once stays completed when that of which it has #what is made anew, asked for: #services"(
    String what, Closure<Service.Builder> sharing, List<String> services) {
    given:
    def of = { String version -> stack(service('db').env('V', version), sharing(once())) }
    engine.carryOut(engine.up(of('1')))
    ended(0)

    expect:
    engine.up(of('2'), only(*services)).changes()*.step()*.service().unique() == ['db']

    when:
    engine.carryOut(engine.up(of('2')))

    then:
    engine.up(of('2')).changesNothing()

    where:
    [[what, sharing], services] << [DependentsSpec.SHARING, [[], ['db']]].combinations()
  }

  def "a job that did not come to its end runs again with that of which it has #what"(String what, Closure<Service.Builder> sharing) {
    given:
    def of = { String version -> stack(service('db').env('V', version), sharing(once())) }
    engine.carryOut(engine.up(of('1')))
    ended(1)

    expect:
    engine.up(of('2')).steps().find { it.step().describe() == 'create shop-migrate-1-next' }.why() == 'it shares something with db, which is made anew'

    where:
    [what, sharing] << DependentsSpec.SHARING
  }

  def "a service that only holds data has that of others, and is made anew with them"() {
    given:
    def of = { String version -> stack(
      service('base').env('V', version),
      service('data').volumesFrom(new VolumesFrom(VolumesFrom.Owner.SERVICE, 'base', false)),
      service('web').volumesFrom(new VolumesFrom(VolumesFrom.Owner.SERVICE, 'data', false)))
    }
    engine.carryOut(engine.up(of('1')))
    engine.change('shop-data-1') { it.state = State.EXITED; it.status = 'Exited (0) 2 minutes ago' }

    expect:
    engine.up(of('2')).steps().find { it.step().describe() == 'create shop-data-1-next' }.why() == 'it shares something with base, which is made anew'
  }

  def "a job that runs once runs again when #what"(String what, Service.Builder now, String why) {
    given:
    engine.carryOut(engine.up(stack(once())))
    ended(0)

    expect:
    engine.up(stack(now)).steps()[0].why() == why

    where:
    what                     | now                          || why
    'a variable has changed' | once().env('LEVEL', '2')     || 'env LEVEL added (2)'
    'its command has'        | once().command(['migrate'])  || 'command added (migrate)'
  }

  def "a job that runs once runs again when its image is another one"() {
    given:
    engine.carryOut(engine.up(stack(once())))
    ended(0)
    engine.image('busybox:latest', 'another')

    expect:
    engine.up(stack(once())).steps()[0].why() == 'image busybox:latest is another one now'
  }

  def "a job that runs once and did not come to its end runs again: #why"(int code, String why) {
    given:
    engine.carryOut(engine.up(stack(once())))
    ended(code)

    expect:
    engine.up(stack(once())).steps()[0].why() == why

    where:
    code || why
    1    || 'the job has not been completed: Exited (1) 2 minutes ago'
    137  || 'the job has not been completed: Exited (137) 2 minutes ago'
  }

  def "the end it is to have is the one that it waits for"() {
    given:
    def picky = once().await(new Wait.Exit(3, Wait.Options.DEFAULT))
    engine.carryOut(engine.up(stack(picky)))

    when:
    ended(3)

    then:
    engine.up(stack(picky)).steps() == []
    engine.containers[0].completed

    when:
    ended(0)

    then:
    engine.up(stack(picky)).steps()[0].why() == 'the job has not been completed: Exited (0) 2 minutes ago'
    !engine.containers[0].completed
  }

  def "a job that still runs is waited for, one that was never started is started"(State state, String plan) {
    given:
    engine.carryOut(engine.up(stack(job())))
    engine.change('shop-migrate-1', state)

    expect:
    engine.up(stack(job())).toString() == plan

    where:
    state         || plan
    State.RUNNING || '#1 wait for shop-migrate-1: exit 0'
    State.CREATED || '#1 start shop-migrate-1: created, but never started\n[1] #2 wait for shop-migrate-1: exit 0'
  }

  def "where nothing is to be made anew the job runs again in its container"() {
    given:
    engine.carryOut(engine.up(stack(job())))
    ended(0)
    def goal = Goal.Up.all().with(Choices.USUAL.with(Choices.Recreation.NEVER))

    expect:
    engine.up(stack(job()), goal).toString() == '#1 start shop-migrate-1: the job runs again on each up\n[1] #2 wait for shop-migrate-1: exit 0'
  }

  def "a service that only holds data for others may end, and is left so"() {
    given:
    def data = service('data').command(['true']).mount(new Mount.AnonymousVolume('/data', false))
    def web = service('web').volumesFrom(new VolumesFrom(VolumesFrom.Owner.SERVICE, 'data', false))
    engine.carryOut(engine.up(stack(data, web)))
    engine.change('shop-data-1') { it.state = State.EXITED; it.status = 'Exited (0) 2 minutes ago' }

    expect:
    engine.up(stack(data, web)).changesNothing()
    engine.containers.find { it.name() == 'shop-data-1' }.completed
  }

  def "what was a job and is to run on gets a container that is not taken for completed when it has ended"() {
    given:
    engine.carryOut(engine.up(stack(job)))
    ended(0)

    expect:
    engine.up(stack(service('migrate'))).steps()[0].why() == 'it was made to come to an end, and is to run on'

    when:
    engine.carryOut(engine.up(stack(service('migrate'))))

    then:
    engine.up(stack(service('migrate'))).changesNothing()
    !engine.containers[0].toEnd

    where:
    job << [job(), once()]
  }

  def "other tools see what it waits for, and that it is no command run beside the services"() {
    given:
    engine.carryOut(engine.up(stack(job(), service('web').need(Need.completed('migrate')))))

    expect:
    engine.containers*.label(Labels.ONE_OFF)*.get() == ['False', 'False']
    engine.containers*.label(Labels.DEPENDS_ON)*.get() == ['', 'migrate:service_completed_successfully:false']
    engine.containers*.label(Labels.ENDS)*.orElse('-') == ['0', '-']
  }

  void ended(int code) {
    engine.change('shop-migrate-1') { it.state = State.EXITED; it.status = "Exited ($code) 2 minutes ago".toString() }
  }

  List<Wait> awaited(Service.Builder service) {
    engine.up(stack(service)).steps()*.step().find { it instanceof Step.AwaitReady }.waits()
  }

  static Service.Builder job() {
    service('migrate').job(new Job(false))
  }

  static Service.Builder once() {
    service('migrate').job(new Job(true))
  }
}
