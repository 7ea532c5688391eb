package orchsh.engine.plan

import static orchsh.engine.plan.FoundFixture.facts
import static orchsh.engine.plan.FoundFixture.madeFrom
import static orchsh.engine.plan.PlannerFixture.service
import static orchsh.engine.plan.PlannerFixture.stack

import java.nio.file.Path
import orchsh.engine.model.*
import orchsh.engine.observed.*
import orchsh.engine.observed.ObservedContainer.Endpoint
import orchsh.engine.problem.ProblemException
import spock.lang.Specification

/** Stacks that docker compose made, brought up from the same file. */
class TakeOverSpec extends Specification {
  static final Path FILE = Path.of('/src/shop/docker-compose.yml')

  PlannerFixture engine = new PlannerFixture()
  Map<String, Object> edits = [:]
  Map<String, Object> network = [Driver: 'bridge', Internal: false, IPAM: [Driver: 'default', Config: [[Subnet: '172.18.0.0/16', Gateway: '172.18.0.1']]]]
  int asked = 0

  Origins origins = new Origins() {
    Optional<MadeFrom> of(ObservedContainer container) {
      asked++
      Optional.of(madeFrom(edits))
    }

    Optional<Facts> of(ObservedNetwork one) {
      Optional.of(facts(network))
    }
  }

  def setup() {
    engine.image('busybox:latest', 'x')
    engine.networks << new ObservedNetwork('n', 'shop_default', [(Labels.PROJECT): 'shop', (Labels.NETWORK): 'default'])
    made('shop-web-1', 'web', '1')
  }

  void made(String name, String service, String number, Map<String, String> more = [:]) {
    engine.stranger(name, [(Labels.PROJECT): 'shop', (Labels.SERVICE): service, (Labels.NUMBER): number, (Labels.CONFIG_HASH): 'h', (Labels.ONE_OFF): 'False',
      (Labels.CONFIG_FILES): FILE.toString(), (Labels.WORKING_DIRECTORY): '/src/shop'] + more)
    engine.change(name) { it.networks = [shop_default: new Endpoint('n', '')] }
  }

  Plan up(Stack stack, Path file = FILE) {
    new Planner().up(stack, engine.observed(), new Goal.Up([] as Set, Goal.Up.Images.AS_NEEDED, Optional.of(file)), Research.NONE.with(origins))
  }

  static List<String> changes(Plan plan) {
    plan.steps().findAll { !(it.step() instanceof Step.AwaitReady) }.collect { it.step().class.simpleName + (it.why() ? ": ${it.why()}" : '') }*.toString()
  }

  def "what did not change stays as it is, with its network"() {
    expect:
    changes(up(stack(service('web')))) == []
  }

  def "what changed is made anew, and it is said why"() {
    given:
    edits['Config.Env'] = ['DEBUG=0', 'PATH=/bin', 'LEVEL=1']

    expect:
    changes(up(stack(service('web').env('DEBUG', '1')))).any { it.startsWith('CreateContainer') && it.contains('env DEBUG 0 -> 1') }
  }

  def "one service more is made, the others stay"() {
    when:
    def plan = up(stack(service('web'), service('db')))

    then:
    plan.steps()*.step().findAll { it instanceof Step.CreateContainer }*.service() == ['db']
    plan.steps()*.step().every { !(it instanceof Step.RemoveContainer) }
  }

  def "what was taken over is what we made from then on, and nothing is asked about it"() {
    given:
    edits['Config.Env'] = ['DEBUG=0']
    def stack = stack(service('web').env('DEBUG', '1'))
    engine.carryOut(up(stack))
    asked = 0

    expect:
    changes(up(stack)) == []
    asked == 0
  }

  def "#what cannot be compared, so it is made anew"(String what, Service.Builder web, String why) {
    expect:
    changes(up(stack(service('db'), web))).any { it.startsWith('CreateContainer') && it.contains(why) }

    where:
    what            | web                                                           | why
    'a job'         | service('web').job(new Job(true))                                  | 'it does not say to what end it is to come'
  }

  def "a project of the same name of other files is refused"() {
    when:
    up(stack(service('web')), Path.of('/elsewhere/docker-compose.yml'))

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == ['there is a project `shop` that docker compose made of other files, with container `shop-web-1`']
  }

  def "a network that is another one is a problem"() {
    given:
    network.Internal = true

    when:
    up(stack(service('web')))

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == ['network `shop_default`, which docker compose made, is not as it is to be: internal true -> false']
  }

  def "it can be taken down"() {
    expect:
    engine.down().steps()*.step().findAll { it instanceof Step.RemoveContainer || it instanceof Step.RemoveNetwork }*.class*.simpleName == ['RemoveContainer', 'RemoveNetwork']
  }

  def "it is taken down by who has the same file, not by who has another of the same name"() {
    given:
    def goal = new Goal.Down(Goal.Down.Data.KEEP)

    expect:
    !new Planner().down(engine.observed(), goal.writtenIn(FILE)).steps().isEmpty()

    when:
    new Planner().down(engine.observed(), goal.writtenIn(Path.of('/elsewhere/docker-compose.yml')))

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == ['there is a project `shop` that docker compose made of other files, with container `shop-web-1`']
  }
}
