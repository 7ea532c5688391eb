package orchsh.engine

import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.docker.DockerEngine
import orchsh.engine.docker.PrivateEngine
import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.model.Need
import orchsh.engine.model.Wait
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Plan
import orchsh.engine.plan.Step
import orchsh.engine.port.ContainerEngine.AnonymousVolumes
import orchsh.engine.problem.ProblemException
import orchsh.engine.run.Reach
import orchsh.engine.wire.EngineAddress
import orchsh.engine.wire.WireClient
import orchsh.engine.api.WireObserver
import orchsh.engine.wire.WireRequest
import spock.lang.IgnoreIf
import spock.lang.TempDir
import spock.lang.Timeout

/** Runs that do not go as planned: the engine freezes or dies, somebody else is at work, time runs out. */
@Timeout(240)
class TroubleIT extends RealEngineSpec {
  @TempDir
  Path folder

  def cleanup() {
    signal('CONT', EngineFixture.engine().engineProcess())
  }

  @IgnoreIf({ SuiteEngine.chosen().rootless })
  def "a run on an engine that froze is called off at once, and the next one goes on from there"() {
    given:
    def cancellation = new Cancellation()
    def wanted = stack(sleeper('db'), sleeper('web').need(Need.ready('db')))
    def frozen = EngineFixture.engine().engineProcess()

    when:
    def outcome = run(plan(wanted), cancellation) {
      if (it instanceof EngineEvent.StepStarted && it.step().step().describe() == "start $name-db-1") {
        signal('STOP', frozen)
        cancellation.cancel()
      }
    }

    then:
    outcome == Outcome.CANCELLED
    finished().took() < Duration.ofSeconds(60)
    failures().every { it ==~ /the engine does not answer, so nobody knows whether `(start|create) $name-\w+-1` was done/ }

    when:
    client.send(WireRequest.get('/version').within(Duration.ofSeconds(1)))

    then:
    def e = thrown(ProblemException)
    e.message.endsWith('did not answer within 1 s')

    when:
    signal('CONT', frozen)

    then:
    up(wanted) == Outcome.DONE
    containers().every { it.running }
  }

  def "a run whose engine dies says so, and the next one goes on from there"() {
    given:
    image('busybox')
    def own = new PrivateEngine(folder.resolve('engine'), EngineFixture.surroundings())
    def running = own.start(PrivateEngine.Mode.BOX, [], { }, CancellationToken.none())
    copyImage('busybox', running.socket())
    def there = at(running)
    def wanted = stack(sleeper('db'), sleeper('web').need(Need.ready('db')))

    when:
    def first = there.orchestrator.plan(wanted, there.observer.observe(name), Goal.Up.all())
    def outcome = there.orchestrator.run(first, {
      events << it
      if (it instanceof EngineEvent.StepDone && it.step().step().describe() == "start $name-db-1") {
        signal('KILL', running.engineProcess())
      }
    }, CancellationToken.none())

    then:
    outcome == Outcome.FAILED
    !failures().empty
    failures().every { it.contains('went away') || it.contains('no container engine answers at') }

    when:
    own.kill()
    def again = at(own.start(PrivateEngine.Mode.BOX, [], { }, CancellationToken.none()))
    def second = again.orchestrator.plan(wanted, again.observer.observe(name), Goal.Up.all())

    then:
    again.orchestrator.run(second, { }, CancellationToken.none()) == Outcome.DONE
    again.observer.containersOf(name).every { it.running }
    again.orchestrator.plan(wanted, again.observer.observe(name), Goal.Up.all()).changesNothing()

    cleanup:
    own?.kill()
    own?.remove { }
  }

  def "a run stops when somebody else removes what it has made, and says so"() {
    given:
    def wanted = stack(sleeper('db'), sleeper('slow').await(never()))

    when:
    def outcome = run(plan(wanted), CancellationToken.none()) {
      // Once nobody waits for it any more: the wait itself would say that its container is gone.
      if (it instanceof EngineEvent.StepDone && it.step().step() instanceof Step.AwaitReady && it.step().step().service() == 'db') {
        engine.removeContainer("$name-db-1".toString(), AnonymousVolumes.KEEP)
      }
    }

    then:
    outcome == Outcome.FAILED
    events.findAll { it instanceof EngineEvent.Disturbed }*.problem()*.message() ==
      ["somebody else works on stack `$name`: container `$name-db-1` was removed, and not by this run".toString()]
    finished().took() < Duration.ofSeconds(60)
  }

  def "a name that another run has taken meanwhile is said to be taken by it"() {
    given:
    def wanted = stack(sleeper('db'))
    def early = plan(wanted)
    up(wanted)

    when:
    def outcome = run(early)

    then:
    outcome == Outcome.FAILED
    failures() == ["somebody else works on this stack: container `$name-db-1` has been made meanwhile, and not by this run".toString()]
  }

  def "of two runs that know nothing of each other, neither harms the other's work, and the next one finds it whole: #round"(int round) {
    given:
    def wanted = stack(sleeper('db'), sleeper('web').need(Need.ready('db')), sleeper('app'))
    def plans = [plan(wanted), plan(wanted)]

    when:
    def outcomes = plans.collect { plan -> CompletableFuture.supplyAsync { orchestrator.run(plan, { }, CancellationToken.none()) } }
      .collect { it.get(60, TimeUnit.SECONDS) }

    then:
    outcomes.count { it == Outcome.DONE } <= 1

    and:
    up(wanted) == Outcome.DONE
    containers().size() == 3
    observer.observe(name).ownNetworks().size() == 1
    plan(wanted).changesNothing()

    where:
    round << (1..2)
  }

  def "an up that takes longer than its deadline says what it still waits for"() {
    when:
    def outcome = up(stack(sleeper('db').await(never())).within(Duration.ofSeconds(6)))

    then:
    outcome == Outcome.DEADLINE
    failures().size() == 1
    failures()[0] ==~ /service `db` was not ready when the deadline of 6 s was over: wait tcp 5432 was tried \d+ times?, last answer: .+/
    containers().every { it.running }
  }

  def "an up that is undone brings back what was there, and removes what it made"() {
    given:
    def before = EngineState.of(observer)
    def first = stack(sleeper('db').env('VERSION', '1'), sleeper('web').need(Need.ready('db')))
    up(first)
    def there = containers().collect { [it.id(), it.name()] } as Set
    def networks = observer.observe(name).ownNetworks()*.id()

    when:
    def wanted = stack(sleeper('db').env('VERSION', '2').await(quicklyNever()), sleeper('web').need(Need.ready('db')), sleeper('more'))
    def seen = observer.observe(name)
    def outcome = run(orchestrator.plan(wanted, seen, Goal.Up.all().atomic()))
    def undo = orchestrator.planToUndo(finished().done(), seen)

    then:
    outcome == Outcome.FAILED
    orchestrator.run(undo, { }, CancellationToken.none()) == Outcome.DONE
    containers().collect { [it.id(), it.name()] } as Set == there
    containers().every { it.running }
    observer.observe(name).ownNetworks()*.id() == networks
    plan(first).changesNothing()

    when:
    orchestrator.run(orchestrator.plan(observer.observe(name), new Goal.Down(Goal.Down.Data.KEEP)), { }, CancellationToken.none())
    def nothing = observer.observe(name)
    run(orchestrator.plan(wanted, nothing, Goal.Up.all().atomic()))
    orchestrator.run(orchestrator.planToUndo(finished().done(), nothing), { }, CancellationToken.none())

    then:
    EngineState.of(observer) == before
  }

  private EngineEvent.RunFinished finished() {
    events.last() as EngineEvent.RunFinished
  }

  private Outcome run(Plan plan, CancellationToken token = CancellationToken.none(), Closure listener = { }) {
    events.clear()
    orchestrator.run(plan, { events << it; listener(it) }, token)
  }

  private static Wait never() {
    new Wait.Tcp(5432, Wait.Options.DEFAULT)
  }

  private static Wait quicklyNever() {
    new Wait.Tcp(5432, new Wait.Options(Duration.ofSeconds(2), Duration.ZERO, Optional.empty(), Optional.empty()))
  }

  private static void signal(String name, long process) {
    assert new ProcessBuilder('kill', "-$name".toString(), "$process".toString()).start().waitFor() == 0
  }

  private static void copyImage(String image, Path socket) {
    def copy = "docker -H unix://${EngineFixture.engine().socket()} save $image | docker -H unix://$socket load"
    assert new ProcessBuilder('sh', '-c', copy.toString()).redirectErrorStream(true).start().with { it.inputStream.text; it.waitFor() } == 0
  }

  private static at(running) {
    def client = new WireClient(new EngineAddress.Unix(running.socket()), EngineFixture.surroundings())
    def observer = new WireObserver(client)
    def engine = new DockerEngine(client, EngineFixture.surroundings())
    [observer: observer, orchestrator: EngineFixture.orchestrator(observer, { engine }, running.address(), Reach.Locality.LOCAL)]
  }
}
