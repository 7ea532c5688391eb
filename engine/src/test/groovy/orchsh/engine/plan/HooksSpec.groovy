package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.*

import orchsh.engine.definition.Definition
import orchsh.engine.model.*
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.problem.ProblemException
import spock.lang.Specification

class HooksSpec extends Specification {
  def engine = new PlannerFixture().image('busybox:latest')

  def "what is run after a start is run before the container counts as started, and has its lasting name"() {
    expect:
    engine.up(stack(db(), service('web').need(new Need('db', Need.Condition.STARTED)))).toString() == '''\
      #1 create network shop_default: not there yet
      [1] #2 create shop-db-1-next: no container yet
      [2] #3 start shop-db-1-next
      [3] #4 run in shop-db-1-next after its start: prepare --all
      [4] #5 run in shop-db-1-next after its start: warm-up
      [5] #6 rename shop-db-1-next to shop-db-1
      [1] #7 create shop-web-1: no container yet
      [6,7] #8 start shop-web-1'''.stripIndent()
  }

  def "what is run before a start is run in containers of its own, once for all containers of a service, or for each"() {
    given:
    def wanted = stack(preparing(), service('web').need(new Need('db', Need.Condition.STARTED)))

    expect:
    engine.up(wanted).toString() == '''\
      #1 pull tool:1: not here yet
      #2 create network shop_default: not there yet
      [1,2] #3 create shop-db-1: no container yet
      [3] #4 create shop-db-1-before-1: before shop-db-1 starts: migrate
      [4] #5 start shop-db-1-before-1
      [5] #6 wait for shop-db-1-before-1: exit 0
      [6] #7 remove shop-db-1-before-1
      [7] #8 create shop-db-1-before-2: before shop-db-1 starts: warm up
      [8] #9 start shop-db-1-before-2
      [9] #10 wait for shop-db-1-before-2: exit 0
      [10] #11 remove shop-db-1-before-2
      [11] #12 start shop-db-1
      [1,2] #13 create shop-db-2: no container yet
      [11,13] #14 create shop-db-2-before-2: before shop-db-2 starts: warm up
      [14] #15 start shop-db-2-before-2
      [15] #16 wait for shop-db-2-before-2: exit 0
      [16] #17 remove shop-db-2-before-2
      [17] #18 start shop-db-2
      [2] #19 create shop-web-1: no container yet
      [12,18,19] #20 start shop-web-1'''.stripIndent()
  }

  def "what is run before a start shares volumes and networks, and nothing else that is one container's"() {
    when:
    def order = engine.up(stack(preparing().replicas(1).port(Port.of(80, 80)).mount(new Mount.AnonymousVolume('/data', false)))).steps()*.step()
      .findAll { it instanceof Step.CreateContainer }*.order().find { it.name() == 'shop-db-1-before-1' }

    then:
    order.image() == 'tool:1'
    order.service().command() == Optional.of(['migrate'])
    order.service().volumesFrom() == [new VolumesFrom(VolumesFrom.Owner.CONTAINER, 'shop-db-1', false)]
    order.service().ports() == [] && order.mounts() == []
    order.labels()[Labels.ONE_OFF] == 'True'
    order.memberships()*.place()*.aliases() == [[]]
  }

  def "nothing is run before a start again, unless it is for each container or the service changed"() {
    given:
    engine.image('tool:1')
    engine.carryOut(engine.up(stack(preparing().replicas(1))))

    expect:
    engine.up(stack(preparing().replicas(1))).changesNothing()
    preparations(engine.up(stack(preparing()))) == ['shop-db-2-before-2']
    preparations(engine.up(stack(preparing().replicas(1).env('A', 'b')))) == ['shop-db-1-before-1', 'shop-db-1-before-2']
    preparations(engine.up(stack(preparing('other').replicas(1)))) == ['shop-db-1-before-1', 'shop-db-1-before-2']

    when:
    engine.change('shop-db-1', State.EXITED)

    then:
    preparations(engine.up(stack(preparing().replicas(1)))) == []

    when:
    engine.change('shop-db-1', State.CREATED)

    then:
    preparations(engine.up(stack(preparing().replicas(1)))) == ['shop-db-1-before-1', 'shop-db-1-before-2']
  }

  private static Service.Builder preparing(String command = 'migrate') {
    service('db').replicas(2).hooks(new Hooks([
      new Preparation(Hook.of(command), Optional.of(ImageReference.parse('tool:1')), false),
      new Preparation(Hook.of('warm', 'up'), Optional.empty(), true)], [], [], []))
  }

  private static List<String> preparations(Plan plan) {
    plan.steps()*.step().findAll { it instanceof Step.CreateContainer }*.order()*.name().findAll { it.contains('-before-') }
  }

  def "a run that was called off before all was run is continued"() {
    given:
    engine.carryOut(engine.up(stack(db())))
    engine.change('shop-db-1') { it.name = 'shop-db-1-next' }

    expect:
    engine.up(stack(db())).toString() == '''\
      #1 run in shop-db-1-next after its start: prepare --all
      [1] #2 run in shop-db-1-next after its start: warm-up
      [2] #3 rename shop-db-1-next to shop-db-1'''.stripIndent()
  }

  def "one that runs needs nothing, one that is started again has it all run again"() {
    given:
    engine.carryOut(engine.up(stack(db())))

    expect:
    engine.up(stack(db())).changesNothing()

    when:
    engine.change('shop-db-1', State.EXITED)

    then:
    engine.up(stack(db())).toString() == '''\
      #1 rename shop-db-1 to shop-db-1-next: something is to be run in it after its start
      [1] #2 start shop-db-1-next: it has ended: Exited (0) 1 second ago
      [2] #3 run in shop-db-1-next after its start: prepare --all
      [3] #4 run in shop-db-1-next after its start: warm-up
      [4] #5 rename shop-db-1-next to shop-db-1'''.stripIndent()
  }

  def "what is run before a stop is known without the script, wherever the container is stopped"() {
    given:
    def hook = new Hook(['sh', '-c', 'echo "a\nb" \\ c'], Optional.of('app'), true, Optional.of('/srv'), new TreeMap([LEVEL: '1=2']))
    def web = service('web').hooks(new Hooks([], [hook, Hook.of('drain')]))
    engine.carryOut(engine.up(stack(web)))

    when:
    def down = engine.down()

    then:
    down.toString() == '''\
      #1 run in shop-web-1 before it is stopped: sh -c echo "a
      b" \\ c
      [1] #2 run in shop-web-1 before it is stopped: drain
      [2] #3 stop shop-web-1
      [3] #4 remove shop-web-1
      [4] #5 remove network shop_default'''.stripIndent()
    down.steps()[0].step().hook() == hook

    when: 'it is replaced'
    def plan = engine.up(stack(web.env('A', '1')))

    then:
    plan.toString().contains('[1] #2 run in shop-web-1 before it is stopped: sh -c')

    when: 'it does not run'
    engine.change('shop-web-1', State.EXITED)

    then:
    !engine.down().toString().contains('run in')
  }

  def "what is run when it is ready is run after its waits, and those that need it wait for that"() {
    given:
    def ready = service('db').await(new Wait.Tcp(80, Wait.Options.DEFAULT)).hooks(new Hooks([Hook.of('prepare')], [Hook.of('seed')], []))
    def wanted = stack(ready, service('api').need(new Need('db', Need.Condition.STARTED)), service('web').need(Need.ready('db')))

    expect:
    engine.up(wanted).toString() == '''\
      #1 create network shop_default: not there yet
      [1] #2 create shop-db-1-next: no container yet
      [2] #3 start shop-db-1-next
      [3] #4 run in shop-db-1-next after its start: prepare
      [4] #5 wait for shop-db-1-next: tcp 80
      [5] #6 run in shop-db-1-next when it is ready: seed
      [6] #7 rename shop-db-1-next to shop-db-1
      [1] #8 create shop-api-1: no container yet
      [4,8] #9 start shop-api-1
      [1] #10 create shop-web-1: no container yet
      [7,10] #11 start shop-web-1'''.stripIndent()

    when:
    engine.carryOut(engine.up(wanted))

    then:
    !engine.up(wanted).toString().contains('run in')

    when: 'it was called off before it was ready'
    engine.change('shop-db-1') { it.name = 'shop-db-1-next' }

    then:
    engine.up(wanted).toString().contains('run in shop-db-1-next when it is ready: seed')
  }

  def "a changed hook is a change of its service"() {
    given:
    engine.carryOut(engine.up(stack(db())))

    expect:
    engine.up(stack(service('db').hooks(new Hooks([Hook.of('prepare')], [])))).steps()[0].why() ==
      'afterStart prepare --all -> prepare, afterStart 2 removed'
  }

  def "words of a hook that only sound the same are a change of its service: #why"(Hook before, Hook now, String why) {
    given:
    def of = { Hook hook -> stack(service('db').hooks(new Hooks([hook], []))) }
    engine.carryOut(engine.up(of(before)))

    expect:
    engine.up(of(now)).steps()[0].why() == why

    where:
    before                          | now                             || why
    Hook.of('sh', '-c', 'echo a')   | Hook.of('sh', '-c', 'echo', 'a') || "afterStart sh -c 'echo a' -> sh -c echo a"
    Hook.of('echo', '')             | Hook.of('echo')                 || "afterStart echo '' -> echo"
    pwd('/srv user me')            | pwd('/srv', 'me')              || "afterStart pwd workdir '/srv user me' -> pwd user me workdir /srv"
    pwd('/', null, [A: '1 env B=2']) | pwd('/', null, [A: '1', B: '2']) || "afterStart pwd workdir / env 'A=1 env B=2' -> pwd workdir / env A=1 env B=2"
  }

  def "words of a hook that are plain stand in the definition as they are"() {
    given:
    def hook = new Hook(['sed', 's/a\\.b/c/', '--all'], Optional.of('app'), true, Optional.of('/srv'), new TreeMap([LEVEL: '1=2']))
    engine.carryOut(engine.up(stack(service('db').hooks(new Hooks([hook], [])))))

    expect:
    Definition.decode(engine.containers[0].label(Labels.DEFINITION).get()).field('afterStart').get() == 'sed s/a\\.b/c/ --all user app workdir /srv env LEVEL=1=2 privileged'
  }

  private static Hook pwd(String folder, String user = null, Map<String, String> env = [:]) {
    new Hook(['pwd'], Optional.ofNullable(user), false, Optional.of(folder), new TreeMap<>(env))
  }

  def "secrets in a hook are not shown"() {
    given:
    def web = service('web').env('DB_PASSWORD', 'hunter2').confidentialEnv('HARMLESS', 'bond-street').hooks(new Hooks([Hook.of('login', 'hunter2', '--as', 'bond-street')], []))
    def plan = engine.up(stack(web))

    expect:
    plan.steps()*.step()*.describe().contains('run in shop-web-1-next after its start: login *** --as ***')
    engine.carryOut(plan).containers*.labels().toString().find(/hunter2|bond-street/) == null
    plan.steps()*.step().toString().find(/hunter2|bond-street/) == null
  }

  def "a secret in what is run before a stop is refused, for a label would have to keep it"(Hook hook) {
    when:
    engine.up(stack(service('web').env('DB_PASSWORD', 'hunter2').hooks(new Hooks([], [hook]))))

    then:
    def e = thrown(ProblemException)
    e.problems()[0].message().startsWith('`beforeStop` of service `web` has a secret in it, and would have to be kept in a label until it is needed: ')
    !e.message.contains('hunter2')

    where:
    hook << [Hook.of('logout', 'hunter2'), Hook.of('logout', '--password', 'x'), new Hook(['logout'], Optional.empty(), false, Optional.empty(), new TreeMap([TOKEN: 'abc']))]
  }

  static Service.Builder db() {
    service('db').hooks(new Hooks([Hook.of('prepare', '--all'), Hook.of('warm-up')], []))
  }
}
