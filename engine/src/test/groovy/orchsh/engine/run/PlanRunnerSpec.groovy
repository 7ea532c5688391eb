package orchsh.engine.run

import static orchsh.engine.plan.PlannerFixture.service
import static orchsh.engine.plan.PlannerFixture.stack

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.fake.BlindObserver
import orchsh.engine.fake.RecordingEngine
import orchsh.engine.model.Build
import orchsh.engine.model.Link
import orchsh.engine.model.ImageReference
import orchsh.engine.model.Mount
import orchsh.engine.model.Need
import orchsh.engine.model.Platform
import orchsh.engine.model.Port
import orchsh.engine.model.Service
import orchsh.engine.model.TextPattern
import orchsh.engine.model.Volume
import orchsh.engine.model.Wait
import orchsh.engine.observed.ApiVersion
import orchsh.engine.observed.EngineFacts
import orchsh.engine.observed.ImageDetails
import orchsh.engine.observed.Labels
import orchsh.engine.observed.RegistryStanding
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Plan
import orchsh.engine.plan.PlannedStep
import orchsh.engine.plan.Planner
import orchsh.engine.plan.Step
import orchsh.engine.plan.PlannerFixture
import orchsh.engine.port.ContainerEngine.BuildCache
import orchsh.engine.port.ContainerEngine.RegistryUnreachableException
import orchsh.engine.port.VolumeOrder
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import orchsh.engine.problem.Subject
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

@Timeout(120)
class PlanRunnerSpec extends Specification {
  @TempDir
  Path folder
  def paper = new PlannerFixture().image('busybox:latest')
  def engine = new RecordingEngine()
  def observer = new BlindObserver()
  List<EngineEvent> events = []

  def "does every step once, each after those it waits for"() {
    given:
    def plan = paper.up(stack(service('db'), service('api').need(Need.ready('db')), service('web').need(Need.ready('api'))))

    when:
    def outcome = run(plan)

    then:
    outcome == Outcome.DONE
    engine.calls.toSet().size() == 7
    engine.calls[0] == 'create network shop_default'
    engine.calls.findAll { it.startsWith('start') } == ['start shop-db-1', 'start shop-api-1', 'start shop-web-1']
  }

  def "a network made in this run is addressed by its id, or by its name where that of an engine with API #version is unique"(String version, String network) {
    given:
    paper.facts = new EngineFacts('Docker Engine', '1', ApiVersion.parse(version), ApiVersion.parse('1.12'), 'linux')

    when:
    run(paper.up(stack(service('db'))))

    then:
    engine.calls.contains("create shop-db-1 in $network".toString())

    where:
    version || network
    '1.41'  || 'id-of-shop_default'
    '1.43'  || 'id-of-shop_default'
    '1.44'  || 'shop_default'
    '1.51'  || 'shop_default'
  }

  def "no more than #limit containers are made at the same time, while any number is stopped"(int limit) {
    given:
    def atWork = new AtomicInteger()
    def most = new AtomicInteger()
    def together = new CyclicBarrier(limit)
    engine.reactions['create shop'] = {
      most.accumulateAndGet(atWork.incrementAndGet(), { a, b -> Math.max(a, b) })
      together.await(120, TimeUnit.SECONDS)
      atWork.decrementAndGet()
    }
    def services = (1..12).collect { service("s$it" as String) }
    def plan = paper.up(stack(*services))

    expect:
    run(plan, limit: limit) == Outcome.DONE
    most.get() == limit

    when:
    paper.carryOut(plan)
    def all = new CyclicBarrier(12)
    engine.reactions['stop'] = { all.await(120, TimeUnit.SECONDS) }

    then:
    run(paper.down(), limit: limit) == Outcome.DONE

    where:
    limit << [1, 3]
  }

  def "#processors processors are given #changes changes at once"(int processors, int changes) {
    expect:
    PlanRunner.usualChangesAtOnce(processors) == changes

    where:
    processors || changes
    1          || 8
    2          || 8
    3          || 12
    64         || 16
  }

  def "a run whose deadline is over says what it still waited for, with the last answer and the last words"() {
    given:
    observer.details = { BlindObserver.running(it) }
    observer.log = ['starting', 'still starting']
    def slow = service('db').await(new Wait.Log(new TextPattern('ready'), 1, Wait.Options.DEFAULT))
    def plan = paper.up(stack(slow, service('web').need(Need.ready('db'))).within(Duration.ofSeconds(3)))

    expect:
    run(plan) == Outcome.DEADLINE
    failures().size() == 1
    failures()[0] ==~ /service `db` was not ready when the deadline of 3 s was over: wait log \/ready\/ was tried \d+ times?, last answer: .+/
    failedProblem().details() == ['db | starting', 'db | still starting']
    failedProblem().about().get() == new Subject('db', 'wait', 'log /ready/')
    finished().notDone()*.step()*.describe() == ['wait for shop-db-1: log /ready/', 'start shop-web-1']
    finished().done()*.step()*.describe().contains('start shop-db-1')
  }

  def "a change that is at work when the deadline is over is finished"() {
    given:
    def deadline = new CountDownLatch(1)
    observer.details = { BlindObserver.running(it) }
    engine.reactions['create shop-db-1'] = { deadline.await(120, TimeUnit.SECONDS) }
    def never = service('never').await(new Wait.Log(new TextPattern('ready'), 1, Wait.Options.DEFAULT))
    def plan = paper.up(stack(never, service('db')).within(Duration.ofMillis(300)))

    expect:
    run(plan) { if (it instanceof EngineEvent.StepFailed) deadline.countDown() } == Outcome.DEADLINE
    finished().done()*.step()*.describe().contains('create shop-db-1')
    finished().notDone()*.step()*.describe() == ['wait for shop-never-1: log /ready/', 'start shop-db-1']
  }

  def "a run that is done in time is not disturbed by its deadline"() {
    expect:
    run(paper.up(stack(service('db')).within(Duration.ofMinutes(1)))) == Outcome.DONE
  }

  def "a run that is called off while the engine is frozen does not wait for it, and says what nobody knows"() {
    given:
    def cancellation = new Cancellation()
    def frozen = new CountDownLatch(1)
    def freeze = {
      try {
        frozen.await()
      } catch (InterruptedException e) {
        throw new ProblemException(ProblemException.Kind.INTERRUPTED, Problem.error('called off'), e)
      }
    }
    observer.facts = freeze
    engine.reactions['create shop-db-1'] = { cancellation.cancel(); freeze() }

    expect:
    run(paper.up(stack(service('db'))), token: cancellation) == Outcome.CANCELLED
    failures() == ['the engine does not answer, so nobody knows whether `create shop-db-1` was done']
    finished().took() < Duration.ofSeconds(60)
  }

  def "steps that do not wait for each other are done at the same time"() {
    given:
    def all = new CyclicBarrier(8)
    engine.reactions['start'] = { all.await(120, TimeUnit.SECONDS) }

    expect:
    run(paper.up(stack(*(1..8).collect { service("s$it" as String) }))) == Outcome.DONE
  }

  def "a failing step ends the run, and what was not begun is named"() {
    given:
    engine.reactions['create shop-api-1'] = RecordingEngine.failing('no room')
    def plan = paper.up(stack(service('db'), service('api').need(Need.ready('db')), service('web').need(Need.ready('api'))))

    expect:
    run(plan) == Outcome.FAILED
    failures() == ['no room']
    failedProblem().about().get() == Subject.service('api')
    !engine.calls.contains('start shop-web-1')
    (events.last() as EngineEvent.RunFinished).notDone()*.step()*.describe().containsAll(['start shop-api-1', 'start shop-web-1'])
  }

  def "what fails is about the part of the stack that the step is done for: #step"(String step, Problem failure, Subject about) {
    given:
    engine.reactions[step] = { throw ProblemException.stack(failure) }

    when:
    run(paper.up(stack(service('db').port(Port.of(8080, 80)).mount(new Mount.NamedVolume('data', '/d', false)))))

    then:
    failedProblem() == failure.about(about)

    where:
    step                          | failure                                                              || about
    'start shop-db-1'             | Problem.error('taken').about(Subject.hostPort('', 8080, 'tcp'))      || Subject.hostPort('db', 8080, 'tcp')
    'start shop-db-1'             | Problem.error('taken').about(new Subject('other', 'port', '1'))      || new Subject('other', 'port', '1')
    'create shop-db-1'            | Problem.error('no room')                                             || Subject.service('db')
    'create network shop_default' | Problem.error('no room')                                             || new Subject('', 'network', 'default')
    'create volume shop_data'     | Problem.error('no room')                                             || new Subject('', 'volume', 'data')
  }

  def "an unforeseen failure is a problem like any other"() {
    given:
    engine.reactions['start'] = { throw new IllegalStateException('oops') }

    expect:
    run(paper.up(stack(service('db')))) == Outcome.FAILED
    failures() == ['`start shop-db-1` failed in an unforeseen way: java.lang.IllegalStateException: oops']
    failedProblem().details().size() == 1
    failedProblem().details()[0].startsWith('in orchsh.engine.')
  }

  def "a run that is called off finishes the step in hand, begins no other, and says so"() {
    given:
    def cancellation = new Cancellation()
    engine.reactions['create shop-db-1'] = { cancellation.cancel() }

    expect:
    run(paper.up(stack(service('db'))), token: cancellation) == Outcome.CANCELLED
    engine.calls.last() == 'create shop-db-1 in id-of-shop_default'
    (events.last() as EngineEvent.RunFinished).notDone()*.step()*.describe() == ['start shop-db-1']
  }

  def "what fails after a run was called off is told, and it stays called off"() {
    given:
    def cancellation = new Cancellation()
    engine.reactions['create shop-db-1'] = { cancellation.cancel(); RecordingEngine.failing('no room')() }

    expect:
    run(paper.up(stack(service('db'))), token: cancellation) == Outcome.CANCELLED
    failures() == ['no room']
  }

  def "a caller that is interrupted calls the run off, and still is interrupted afterwards"() {
    given:
    def caller = Thread.currentThread()
    engine.reactions['create shop-db-1'] = {
      caller.interrupt()
      new PollingConditions(timeout: 60).eventually { assert !caller.interrupted }
    }

    expect:
    run(paper.up(stack(service('db')))) == Outcome.CANCELLED
    Thread.interrupted()
    engine.calls.last() == 'create shop-db-1 in id-of-shop_default'
  }

  def "the books of a long plan take no time"() {
    given:
    def steps = (1..20_000).collect { new PlannedStep(it, new Step.CreateVolume(new VolumeOrder("v$it", new Volume('v'), [:])), '', it > 1 ? new TreeSet<>([it - 1]) : new TreeSet<>()) }
    def begin = System.nanoTime()

    expect:
    run(new Plan('shop', steps, [])) == Outcome.DONE
    (System.nanoTime() - begin) / 1e9 < 60
  }

  def "a run that is called off while it waits ends at once"() {
    given:
    def cancellation = new Cancellation()
    observer.details = { BlindObserver.running(it) }
    def waiting = service('db').await(new Wait.Log(new TextPattern('never'), 1, Wait.Options.DEFAULT))

    when:
    def outcome = run(paper.up(stack(waiting)), token: cancellation) {
      if (it instanceof EngineEvent.NotReadyYet) cancellation.cancel()
    }

    then:
    outcome == Outcome.CANCELLED
    failures() == []
  }

  def "a container that has ended while it is waited for fails at once, with its code and its last words"() {
    given:
    observer.details = { BlindObserver.exited(it, 3) }
    observer.log = ['starting', 'no password given']

    when:
    run(paper.up(stack(service('db').await(new Wait.Tcp(5432, Wait.Options.DEFAULT)))))

    then:
    failures() == ['service `db` ended while it was waited for: exit code 3']
    failedProblem().details() == ['wait tcp 5432: not looked at yet', 'db | starting', 'db | no password given']
    failedProblem().about().get() == Subject.service('db')
  }

  def "a log line that means it never will fails at once"() {
    given:
    observer.details = { BlindObserver.running(it) }
    observer.log = ['FATAL: no space left']
    def options = new Wait.Options(Wait.Options.DEFAULT.timeout(), Wait.Options.DEFAULT.stable(), Optional.of(new TextPattern('FATAL')), Optional.empty())

    when:
    run(paper.up(stack(service('db').await(new Wait.Log(new TextPattern('ready'), 1, options)))))

    then:
    failures() == ['service `db` will not become ready: its log says `FATAL: no space left`']
  }

  def "a wait that gives up says what it saw"() {
    given:
    observer.details = { BlindObserver.running(it) }
    observer.log = ['one ready']
    def options = new Wait.Options(java.time.Duration.ofMillis(60), java.time.Duration.ZERO, Optional.empty(), Optional.empty())

    when:
    run(paper.up(stack(service('db').await(new Wait.Log(new TextPattern('ready'), 2, options)))))

    then:
    failures()[0] ==~ /service `db` is not ready after 60 ms: wait log \/ready\/ 2 times was tried \d+ times?, last answer: seen 1 of 2 times/
    failedProblem().about().get() == new Subject('db', 'wait', 'log /ready/ 2 times')
  }

  def "an image whose registry cannot be reached is replaced by a stand-in only with consent"() {
    given:
    engine.reactions['pull'] = { throw new RegistryUnreachableException('no route') }
    def plan = new PlannerFixture().up(stack(service('db', 'postgres')))

    when:
    def outcome = run(plan, standIns: standIns(false))

    then:
    outcome == Outcome.FAILED
    failures() == ['image `postgres:latest` is not on this engine, and its registry cannot be reached: no route']
    failedProblem().hint().get() == 'run the same command with --bootstrap to use a stand-in: PostgreSQL 15'
    failedProblem().about().get() == new Subject('db', 'image', 'postgres:latest')

    when:
    outcome = run(plan, standIns: standIns(true))

    then:
    outcome == Outcome.DONE
    engine.calls.contains('stand-in postgres:latest')
    events.findAll { it instanceof EngineEvent.Noted }*.text() ==
      ['postgres:latest is a stand-in (PostgreSQL 15): its registry cannot be reached']
  }

  def "an image that is here for another platform stays unused when its registry cannot be reached"() {
    given:
    engine.reactions['pull'] = { throw new RegistryUnreachableException('no route') }
    def asked = Map.of(ImageReference.parse('postgres'), RegistryStanding.OTHER_PLATFORM)
    def paper = new PlannerFixture().image('postgres:latest')
    def plan = new Planner().up(stack(service('db', 'postgres').platform('linux/arm64')), paper.observed(), Goal.Up.all(), PlannerFixture.heard(asked))

    expect:
    run(plan, standIns: standIns(true)) == Outcome.FAILED
    failures() == ['image `postgres:latest` is on this engine for another platform than `linux/arm64`, and its registry cannot be reached: no route']
  }

  def "an image that came for another platform than asked is refused"() {
    given:
    observer.images['postgres:latest'] = new ImageDetails('i', [], [], [], [:], Optional.empty(), Optional.of(Platform.parse('linux/amd64')), Optional.empty())

    expect:
    run(new PlannerFixture().up(stack(service('db', 'postgres').platform('linux/arm64')))) == Outcome.FAILED
    failures() == ['image `postgres:latest` does not exist for linux/arm64']
  }

  def "the variables of a link are set, the container's own win"() {
    given:
    paper.image('postgres:latest')
    observer.images = ['postgres:latest': new ImageDetails('x', [], ['5432/tcp'], [:])]

    when:
    run(paper.up(stack(service('db', 'postgres'), service('web').link(Link.to('db')).env('DB_PORT', 'mine'))))

    then:
    engine.orders['shop-web-1'].env().DB_PORT == 'mine'
    engine.orders['shop-web-1'].env().DB_PORT_5432_TCP_ADDR == 'db'
  }

  def "an image's own variable wins over one of a link, as with docker's own links"() {
    given:
    paper.image('postgres:latest')
    observer.images = [
      'postgres:latest': new ImageDetails('x', [], ['5432/tcp'], [:]),
      'busybox:latest': new ImageDetails('y', ['DB_PORT=5432'], [], [:])
    ]

    when:
    run(paper.up(stack(service('db', 'postgres'), service('web').link(Link.to('db')))))

    then:
    !engine.orders['shop-web-1'].env().containsKey('DB_PORT')
    engine.orders['shop-web-1'].env().DB_PORT_5432_TCP_ADDR == 'db'
  }

  def "a container is marked by what its links' variables were made from"() {
    given:
    paper.image('postgres:latest')
    def marks = ['x', 'x', 'y', null].collect { id ->
      observer.images = id ? ['postgres:latest': new ImageDetails(id, [], [], [:])] : [:]
      run(paper.up(stack(service('db', 'postgres'), service('web').link(Link.to('db')))))
      engine.orders['shop-web-1'].labels()[Labels.LINKS]
    }

    expect:
    marks[0] == marks[1]
    marks.toSet().size() == 3
    marks.every { it ==~ /[0-9a-f]{16}/ }
  }

  def "a container without links has no mark of them"() {
    when:
    run(paper.up(stack(service('db'))))

    then:
    !engine.orders['shop-db-1'].labels().containsKey(Labels.LINKS)
  }

  def "what is built anew is built without earlier results: #images"(Goal.Up.Images images, BuildCache cache) {
    given:
    Files.writeString(folder.resolve('Dockerfile'), 'FROM busybox')
    def app = Service.named('app').build(Build.of(folder))
    def content = PlannerFixture.content('f')

    when:
    run(paper.up(stack(app), new Goal.Up([] as Set, images, Optional.empty()), [app: content]))

    then:
    engine.lastBuild.cache() == cache

    where:
    images                    || cache
    Goal.Up.Images.AS_NEEDED  || BuildCache.USE
    Goal.Up.Images.REBUILD    || BuildCache.IGNORE
  }

  def "a listener that throws disturbs nothing, and its failure comes out at the end"() {
    when:
    run(paper.up(stack(service('db')))) { throw new IllegalStateException('cannot draw') }

    then:
    def e = thrown(IllegalStateException)
    e.message == 'cannot draw'
    engine.calls.last() == 'start shop-db-1'
  }

  def "events come one at a time, from one thread"() {
    given:
    Set<Thread> threads = []

    when:
    run(paper.up(stack(*(1..20).collect { service("s$it" as String) }))) { threads << Thread.currentThread() }

    then:
    threads == [Thread.currentThread()] as Set
    events.first() instanceof EngineEvent.RunStarted
    events.last() instanceof EngineEvent.RunFinished
  }

  private Outcome run(Plan plan, Closure listener) {
    run([:], plan, listener)
  }

  private Outcome run(Map how = [:], Plan plan, Closure listener = { }) {
    events.clear()
    def runner = new PlanRunner({ engine }, observer, new Reach('shop', '127.0.0.1', Reach.Locality.LOCAL), how.standIns ?: StandIns.NONE, how.limit ?: 8)
    runner.run(plan, { events << it; listener(it) }, how.token ?: CancellationToken.none())
  }

  private List<String> failures() {
    events.findAll { it instanceof EngineEvent.StepFailed }*.problems().flatten()*.message()
  }

  private EngineEvent.RunFinished finished() {
    events.last() as EngineEvent.RunFinished
  }

  private failedProblem() {
    (events.find { it instanceof EngineEvent.StepFailed } as EngineEvent.StepFailed).problems()[0]
  }

  private StandIns standIns(boolean consent) {
    def calls = engine.calls
    new StandIns() {
      Optional<String> offerFor(orchsh.engine.model.ImageReference image) { Optional.of('PostgreSQL 15') }
      boolean mayBeMade() { consent }
      void make(orchsh.engine.model.ImageReference image, orchsh.engine.port.ContainerEngine.Progress progress, CancellationToken token) { calls << "stand-in $image".toString() }
    }
  }
}
