package orchsh.engine

import java.time.Duration
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.model.*
import orchsh.engine.observed.Labels
import orchsh.engine.plan.Choices
import orchsh.engine.plan.Goal
import spock.lang.Timeout

/** What follows when something else is made anew or leaves the script, on a real engine. */
@Timeout(180)
class FollowersIT extends RealEngineSpec {

  def "a service that restarts with another starts again when that one is made anew, and is the same container"() {
    given:
    def of = { String version -> stack(sleeper('db').env('V', version), sleeper('web').need(new Need('db', Need.Condition.STARTED, true))) }
    up(of('1'))
    def before = container('web')
    def started = observer.container(before.id()).get().lastEnd()

    when:
    def outcome = up(of('2'))

    then:
    outcome == Outcome.DONE
    container('web').id() == before.id()
    container('web').running
    observer.container(before.id()).get().lastEnd() != started
    plan(of('2')).changesNothing()
  }

  def "who stays while a network is made anew is found by its names in the new one"() {
    given:
    def of = { boolean internal, String... services ->
      new Stack(name, services.collect { sleeper(it).network(new NetworkUse('back', ["$it-too".toString()])).build() }, [new Network('back', internal)], [])
    }
    up(of(false, 'web', 'old'))
    def before = container('old').id()

    when:
    def outcome = up(of(true, 'web'))

    then:
    outcome == Outcome.DONE
    container('old').id() == before
    inside('web', 'ping', '-c', '1', 'old-too') == 0
    inside('old', 'ping', '-c', '1', 'web-too') == 0
    plan(of(true, 'web')).changesNothing()
  }

  def "what left the script goes when that is asked for, with its network and without its data"() {
    given:
    def old = sleeper('old').network(NetworkUse.of('attic')).mount(new Mount.NamedVolume('data', '/data', false))
    up(new Stack(name, [sleeper('web').build(), old.build()], [new Network('attic', false)], [new Volume('data')]))
    def left = stack(sleeper('web'))

    when:
    def goal = Goal.Up.all().with(Choices.USUAL.with(Choices.Orphans.REMOVED))
    def outcome = orchestrator.run(orchestrator.plan(left, observer.observe(name), goal), { }, CancellationToken.none())

    then:
    outcome == Outcome.DONE
    containers()*.name() == ["$name-web-1".toString()]
    observer.observe(name).ownNetworks()*.label(Labels.NETWORK)*.get() == ['default']
    observer.observe(name).ownVolumes()*.name() == ["${name}_data".toString()]
  }

  private container(String service) {
    containers().find { it.service().get() == service }
  }

  private int inside(String service, String... command) {
    observer.exec("$name-$service-1".toString(), command.toList(), Duration.ofSeconds(20), CancellationToken.none()).exitCode()
  }
}
