package orchsh.engine

import java.time.Duration
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.model.*
import orchsh.engine.plan.Goal
import spock.lang.Timeout

@Timeout(120)
class HooksIT extends RealEngineSpec {

  def "what is run after the start has its user, folder, variables and rights, and comes before what needs the service"() {
    given:
    def hook = new Hook(['sh', '-c', 'id -u; pwd; echo $LEVEL'].with { [*it[0..1], "(${it[2]}) > /tmp/told".toString()] }, Optional.of('1000'), false, Optional.of('/tmp'), new TreeMap([LEVEL: 'high']))
    def root = new Hook(['sh', '-c', 'grep CapEff /proc/self/status > /tmp/rights'], Optional.of('0'), true, Optional.empty(), new TreeMap())
    def usual = new Hook(['sh', '-c', 'grep CapEff /proc/self/status >> /tmp/rights'], Optional.of('0'), false, Optional.empty(), new TreeMap())

    when:
    def outcome = up(stack(sleeper('web').hooks(new Hooks([hook, root, usual].take(privilegedCanBeTested() ? 3 : 1), []))))

    then:
    outcome == Outcome.DONE
    containers()*.name() == ["$name-web-1"]
    inside('web', 'cat', '/tmp/told') == ['1000', '/tmp', 'high']
    !privilegedCanBeTested() || inside('web', 'cat', '/tmp/rights').toSet().size() == 2

    and:
    plan(stack(sleeper('web').hooks(new Hooks([hook, root, usual].take(privilegedCanBeTested() ? 3 : 1), [])))).changesNothing()
  }

  def "what is run before the start sees the volumes and the networks of the container, and is gone afterwards"() {
    given:
    def seed = new Preparation(new Hook(['sh', '-c', 'ping -c 1 -W 20 db && echo $LEVEL > /data/seed'], Optional.of('0'), false, Optional.empty(), new TreeMap([LEVEL: 'high'])), Optional.empty(), false)
    def each = new Preparation(Hook.of('sh', '-c', 'hostname >> /data/each'), Optional.empty(), true)
    def web = { int number -> sleeper('web').replicas(number).mount(new Mount.NamedVolume('data', '/data', false)).need(new Need('db', Need.Condition.STARTED)).hooks(new Hooks([seed, each], [], [], [])) }
    def wanted = { int number -> new Stack(name, [sleeper('db').build(), web(number).build()], [], [new Volume('data')]) }

    expect:
    up(wanted(2)) == Outcome.DONE
    containers()*.name().toSet() == ["$name-db-1", "$name-web-1", "$name-web-2"].collect { it.toString() }.toSet()
    inside('web', 'cat', '/data/seed') == ['high']
    inside('web', 'cat', '/data/each').size() == 2
    plan(wanted(2)).changesNothing()

    and:
    up(wanted(3)) == Outcome.DONE
    inside('web', 'cat', '/data/each').size() == 3
  }

  def "what fails before the start fails the up with what it said, starts nothing, and is run again by the next one"() {
    given:
    def migrate = new Preparation(Hook.of('sh', '-c', 'echo no tables >&2; test -e /data/tables'), Optional.empty(), false)
    def wanted = new Stack(name, [
      sleeper('db').mount(new Mount.NamedVolume('data', '/data', false)).build(),
      sleeper('web').mount(new Mount.NamedVolume('data', '/data', false)).need(new Need('db', Need.Condition.STARTED)).hooks(new Hooks([migrate], [], [], [])).build()], [], [new Volume('data')])

    when:
    def outcome = up(wanted)

    then:
    outcome == Outcome.FAILED
    (events.find { it instanceof EngineEvent.StepFailed } as EngineEvent.StepFailed).problems()[0].details().any { it.contains('no tables') }
    !containers().find { it.name() == "$name-web-1" as String }.running

    when:
    observer.exec(containers().find { it.service().get() == 'db' }.id(), ['touch', '/data/tables'], Duration.ofSeconds(20), CancellationToken.none())

    then:
    up(wanted) == Outcome.DONE
    containers()*.name().toSet() == ["$name-db-1", "$name-web-1"].collect { it.toString() }.toSet()
    containers().every { it.running }
  }

  def "what is run when it is ready comes after its waits and before what needs it ready"() {
    given:
    def told = new Wait.File('/tmp/there', new Wait.Options(Duration.ofSeconds(30), Duration.ZERO, Optional.empty(), Optional.empty()))
    def web = Service.named('web').image(sleeper('web').build().image().get()).command(['sh', '-c', 'sleep 1; touch /tmp/there; sleep 600'])
      .await(told).hooks(new Hooks([], [Hook.of('sh', '-c', 'test -e /tmp/there && touch /tmp/seeded')], []))

    expect:
    up(stack(web, sleeper('api').need(Need.ready('web')))) == Outcome.DONE
    containers()*.name().toSet() == ["$name-web-1", "$name-api-1"].collect { it.toString() }.toSet()
    inside('web', 'ls', '/tmp/seeded') == ['/tmp/seeded']
    plan(stack(web, sleeper('api').need(Need.ready('web')))).changesNothing()
  }

  def "a hook that fails fails the up with what it said, and is run again by the next one"() {
    given:
    def wanted = stack(sleeper('web').hooks(new Hooks([Hook.of('sh', '-c', 'echo no licence >&2; test -e /tmp/licence')], [])), sleeper('api').need(new Need('web', Need.Condition.STARTED)))

    when:
    def outcome = up(wanted)

    then:
    outcome == Outcome.FAILED
    failures() == ['`sh -c echo no licence >&2; test -e /tmp/licence`, which service `web` runs after its start, ended with exit code 1']
    (events.find { it instanceof EngineEvent.StepFailed } as EngineEvent.StepFailed).problems()[0].details() == ['no licence']
    !containers().find { it.service().get() == 'api' }?.running

    when:
    observer.exec(containers().find { it.service().get() == 'web' }.id(), ['touch', '/tmp/licence'], Duration.ofSeconds(20), CancellationToken.none())

    then:
    up(wanted) == Outcome.DONE
    containers().every { it.running }
  }

  def "what is run before the stop is run by a down that knows no script, while the container still runs"() {
    given:
    def data = new Volume('data')
    def web = sleeper('web').mount(new Mount.NamedVolume('data', '/data', false)).hooks(new Hooks([], [Hook.of('sh', '-c', 'echo "saved by $(hostname)" > /data/saved')]))
    def wanted = new Stack(name, [web.build()], [], [data])
    up(wanted)

    when:
    def outcome = orchestrator.run(orchestrator.plan(observer.observe(name), new Goal.Down(Goal.Down.Data.KEEP)), { events << it }, CancellationToken.none())

    then:
    outcome == Outcome.DONE

    when:
    up(new Stack(name, [sleeper('reader').mount(new Mount.NamedVolume('data', '/data', false)).build()], [], [data]))

    then:
    inside('reader', 'cat', '/data/saved')[0].startsWith('saved by ')
  }

  def "a stop whose hook fails is not done, and there is a way out"() {
    given:
    up(stack(sleeper('web').hooks(new Hooks([], [Hook.of('sh', '-c', 'echo busy; exit 9')]))))
    events.clear()
    def down = { orchestrator.run(orchestrator.plan(observer.observe(name), new Goal.Down(Goal.Down.Data.KEEP)), { events << it }, CancellationToken.none()) }

    expect:
    down() == Outcome.FAILED
    failures() == ['`sh -c echo busy; exit 9`, which service `web` runs before it is stopped, ended with exit code 9']
    containers()[0].running

    when:
    engine.stop("$name-web-1".toString(), Duration.ofSeconds(5))

    then:
    down() == Outcome.DONE
    containers() == []
  }

  /** Engines whose own rights are restricted cannot give all of them away. */
  private boolean privilegedCanBeTested() {
    def bounds = new File('/proc/self/status').readLines().find { it.startsWith('CapBnd') }.split(/\s+/)[1]
    Long.parseUnsignedLong(bounds, 16) == Long.parseLong(new File('/proc/sys/kernel/cap_last_cap').text.trim()).with { (1L << (it + 1)) - 1 }
  }

  List<String> inside(String service, String... command) {
    def result = observer.exec("$name-$service-1".toString(), command.toList(), Duration.ofSeconds(20), CancellationToken.none())
    assert result.exitCode() == 0: result.output()
    result.output().readLines()
  }
}
