package orchsh.engine

import java.util.concurrent.CopyOnWriteArrayList
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.model.Link
import orchsh.engine.model.Mount
import orchsh.engine.model.Stack
import orchsh.engine.model.Volume
import orchsh.engine.model.Wait
import orchsh.engine.plan.Goal
import orchsh.engine.port.EngineObserver.LogQuery
import orchsh.engine.problem.ProblemException
import spock.lang.Requires
import spock.lang.Timeout

/** What is promised on Podman: a stack comes up, can be looked at and goes; what cannot be is said before. */
@Timeout(180)
@Requires({ SuiteEngine.chosen().podman })
class PodmanIT extends RealEngineSpec {

  def "a stack comes up, is looked at, stays as it is and goes"() {
    given:
    def db = busybox('db', 'sh', '-c', 'trap "exit 0" TERM; echo at work; httpd -p 5432; sleep 1000 & wait')
      .await(new Wait.Tcp(5432, Wait.Options.DEFAULT)).mount(new Mount.NamedVolume('data', '/data', false))
    def web = sleeper('web').link(Link.to('db')).env('COLOUR', 'blue')
    def wanted = new Stack(name, [db.build(), web.build()], [], [new Volume('data')])

    when:
    def outcome = up(wanted)

    then:
    outcome == Outcome.DONE
    observer.observe(name).engine().isPodman()
    containers()*.name() as Set == ["$name-db-1", "$name-web-1"]*.toString() as Set
    containers().every { it.running }
    linesOf('db') == ['at work']
    plan(wanted).changesNothing()

    when:
    orchestrator.run(orchestrator.plan(observer.observe(name), new Goal.Down(Goal.Down.Data.REMOVE)), { }, CancellationToken.none())

    then:
    containers() == []
    observer.observe(name).ownNetworks() == []
    observer.observe(name).ownVolumes() == []
  }

  def "a name for one service alone is refused before anything is made"() {
    when:
    plan(stack(sleeper('db'), sleeper('web').link(new Link('db', 'store', true))))

    then:
    def e = thrown(ProblemException)
    e.message == 'service `web` calls `db` `store`, and Podman cannot give a name for one service alone'
    containers() == []
  }

  private List<String> linesOf(String service) {
    def lines = new CopyOnWriteArrayList<String>()
    observer.logs("$name-$service-1".toString(), LogQuery.all(), { moment, line, isError -> lines << line }, CancellationToken.none())
    lines
  }
}
