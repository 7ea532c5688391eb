package orchsh.engine.plan

import static orchsh.engine.plan.FoundFixture.facts
import static orchsh.engine.plan.FoundFixture.madeFrom
import static orchsh.engine.plan.PlannerFixture.service
import static orchsh.engine.plan.PlannerFixture.stack

import java.nio.file.Path
import orchsh.engine.definition.MadeFrom
import orchsh.engine.definition.Origins
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

  static Stack withFiles(Service.Builder web, List<Secret> secrets, List<Config> configs = []) {
    Stack.named('shop').service(web.build()).secrets(secrets).configs(configs).build()
  }

  static Secret file(String name) {
    new Secret(name, new FileSource.OfFile(Path.of("/src/$name")))
  }

  def "#what cannot be compared, so it is made anew"(String what, Stack wanted, String why) {
    expect:
    changes(up(wanted)).findAll { it.startsWith('CreateContainer') } == ["CreateContainer: $why"]*.toString()

    where:
    what                 | wanted                                                                                                              | why
    'a secret text'      | withFiles(service('web').secret(FileGrant.secret('pw')), [new Secret('pw', new FileSource.OfText('hunter2'))])        | 'secret pw is no file, and cannot be compared with what it was given'
    'a secret for one'   | withFiles(service('web').secret(new FileGrant('pw', '/run/secrets/pw', 99, 0, Optional.empty())), [file('pw')])       | 'secret pw is to have an owner or a mode, which docker compose does not give to files'
    'hooks'              | stack(service('web').hooks(new Hooks([Hook.of('x')], [])))                                                           | 'its hooks cannot be compared with those that another tool ran'
  }

  def "a file that is mounted as a secret or config stays, and another one is told"() {
    given:
    edits.Mounts = [[Type: 'bind', Source: '/src/pw', Destination: '/run/secrets/pw', RW: false, Propagation: 'rprivate'],
                    [Type: 'bind', Source: '/src/site', Destination: '/site', RW: false, Propagation: 'rprivate']]
    def web = service('web').secret(FileGrant.secret('pw')).config(FileGrant.config('site'))
    def site = new Config('site', new FileSource.OfFile(Path.of('/src/site')))

    expect:
    changes(up(withFiles(web, [file('pw')], [site]))) == []
    changes(up(withFiles(web, [new Secret('pw', new FileSource.OfFile(Path.of('/src/other')))], [site]))).any { it == 'CreateContainer: volume /run/secrets/pw /src/pw read-only -> /src/other read-only' }
  }

  def "what comes to an end is not made anew for that"() {
    expect:
    changes(up(stack(service('web').job(new Job(true))))) == []

    when:
    engine.change('shop-web-1', ObservedContainer.State.EXITED)

    then:
    changes(up(stack(service('web').job(new Job(true))))) == []
    changes(up(stack(service('web').job(new Job(false))))).any { it == 'CreateContainer: the job runs again on each up' }
  }

  def "an image that another tool built is built once, for it does not say from what"() {
    given:
    engine.image('shop-web:latest', 'x')
    edits['Config.Image'] = 'shop-web'
    def web = Service.named('web').build(Build.of(Path.of('/src/web')))

    expect:
    new Planner().up(stack(web), engine.observed(), new Goal.Up([] as Set, Goal.Up.Images.AS_NEEDED, Optional.of(FILE)), Research.NONE.with([web: new BuildContent('f', new TreeMap(), [])]).with(origins))
      .steps().find { it.step() instanceof Step.BuildImage }.why() == 'the image that is here does not say what it was built from'
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
