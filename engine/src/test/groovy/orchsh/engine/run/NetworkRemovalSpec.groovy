package orchsh.engine.run

import static orchsh.engine.plan.PlannerFixture.service

import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.fake.BlindObserver
import orchsh.engine.fake.RecordingEngine
import orchsh.engine.model.Network
import orchsh.engine.model.NetworkUse
import orchsh.engine.model.Stack
import orchsh.engine.plan.Plan
import orchsh.engine.plan.PlannerFixture
import spock.lang.Specification
import spock.lang.Timeout

/** A network that an engine keeps though nobody is in it. */
@Timeout(120)
class NetworkRemovalSpec extends Specification {
  def paper = new PlannerFixture().image('busybox:latest')
  def engine = new RecordingEngine()
  List<EngineEvent> events = []

  def setup() {
    paper.carryOut(paper.up(shop(false)))
    engine.staying[paper.networks[0].id()] = 'it has lost count'
  }

  def "does not fail a down, is told, and is used again by the next up"() {
    given:
    def plan = paper.down()

    expect:
    run(plan) == Outcome.DONE
    events.findAll { it instanceof EngineEvent.Noted }*.text() ==
      ['network `shop_back` stays: it has lost count; it does no harm, is used again by the next up, and can be removed once the engine was restarted']

    when:
    def network = paper.networks[0]
    paper.carryOut(plan).networks << network

    then:
    !paper.up(shop(false)).toString().contains('network')
  }

  def "fails a run that is to give its name to another one"() {
    expect:
    run(paper.up(shop(true))) == Outcome.FAILED
    events.findAll { it instanceof EngineEvent.StepFailed }*.problems().flatten()*.message() ==
      ['the network `shop_back` cannot be removed to be made anew: it has lost count']
    !engine.calls.contains('create network shop_back')
  }

  private Outcome run(Plan plan) {
    new PlanRunner({ engine }, new BlindObserver(), new Reach(plan.stack(), '127.0.0.1', Reach.Locality.LOCAL), StandIns.NONE, 2)
      .run(plan, { events << it }, CancellationToken.none())
  }

  private static Stack shop(boolean internal) {
    new Stack('shop', [service('web').network(NetworkUse.of('back')).build()], [new Network('back', internal)], [])
  }
}
