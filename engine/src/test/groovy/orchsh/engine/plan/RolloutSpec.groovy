package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.*

import java.time.Duration
import java.util.function.Consumer
import orchsh.engine.model.*
import orchsh.engine.observed.*
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.problem.ProblemException
import spock.lang.Specification

/** Containers that are replaced some at a time. */
class RolloutSpec extends Specification {
  static final BATCHES = Goal.Up.all().with(Choices.USUAL.with(Choices.Replacement.IN_BATCHES))

  def engine = new PlannerFixture().image('busybox:latest')

  static Batches batches(Map given = [:]) {
    Batches.USUAL.with(
      Optional.ofNullable(given.parallelism), Optional.ofNullable(given.delay), Optional.ofNullable(given.order),
      Optional.ofNullable(given.monitor), Optional.ofNullable(given.onFailure), Optional.ofNullable(given.ratio))
  }

  static Service.Builder web(String version, int replicas, Map update = [:], Map rollback = [:]) {
    service('web').env('VERSION', version).replicas(replicas)
      .rollout { it.withUpdate(batches(update)).withRollback(batches(rollback)) }
  }

  Plan deploy(Stack stack, Goal.Up goal = BATCHES) {
    engine.up(stack, goal)
  }

  Plan goBack(Stack stack, Set<String> services = [], Set<String> before = null) {
    new Planner().change(engine.observed(), new ContainerGoal.GoBack(services, stack, Optional.ofNullable(before)), Research.NONE)
  }

  /** Carries out the steps up to the given one. */
  void carryOutUntil(Plan plan, int last) {
    engine.carryOut(new Plan(plan.stack(), plan.steps().findAll { it.id() <= last }, []))
  }

  def "what is not there yet is made as `up` makes it"() {
    given:
    def stack = stack(web('1', 2))

    expect:
    deploy(stack).toString() == engine.up(stack).toString()
    deploy(stack).terms() == engine.up(stack).terms()
  }

  def "stop-first: a batch begins when the one before has stayed well and the delay has passed"() {
    given:
    engine.carryOut(deploy(stack(web('1', 3))))

    expect:
    deploy(stack(web('2', 3, [parallelism: 2, delay: Duration.ofSeconds(10)]))).toString() == '''
      #1 create shop-web-1-next: env VERSION 1 -> 2
      [1] #2 stop shop-web-1: env VERSION 1 -> 2
      [1,2] #3 rename shop-web-1 to shop-web-1-previous: it can come back
      [3] #4 rename shop-web-1-next to shop-web-1
      [4] #5 start shop-web-1
      [5] #6 see shop-web-1 stay well for 5s
      #7 create shop-web-2-next: env VERSION 1 -> 2
      [7] #8 stop shop-web-2: env VERSION 1 -> 2
      [7,8] #9 rename shop-web-2 to shop-web-2-previous: it can come back
      [9] #10 rename shop-web-2-next to shop-web-2
      [10] #11 start shop-web-2
      [11] #12 see shop-web-2 stay well for 5s
      [6,12] #13 let 10s pass: before the next batch
      [13] #14 create shop-web-3-next: env VERSION 1 -> 2
      [14] #15 stop shop-web-3: env VERSION 1 -> 2
      [14,15] #16 rename shop-web-3 to shop-web-3-previous: it can come back
      [16] #17 rename shop-web-3-next to shop-web-3
      [17] #18 start shop-web-3
      [18] #19 see shop-web-3 stay well for 5s'''.stripIndent().trim()
  }

  def "start-first: the old one stops when the new one is ready and has stayed well"() {
    given:
    engine.carryOut(deploy(stack(web('1', 2))))

    expect:
    deploy(stack(web('2', 2, [order: Batches.Order.START_FIRST]).await(new Wait.Tcp(80, Wait.Options.DEFAULT)))).toString() == '''
      #1 create shop-web-1-next: env VERSION 1 -> 2
      [1] #2 start shop-web-1-next
      [2] #3 wait for shop-web-1-next: tcp 80
      [3] #4 see shop-web-1-next stay well for 5s
      [4] #5 stop shop-web-1: env VERSION 1 -> 2
      [5] #6 rename shop-web-1 to shop-web-1-previous: it can come back
      [6] #7 rename shop-web-1-next to shop-web-1
      [7] #8 create shop-web-2-next: env VERSION 1 -> 2
      [8] #9 start shop-web-2-next
      [9] #10 wait for shop-web-2-next: tcp 80
      [10] #11 see shop-web-2-next stay well for 5s
      [11] #12 stop shop-web-2: env VERSION 1 -> 2
      [12] #13 rename shop-web-2 to shop-web-2-previous: it can come back
      [13] #14 rename shop-web-2-next to shop-web-2'''.stripIndent().trim()
  }

  def "no more than #parallelism at a time: #batchesExpected batches of 4"(int parallelism, int batchesExpected) {
    given:
    engine.carryOut(deploy(stack(web('1', 4))))
    def plan = deploy(stack(web('2', 4, [parallelism: parallelism, delay: Duration.ofSeconds(1)])))

    expect:
    plan.steps().count { it.step() instanceof Step.Rest } == batchesExpected - 1
    mostAtOnce(plan) == Math.min(parallelism ?: 4, 4)

    where:
    parallelism || batchesExpected
    0           || 1
    1           || 4
    2           || 2
    3           || 2
    4           || 1
    9           || 1
  }

  /** The most containers that can be stopped and not yet well, whatever the order in which free steps are done. */
  private static int mostAtOnce(Plan plan) {
    def stops = plan.steps().findAll { it.step() instanceof Step.StopContainer }
    def before = [:].withDefault { [] as Set }
    plan.steps().each { step -> before[step.id()] = step.after().collectMany { before[it] + it } as Set }
    stops.collect { stop ->
      def well = plan.steps().findAll { it.id() in before[stop.id()] && it.step() instanceof Step.StayWell }.size()
      stops.count { it.id() <= stop.id() } - well
    }.max()
  }

  def "a monitor of nothing is no step, and two deployments in a row change nothing"() {
    given:
    def second = stack(web('2', 2, [monitor: Duration.ZERO, parallelism: 0]))
    engine.carryOut(deploy(stack(web('1', 2))))

    when:
    def plan = deploy(second)
    engine.carryOut(plan)

    then:
    !plan.steps().any { it.step() instanceof Step.StayWell }
    deploy(second).changesNothing()
    engine.up(second).changesNothing()
    engine.containers*.name().sort() == ['shop-web-1', 'shop-web-1-previous', 'shop-web-2', 'shop-web-2-previous']
  }

  def "what the engine would start again is kept from it, and is not on the way back"() {
    given:
    def restarting = { String version -> stack(web(version, 1).restart(RestartPolicy.parse('always'))) }
    engine.carryOut(deploy(restarting('1')))

    when:
    def forth = deploy(restarting('2'))
    engine.carryOut(forth)
    def back = goBack(restarting('2'))

    then:
    'set restart of shop-web-1-previous to no' in forth.steps()*.step()*.describe()
    'set restart of shop-web-1 to always' in back.steps()*.step()*.describe()
  }

  def "only one deployment before is kept, and it goes before the first batch"() {
    given:
    engine.carryOut(deploy(stack(web('1', 2))))
    engine.carryOut(deploy(stack(web('2', 2))))

    when:
    def plan = deploy(stack(web('3', 2)))
    def removals = plan.steps().findAll { it.step() instanceof Step.RemoveContainer }
    engine.carryOut(plan)

    then:
    removals*.step()*.container() == ['shop-web-1-previous', 'shop-web-2-previous']
    plan.steps().find { it.step().describe() == 'create shop-web-1-next' }.after().containsAll(removals*.id())
    engine.containers*.name().sort() == ['shop-web-1', 'shop-web-1-previous', 'shop-web-2', 'shop-web-2-previous']
    engine.containers.find { it.name() == 'shop-web-1-previous' }.label(Labels.DEFINITION).get().contains('VERSION=2')
  }

  def "#what removes what was kept of a container that it replaces or removes"(String what, Closure<Plan> plan, List<String> left) {
    given:
    engine.carryOut(deploy(stack(web('1', 2))))
    engine.carryOut(deploy(stack(web('2', 2))))

    when:
    engine.carryOut(plan(engine))

    then:
    engine.containers*.name().sort() == left

    where:
    what              | plan                                                              || left
    'up'              | { it.up(stack(web('3', 2))) }                                     || ['shop-web-1', 'shop-web-2']
    'up --atomic'     | { it.up(stack(web('3', 2)), Goal.Up.all().atomic()) }             || ['shop-web-1', 'shop-web-2']
    'a smaller scale' | { it.up(stack(web('2', 1))) }                                     || ['shop-web-1', 'shop-web-1-previous']
    'down'            | { it.down() }                                                     || []
    'its service gone' | { it.up(stack(service('db')), Goal.Up.all().with(Choices.USUAL.with(Choices.Orphans.REMOVED))) } || ['shop-db-1']
  }

  def "what is missing comes first, and the first batch waits for it"() {
    given:
    engine.carryOut(deploy(stack(web('1', 1))))

    expect:
    deploy(stack(web('2', 2).await(new Wait.Tcp(80, Wait.Options.DEFAULT)))).toString() == '''
      #1 create shop-web-2: no container yet
      [1] #2 start shop-web-2
      [2] #3 wait for shop-web-2: tcp 80
      [3] #4 create shop-web-1-next: env VERSION 1 -> 2
      [4] #5 stop shop-web-1: env VERSION 1 -> 2
      [4,5] #6 rename shop-web-1 to shop-web-1-previous: it can come back
      [6] #7 rename shop-web-1-next to shop-web-1
      [7] #8 start shop-web-1
      [8] #9 wait for shop-web-1: tcp 80
      [9] #10 see shop-web-1 stay well for 5s'''.stripIndent().trim()
  }

  def "a service begins when those it needs have been gone through"() {
    given:
    def shop = { String version ->
      stack(service('db').env('VERSION', version), web(version, 2, [parallelism: 0]).need(new Need('db', Need.Condition.STARTED)))
    }
    engine.carryOut(deploy(shop('1')))

    when:
    def plan = deploy(shop('2'))
    def well = plan.steps().find { it.step().describe() == 'see shop-db-1 stay well for 5s' }

    then:
    ['create shop-web-1-next', 'create shop-web-2-next'].every { made ->
      well.id() in plan.steps().find { it.step().describe() == made }.after()
    }
  }

  def "of #containers new containers #most may fail with a ratio of #ratio"(int containers, BigDecimal ratio, int most) {
    given:
    engine.carryOut(deploy(stack(web('1', containers))))
    def trial = deploy(stack(web('2', containers, [ratio: ratio, onFailure: Batches.OnFailure.ROLLBACK]))).terms().trials()[0]

    expect:
    trial.service() == 'web'
    trial.mostFailures() == most
    trial.onFailure() == Batches.OnFailure.ROLLBACK
    trial.judged().values().toSet().size() == containers

    where:
    containers | ratio || most
    4          | 0.0   || 0
    4          | 0.24  || 0
    4          | 0.25  || 1
    4          | 0.5   || 2
    3          | 0.5   || 1
    4          | 1.0   || 4
  }

  def "a container counts once however many of its steps fail"() {
    given:
    engine.carryOut(deploy(stack(web('1', 2))))
    def trial = deploy(stack(web('2', 2, [ratio: 0.5]))).terms().trials()[0]
    def ofFirst = trial.judged().findAll { it.value == 'shop-web-1' }.keySet()

    expect:
    ofFirst.size() > 1
    !trial.isLost(ofFirst)
    trial.isLost(trial.judged().keySet())
  }

  def "#order: what comes of a container only when it does is known to its trial"(Batches.Order order, List<String> following) {
    given:
    engine.carryOut(deploy(stack(web('1', 2).restart(RestartPolicy.parse('always')))))
    def plan = deploy(stack(web('2', 2, [order: order]).restart(RestartPolicy.parse('always'))))
    def trial = plan.terms().trials()[0]

    expect:
    plan.steps().findAll { trial.following()[it.id()] == 'shop-web-2' }*.step()*.describe() == following
    trial.following().values().toSet().size() == (following ? 2 : 0)
    trial.following().keySet().disjoint(trial.judged().keySet())

    where:
    order                     || following
    Batches.Order.STOP_FIRST  || []
    Batches.Order.START_FIRST || ['stop shop-web-2', 'rename shop-web-2 to shop-web-2-previous', 'set restart of shop-web-2-previous to no', 'rename shop-web-2-next to shop-web-2']
  }

  def "start-first is refused where two containers cannot run at the same time: #reason"(String reason, Closure<Service.Builder> edit) {
    when:
    deploy(stack(edit(web('1', 1, [order: Batches.Order.START_FIRST]))))

    then:
    def e = thrown(ProblemException)
    e.message.contains("service `web` cannot have its update start-first: $reason")

    where:
    reason                                                     | edit
    'only one container can have port 8080 of the host'        | { it.port(Port.of(8080, 80)) }
    'only one container can be called `shopweb`'               | { it.identity({ words -> words.containerName('shopweb') } as Consumer) }
    'only one container can have its fixed address in network' | { it.network(NetworkUse.of('default').at(new NetworkUse.Address(Optional.of('10.9.8.7'), Optional.empty(), [], Optional.empty()))) }
  }

  def "a network that must be made anew is refused, for all in it must stop"() {
    given:
    def shop = { String subnet -> new Stack('shop', [web('1', 1).network(NetworkUse.of('back')).build()], [Network.named('back').label('a', subnet).build()], []) }
    engine.carryOut(deploy(shop('1')))

    when:
    deploy(shop('2'))

    then:
    def e = thrown(ProblemException)
    e.message.contains('network `shop_back` must be made anew')
    e.problems()[0].hint().get() == '`up` does it'
  }

  def "placement: #constraint is #words"(String constraint, String words) {
    given:
    def facts = Facts.of([Name: Facts.of('alpha'), OSType: Facts.of('linux'), Architecture: Facts.of('x86_64'),
      Labels: Facts.of([Facts.of('disk=ssd')])])
    def service = web('1', 1).rollout { it.with(new Placement([Placement.Constraint.parse(constraint)], [], Optional.empty())) }

    when:
    def problem = ''
    try {
      new Planner().up(stack(service), engine.observed(), BATCHES, Research.NONE.on { facts })
    } catch (ProblemException e) {
      problem = e.message
    }

    then:
    words ? problem.contains(words) : problem == ''

    where:
    constraint                        || words
    'node.hostname == alpha'          || ''
    'node.hostname==ALPHA'            || ''
    'node.hostname != beta'           || ''
    'node.platform.os == linux'       || ''
    'node.platform.arch == amd64'     || ''
    'engine.labels.disk == ssd'       || ''
    'engine.labels.zone != east'      || ''
    'node.hostname == beta'           || 'service `web` cannot be placed here: `node.hostname == beta` is not true: here it is `alpha`'
    'node.hostname != alpha'          || 'here it is `alpha`'
    'node.platform.os == windows'     || 'here it is `linux`'
    'engine.labels.zone == east'      || 'this engine has no such label'
    'node.labels.zone == east'        || 'asks for what only a swarm knows'
    'node.role == manager'            || 'asks for what only a swarm knows'
  }

  def "the rest of placement: #words"(Closure<Rollout> edit, String words) {
    when:
    deploy(stack(web('1', 3).rollout(edit)))

    then:
    def e = thrown(ProblemException)
    e.message.contains(words)

    where:
    edit                                                                                   || words
    ({ it.with(new Placement([], ['node.labels.zone'], Optional.empty())) })               || 'cannot be spread by `node.labels.zone`'
    ({ it.with(new Placement([], [], Optional.of(2))) })                                   || 'at most 2 on one machine'
    ({ it.with(Rollout.Endpoint.VIP) })                                                    || 'cannot have one address for all its containers'
  }

  def "`up` asks nothing of placement, and as many containers as allowed are fine"() {
    when:
    engine.up(stack(web('1', 2).rollout { it.with(new Placement([], ['node.labels.zone'], Optional.empty())) }))
    deploy(stack(web('1', 2).rollout { it.with(new Placement([], [], Optional.of(2))).with(Rollout.Endpoint.DNSRR) }))

    then:
    noExceptionThrown()
  }

  def "going back gives the former containers their places, in batches of the rollback"() {
    given:
    engine.carryOut(deploy(stack(web('1', 3))))
    engine.carryOut(deploy(stack(web('2', 3))))

    when:
    def plan = goBack(stack(web('2', 3, [:], [parallelism: 2, monitor: Duration.ofSeconds(1)])))

    then:
    plan.toString() == '''
      #1 stop shop-web-1: the one before comes back
      [1] #2 remove shop-web-1: the one before comes back
      [2] #3 rename shop-web-1-previous to shop-web-1
      [3] #4 start shop-web-1: the one before comes back
      [4] #5 wait for shop-web-1: healthy, if its image has a healthcheck
      [5] #6 see shop-web-1 stay well for 1s
      #7 stop shop-web-2: the one before comes back
      [7] #8 remove shop-web-2: the one before comes back
      [8] #9 rename shop-web-2-previous to shop-web-2
      [9] #10 start shop-web-2: the one before comes back
      [10] #11 wait for shop-web-2: healthy, if its image has a healthcheck
      [11] #12 see shop-web-2 stay well for 1s
      [6,12] #13 stop shop-web-3: the one before comes back
      [13] #14 remove shop-web-3: the one before comes back
      [14] #15 rename shop-web-3-previous to shop-web-3
      [15] #16 start shop-web-3: the one before comes back
      [16] #17 wait for shop-web-3: healthy, if its image has a healthcheck
      [17] #18 see shop-web-3 stay well for 1s'''.stripIndent().trim()

    when:
    engine.carryOut(plan)

    then:
    engine.up(stack(web('1', 3))).changesNothing()
  }

  def "going back start-first: the former one is well before its successor stops"() {
    given:
    engine.carryOut(deploy(stack(web('1', 1))))
    engine.carryOut(deploy(stack(web('2', 1))))

    expect:
    goBack(stack(web('2', 1, [:], [order: Batches.Order.START_FIRST]))).toString() == '''
      #1 start shop-web-1-previous: the one before comes back
      [1] #2 wait for shop-web-1-previous: healthy, if its image has a healthcheck
      [2] #3 see shop-web-1-previous stay well for 5s
      [3] #4 stop shop-web-1: the one before comes back
      [4] #5 remove shop-web-1: the one before comes back
      [5] #6 rename shop-web-1-previous to shop-web-1'''.stripIndent().trim()
  }

  def "a deployment that ended at any step is continued by the next, and by going back: #order"(Batches.Order order) {
    given:
    def first = stack(web('1', 2))
    def second = stack(web('2', 2, [order: order]))

    expect:
    (0..20).every { last ->
      engine = new PlannerFixture().image('busybox:latest')
      engine.carryOut(deploy(first))
      carryOutUntil(deploy(second), last)
      engine.carryOut(deploy(second))
      engine.up(second).changesNothing() && runsOnly(2)
    }
    (1..20).every { last ->
      engine = new PlannerFixture().image('busybox:latest')
      engine.carryOut(deploy(first))
      def before = engine.containers*.id() as Set
      carryOutUntil(deploy(second), last)
      engine.carryOut(goBack(second, ['web'] as Set, before))
      engine.up(first).changesNothing() && runsOnly(2) && engine.containers.size() == 2
    }

    where:
    order << Batches.Order.values()
  }

  private boolean runsOnly(int number) {
    engine.containers.count { it.running } == number
  }

  def "an earlier deployment's containers are not gone back to when the present one has replaced nothing yet"() {
    given:
    engine.carryOut(deploy(stack(web('1', 1))))
    engine.carryOut(deploy(stack(web('2', 1))))
    def before = engine.containers*.id() as Set
    carryOutUntil(deploy(stack(web('3', 2))), 2)

    expect:
    goBack(stack(web('3', 2)), ['web'] as Set, before).changesNothing()
  }

  def "what a run has made besides goes with it, and stays when somebody asks to go back later"() {
    given:
    engine.carryOut(deploy(stack(web('1', 1))))
    def before = engine.containers*.id() as Set
    def second = stack(web('2', 2))
    engine.carryOut(deploy(second))

    when:
    def later = goBack(second)
    def now = goBack(second, ['web'] as Set, before)

    then:
    later.notes() == ['container `shop-web-2` stays: it has replaced no other one']
    !later.steps().any { it.step().describe() == 'remove shop-web-2' }
    now.steps().any { it.step().describe() == 'remove shop-web-2' }
  }

  def "there is no way back where nothing is kept: #words"(Set<String> services, String words) {
    given:
    engine.carryOut(deploy(stack(web('1', 1))))

    when:
    goBack(stack(web('1', 1)), services)

    then:
    def e = thrown(ProblemException)
    e.message.contains(words)

    where:
    services     || words
    [] as Set    || 'there is no way back: nothing is kept of a deployment of stack `shop` before this one'
    ['web'] as Set || 'there is no way back for service `web`'
  }

  def "a container whose network has gone cannot come back"() {
    given:
    engine.carryOut(deploy(stack(web('1', 1))))
    engine.carryOut(deploy(stack(web('2', 1))))
    engine.networks = [new ObservedNetwork('another', 'shop_default', engine.networks[0].labels())]

    when:
    goBack(stack(web('2', 1)))

    then:
    def e = thrown(ProblemException)
    e.message.contains('container `shop-web-1-previous` cannot come back: its network `shop_default` has gone')
  }

  def "what was kept and has lost its successor counts again"() {
    given:
    def restarting = { String version -> stack(web(version, 1).restart(RestartPolicy.parse('always'))) }
    engine.carryOut(deploy(restarting('1')))
    engine.carryOut(deploy(restarting('2')))
    engine.containers.removeIf { it.name() == 'shop-web-1' }

    expect:
    engine.up(restarting('1')).changes()*.step()*.describe() ==
      ['rename shop-web-1-previous to shop-web-1', 'set restart of shop-web-1 to always', 'start shop-web-1']
  }

  def "`start` leaves alone what is kept"() {
    given:
    engine.carryOut(deploy(stack(web('1', 1))))
    engine.carryOut(deploy(stack(web('2', 1))))

    expect:
    new Planner().change(engine.observed(), new ContainerGoal.Start([] as Set, Optional.empty()), Research.NONE).changesNothing()
  }

  def "`#what` leaves alone what a run that was killed set aside for a successor"(String what, Closure<ContainerGoal> goal) {
    given:
    engine.carryOut(engine.up(stack(web('1', 1))))
    carryOutUntilStarted(engine.up(stack(web('2', 1)), Goal.Up.all().atomic()))
    engine.change('shop-web-1', State.EXITED)

    expect:
    engine.containers*.name().sort() == ['shop-web-1', 'shop-web-1-before']
    new Planner().change(engine.observed(), goal(), Research.NONE).steps()*.step()*.describe() == ['start shop-web-1']

    where:
    what      | goal
    'start'   | { new ContainerGoal.Start([] as Set, Optional.empty()) }
    'restart' | { new ContainerGoal.Restart([] as Set, Optional.empty(), ContainerGoal.Restart.Followers.RESTARTED, Optional.empty()) }
  }

  def "`start` leaves alone what was to take a place that was not given up, also when it has run"() {
    given:
    engine.carryOut(deploy(stack(web('1', 1))))
    carryOutUntilStarted(deploy(stack(web('2', 1, [order: Batches.Order.START_FIRST]))))
    engine.containers*.name().each { engine.change(it, State.EXITED) }

    expect:
    engine.containers*.name().sort() == ['shop-web-1', 'shop-web-1-next']
    new Planner().change(engine.observed(), new ContainerGoal.Start([] as Set, Optional.empty()), Research.NONE).steps()*.step()*.describe() == ['start shop-web-1']
  }

  private void carryOutUntilStarted(Plan plan) {
    carryOutUntil(plan, plan.steps().findAll { it.step() instanceof Step.StartContainer }.last().id())
  }

  def "a name that somebody else has is told"() {
    given:
    engine.carryOut(deploy(stack(web('1', 1))))
    engine.containers << new ObservedContainer('x', 'shop-web-1-previous', 'busybox', 'x', State.RUNNING, 'Up', 0, [:], [], [:], [])

    when:
    deploy(stack(web('2', 1)))

    then:
    def e = thrown(ProblemException)
    e.message.contains('the name `shop-web-1-previous` is taken by a container that belongs to no stack')
  }
}
