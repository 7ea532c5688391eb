package orchsh.engine.run

import static orchsh.engine.fake.LivelyObserver.ended
import static orchsh.engine.fake.LivelyObserver.life

import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import orchsh.engine.caller.CancellationToken
import orchsh.engine.fake.LivelyObserver
import orchsh.engine.model.TextPattern
import orchsh.engine.model.Wait
import orchsh.engine.observed.ContainerDetails.Health.Status
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.plan.Step
import orchsh.engine.port.EngineObserver
import orchsh.engine.port.EngineObserver.ExecResult
import orchsh.engine.probe.Lookout
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.Timeout

/** Each kind of wait by itself and together with others, and what a container's life does to them. */
@Timeout(120)
class WaitKindsSpec extends Specification {
  static final String LATER = '2026-01-01T00:00:09Z'

  def observer = new LivelyObserver()
  List<String> answers = [].asSynchronized()
  List<Integer> codes = []
  Problem problem
  /** What happens when the first wait has been looked at and did not hold. */
  Closure then = { }
  private final AtomicInteger happened = new AtomicInteger()

  def "a command holds when it exits with 0, and what it said last is the answer"() {
    given:
    observer.execResult = new ExecResult(2, 'rejecting connections\nno response\n\n')
    then = { observer.execResult = new ExecResult(0, '') }

    expect:
    await(new Wait.Exec(['pg_isready'], options())) == ''
    answers == ['exit code 2: no response']
  }

  def "a path holds when it exists"() {
    given:
    observer.execResult = new ExecResult(1, '')
    then = { observer.paths << '/tmp/ready' }

    expect:
    await(new Wait.File('/tmp/ready', options())) == ''
    answers == ['it does not exist']
  }

  def "a path that the engine does not see is asked for inside"() {
    given:
    observer.execResult = new ExecResult(0, '')

    expect:
    await(new Wait.File('/run/ready', options())) == ''
  }

  def "health is told, not asked for"() {
    given:
    observer.is(life(health: Status.STARTING))
    then = { observer.becomes(life(health: Status.HEALTHY), 'health_status: healthy') }
    def begin = System.nanoTime()

    expect:
    await(healthy()) == ''
    answers.unique() == ['starting']
    observer.looks.get() <= 3
    Duration.ofNanos(System.nanoTime() - begin) < Duration.ofSeconds(60)
  }

  def "what is unhealthy fails at once and says what the check said"() {
    given:
    observer.is(life(health: Status.STARTING))
    then = { observer.becomes(life(health: Status.UNHEALTHY, said: 'no route\nto host'), 'health_status: unhealthy') }

    expect:
    await(healthy()) == 'service `web` cannot become ready: unhealthy, its healthcheck said: no route (wait healthy)'
  }

  def "an unhealthy that is told late, from before the start, does not count"() {
    given:
    observer.is(life(health: Status.STARTING))
    then = {
      observer.tell('health_status: unhealthy')
      observer.becomes(life(health: Status.HEALTHY), 'health_status: healthy')
    }

    expect:
    await(healthy()) == ''
  }

  def "health cannot be waited for where nothing is checked"() {
    expect:
    await(healthy()) == 'service `web` cannot become ready: it has no healthcheck (wait healthy)'
  }

  def "a container of which nothing is said waits for its health if it has one: #health"(Status health, boolean waits) {
    given:
    observer.is(life(health: health))
    then = { observer.becomes(life(health: Status.HEALTHY), 'health_status: healthy') }

    expect:
    await() == ''
    answers.unique() == (waits ? ['starting'] : [])

    where:
    health          | waits
    Status.STARTING | true
    Status.HEALTHY  | false
    null            | false
  }

  def "an end with the right code is what was waited for"() {
    given:
    then = { observer.becomes(ended(3), 'die', 3) }

    expect:
    await(new Wait.Exit(3, options())) == ''
    answers.unique() == ['it has not ended']
    codes == [3]
  }

  def "an end that was before the first look counts too"() {
    given:
    observer.is(ended(0))

    expect:
    await(new Wait.Exit(0, options())) == ''
    codes == [0]
  }

  def "an end with another code says both"() {
    given:
    observer.log = ['no table `users`']
    then = { observer.becomes(ended(1), 'die', 1) }

    expect:
    await(new Wait.Exit(0, options())) == 'service `web` ended with exit code 1 instead of 0'
    problem.details()[0] ==~ /wait exit 0: \d+ (try|tries) in .*, last answer: it ended with exit code 1/
    problem.details().drop(1) == ['web | no table `users`']
    codes == [1]
  }

  def "being started again is no end for those who wait for one"() {
    given:
    then = {
      observer.becomes(life(state: State.RESTARTING, code: 1, restarts: 1), 'die', 1)
      observer.becomes(life(start: LATER, restarts: 1), 'start')
      observer.becomes(ended(0, [restarts: 1]), 'die', 0)
    }

    expect:
    await(new Wait.Exit(0, options())) == ''
  }

  def "what is tried again is heard the next time, too: the second try #what"(String what, boolean ends, List<Wait> waits) {
    given: 'a log that ends with the first try, as engines end it'
    def ended = new CountDownLatch(1)
    observer = new LivelyObserver() {
      void logs(String name, EngineObserver.LogQuery query, EngineObserver.LogReader reader, CancellationToken token) {
        super.logs(name, query, reader, token)
        if (query.follow()) {
          ended.countDown()
        }
      }
    }
    observer.log = ['no database']
    then = {
      ended.await()
      observer.becomes(life(state: State.RESTARTING, code: 1, restarts: 1), 'die', 1)
      observer.log = ['no database', 'migrated']
      observer.becomes(life(start: LATER, restarts: 1), 'start')
      if (ends) {
        observer.becomes(LivelyObserver.ended(0, [start: LATER, restarts: 1]), 'die', 0)
      }
    }

    expect:
    await(*waits) == ''

    where:
    what      | ends  | waits
    'ends'    | true  | [migrated(), new Wait.Exit(0, options())]
    'goes on' | false | [new Wait.Any([migrated(), new Wait.Exit(0, options())])]
  }

  def "a container that is started again and again fails at once: #now"(String now, Map details) {
    given:
    observer.log = ['no licence']
    observer.execResult = new ExecResult(0, '')
    then = {
      observer.tell('die', 7)
      observer.becomes(life(details), 'start')
    }

    when:
    def failure = await(tcp(5432))

    then:
    failure == 'service `web` ended while it was waited for: exit code 7, and is started again and again (1 restart)'
    problem.details()[0] ==~ /wait tcp 5432: \d+ tr(y|ies) in .*, last answer: .*/
    problem.details()[1] == 'web | no licence'

    where:
    now           | details
    'it is down'  | [state: State.RESTARTING, code: 7, restarts: 1]
    'it is up'    | [start: LATER, restarts: 1]
  }

  def "a container that fell before the first look fails at once, one that fell long ago does not"() {
    given:
    observer.is(life(restarts: 4))
    observer.execResult = new ExecResult(0, '')

    expect:
    await(new Wait.Exec(['true'], options())) ==~ /service `web` ended while .*started again and again \(4 restarts\)/
    await([seen: true], new Wait.Exec(['true'], options())) == ''
  }

  def "want of memory is named"() {
    given:
    observer.execResult = new ExecResult(0, '')
    then = { observer.becomes(ended(137, [oom: true]), 'oom') }

    expect:
    await(tcp(80)) == 'service `web` ended while it was waited for: exit code 137, out of memory'
    problem.hint().get() == 'it needs more memory than it may have, or than there is'
  }

  def "a paused container is not ready, and is said to be paused"() {
    given:
    observer.is(life(state: State.PAUSED, health: Status.HEALTHY))
    then = { }

    expect:
    await(healthy(options(timeout: 300))) ==~ /service `web` is not ready after 300 ms: wait healthy was tried \d times, last answer: the container is paused/
    problem.hint().get() == 'it is paused; let it go on with: docker unpause shop-web-1'
  }

  def "a container that goes on after a pause becomes ready"() {
    given:
    observer.is(life(state: State.PAUSED, health: Status.HEALTHY))
    then = { observer.becomes(life(health: Status.HEALTHY), 'unpause') }

    expect:
    await(healthy()) == ''
  }

  def "what must hold for a while is looked at again and again: #wait"() {
    given:
    def results = [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0].iterator()
    observer = new LivelyObserver() {
      ExecResult exec(String name, List<String> command, Duration timeout, CancellationToken token) {
        new ExecResult(results.next(), '')
      }
    }

    expect:
    await(new Wait.Exec(['true'], options(stable: 150, every: 20))) == ''
    answers.take(3) == ['holds, but not long enough yet', 'exit code 1', 'holds, but not long enough yet']
  }

  def "all waits are looked at together: their times run from the start"() {
    given:
    observer.execResult = new ExecResult(1, '')
    def begin = System.nanoTime()

    when:
    def failure = await(new Wait.Exec(['a'], options(timeout: 300_000)), new Wait.Exec(['b'], options(timeout: 400)))

    then:
    failure ==~ /service `web` is not ready after 400 ms: wait exec b was tried \d+ times, last answer: exit code 1/
    problem.details()[0] ==~ /wait exec a: \d+ tries in [\d.]+ m?s, last answer: exit code 1/
    Duration.ofNanos(System.nanoTime() - begin) < Duration.ofSeconds(60)
  }

  def "of alternatives one is enough, though another will never hold"() {
    given:
    observer.execResult = new ExecResult(1, '')
    then = { observer.paths << '/ready' }

    expect:
    await(new Wait.Any([healthy(), new Wait.Exec(['a'], options(timeout: 60_000)), new Wait.File('/ready', options())])) == ''
  }

  def "alternatives fail when all have"() {
    given:
    observer.execResult = new ExecResult(1, 'no')

    expect:
    await(new Wait.Any([healthy(), new Wait.Exec(['a'], options(timeout: 200))])) ==
      'service `web` is not ready after 60 s: nothing holds of any of healthy, exec a'
    problem.details()[0] ==~ /wait healthy: 1 try in .*, last answer: it has no healthcheck/
    problem.details()[1] ==~ /wait exec a: \d+ tries in .*, last answer: exit code 1: no/
  }

  def "an end is no failure where it is one of the alternatives, and fails the others"() {
    given:
    observer.execResult = new ExecResult(1, '')
    then = { observer.becomes(ended(code), 'die', code) }

    expect:
    await(new Wait.Any([new Wait.Exec(['a'], options()), new Wait.Exit(0, options())])) == failure

    where:
    code || failure
    0    || ''
    2    || 'service `web` is not ready after 60 s: nothing holds of any of exec a, exit 0'
  }

  def "what the log says counts also when the container has ended meanwhile: #line"(String line, String failure) {
    given:
    observer.log = [line]
    observer.is(ended(0))

    expect:
    await(new Wait.Exit(0, options()), new Wait.Log(new TextPattern('done'), 1, options())) == failure

    where:
    line   || failure
    'done' || ''
    'no'   || 'service `web` cannot become ready: it ended with exit code 0 (wait log /done/)'
  }

  def "nobody asks how a container is doing while nothing is told"() {
    given:
    observer.execResult = new ExecResult(1, '')

    when:
    await(new Wait.Exec(['a'], options(timeout: 3_500)))

    then: 'when it is begun, once more for what may have been missed then, and at the end'
    observer.looks.get() <= 4
  }

  def "many containers are waited for at once over one stream"() {
    given:
    observer.is(life(health: Status.STARTING))
    def events = new ContainerEvents(observer, 'shop')
    def all = (1..50).collect { CompletableFuture.runAsync { readiness(events, [healthy()], [:]).await() } }

    when:
    observer.becomes(life(health: Status.HEALTHY), 'health_status: healthy')

    then:
    CompletableFuture.allOf(all as CompletableFuture[]).get(120, TimeUnit.SECONDS) == null

    cleanup:
    events.close()
  }

  /** What it failed with; empty when the container became ready. */
  private String await(Map how = [:], Wait... waits) {
    new ContainerEvents(observer, 'shop').withCloseable { events ->
      try {
        readiness(events, waits.toList(), how).await()
        ''
      } catch (ProblemException e) {
        problem = e.problems()[0]
        e.message
      }
    }
  }

  private Readiness readiness(ContainerEvents events, List<Wait> waits, Map how) {
    def seen = new ObservedContainer('id', 'shop-web-1', 'x', 'x', State.RUNNING, 'Up', 0, [:], [], [:], [])
    def step = new Step.AwaitReady('web', 'shop-web-1', waits, how.seen ? Optional.of(seen) : Optional.<ObservedContainer> empty())
    def reports = [
      notYet: { wait, tries, answer -> answers << answer; if (happened.getAndIncrement() == 0) { then.call() } },
      ended: { codes << it }] as Readiness.Reports
    new Readiness(observer, new Reach('shop', '', Reach.Locality.REMOTE), events, Lookout.NONE, step, reports, CancellationToken.none())
  }

  private static Wait.Options options(Map of = [:]) {
    new Wait.Options(Duration.ofMillis((of.timeout ?: 60_000) as long), Duration.ofMillis((of.stable ?: 0) as long), Optional.empty(),
      Optional.ofNullable(of.every).map { Duration.ofMillis(it as long) })
  }

  private static Wait healthy(Wait.Options options = options()) {
    new Wait.Healthy(options)
  }

  private static Wait migrated() {
    new Wait.Log(new TextPattern('migrated'), 1, options(timeout: 20_000))
  }

  private static Wait tcp(int port) {
    new Wait.Tcp(port, options())
  }
}
