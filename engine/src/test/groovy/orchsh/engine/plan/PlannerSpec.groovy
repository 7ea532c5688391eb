package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.*

import java.time.Duration
import java.nio.file.Path
import orchsh.engine.model.*
import orchsh.engine.observed.*
import orchsh.engine.observed.ObservedContainer.PublishedPort
import orchsh.engine.problem.ProblemException
import spock.lang.Specification

class PlannerSpec extends Specification {
  def engine = new PlannerFixture()

  def "a stack that is not there is created, each service after what it needs is ready"() {
    expect:
    text(engine.image('postgres:latest').up(shop())) == '''
      #1 pull shop/api:latest: not here yet
      #2 create network shop_default: not there yet
      #3 create volume shop_data: not there yet
      [2,3] #4 create shop-db-1: no container yet
      [4] #5 start shop-db-1
      [5] #6 wait for shop-db-1: tcp 5432
      [1,2] #7 create shop-api-1: no container yet
      [6,7] #8 start shop-api-1'''.stripIndent().trim()
  }

  def "a second plan changes nothing and only looks whether what runs is ready"() {
    given:
    engine.carryOut(engine.up(shop()))

    when:
    def plan = engine.up(shop())

    then:
    plan.changesNothing()
    text(plan) == '#1 wait for shop-db-1: tcp 5432'
  }

  def "a changed variable replaces that container and nothing else, and is named"() {
    given:
    engine.carryOut(engine.up(stack(service('db'), service('web').env('DEBUG', '0').env('GONE', 'x'))))

    expect:
    text(engine.up(stack(service('db'), service('web').env('DEBUG', '1').env('NEW', 'y')))) == '''
      #1 stop shop-web-1: env DEBUG 0 -> 1, env GONE removed, env NEW added (y)
      [1] #2 remove shop-web-1: env DEBUG 0 -> 1, env GONE removed, env NEW added (y)
      [2] #3 create shop-web-1: env DEBUG 0 -> 1, env GONE removed, env NEW added (y)
      [3] #4 start shop-web-1'''.stripIndent().trim()
  }

  def "a replacement says that #reason"(Service.Builder before, Service.Builder after, String reason) {
    given:
    engine.carryOut(engine.up(stack(service('db'), before)))

    when:
    def plan = engine.up(stack(service('db'), after))

    then:
    plan.steps().find { it.step() instanceof Step.CreateContainer }.why() == reason

    where:
    before                                   | after                                      || reason
    service('web', 'nginx:1')                | service('web', 'nginx:2')                  || 'image nginx:1 -> nginx:2'
    service('web').command(['a', 'b c'])     | service('web').command(['a', 'b', 'c'])    || "command a 'b c' -> a b c"
    service('web')                           | service('web').port(Port.of(80, 80))       || 'port 80:80 added'
    service('web').env('DB_PASSWORD', 'a')   | service('web').env('DB_PASSWORD', 'b')     || 'env DB_PASSWORD changed'
    service('web')                           | service('web').env('API_TOKEN', 'b')       || 'env API_TOKEN added'
    service('web').env('A', 'x')             | service('web').env('A', '')                || 'env A x -> (empty)'
    service('web').link(Link.to('db'))       | service('web').link(new Link('db', 'db', false)) || 'link db db -> db without variables, link db image removed'
    service('web')                           | service('web').mount(new Mount.HostPath(Path.of('/etc'), '/e', true)) || 'volume /e added (/etc read-only)'
  }

  def "no value that looks secret gets into a plan"() {
    given:
    engine.carryOut(engine.up(stack(service('web').env('DB_PASSWORD', 'hunter2').env('SSH_KEY', 'hunter3'))))

    when:
    def plan = engine.up(stack(service('web').env('DB_PASSWORD', 'hunter4')))

    then:
    !plan.toString().contains('hunter')
    !engine.containers[0].labels().toString().contains('hunter')
  }

  def "a container that has ended is started, not replaced"() {
    given:
    engine.carryOut(engine.up(stack(service('web'))))
    engine.change('shop-web-1', ObservedContainer.State.EXITED)

    expect:
    text(engine.up(stack(service('web')))) == '#1 start shop-web-1: it has ended: Exited (0) 1 second ago'
  }

  def "a container of another tool is replaced, for nobody knows what it was made from"() {
    given:
    engine.stranger('shop-web-1', [(Labels.PROJECT): 'shop', (Labels.SERVICE): 'web', (Labels.NUMBER): '1'])

    expect:
    engine.up(stack(service('web'))).steps().any { it.why() == 'another tool made it, from what is not known' }
  }

  def "a newer image replaces its containers"() {
    given:
    engine.image('busybox:latest', 'old')
    engine.carryOut(engine.up(stack(service('web'))))
    engine.image('busybox:latest', 'new')

    expect:
    engine.up(stack(service('web'))).steps()[0].why() == 'image busybox:latest is another one now'
  }

  def "only the services asked for and what they need are touched"() {
    expect:
    engine.image('busybox:latest').up(
      stack(service('db'), service('api').need(Need.ready('db')), service('other')),
      new Goal.Up(['api'] as Set, Goal.Up.Images.AS_NEEDED, Optional.empty())
    ).steps()*.step()*.service().findAll().unique() == ['db', 'api']
  }

  def "a service that is not there is refused with the nearest name"() {
    when:
    engine.up(stack(service('database')), new Goal.Up(['databse'] as Set, Goal.Up.Images.AS_NEEDED, Optional.empty()))

    then:
    def e = thrown(ProblemException)
    e.kind() == ProblemException.Kind.USAGE
    e.problems()*.message() == ['there is no service `databse` in this stack']
    e.problems()[0].hint().get() == 'did you mean `database`?'
  }

  def "an image is built when it is missing, and again when its sources changed, with the file named"() {
    given:
    def app = new Stack('shop', [Service.named('app').build(build()).build()], [], [])
    engine.image('debian:12')
    def first = content('f1', ['app.py': '1', 'Dockerfile': '1'], ['debian:12'])
    def second = content('f2', ['app.py': '2', 'Dockerfile': '1'], ['debian:12'])

    when:
    def plan = engine.up(app, Goal.Up.all(), [app: first])

    then:
    plan.steps()[0].toString() == '#1 build shop-app:latest: no image yet'

    when:
    engine.carryOut(plan)

    then:
    engine.up(app, Goal.Up.all(), [app: first]).changesNothing()

    and:
    text(engine.up(app, Goal.Up.all(), [app: second])) == '''
      #1 build shop-app:latest: app.py changed
      [1] #2 stop shop-app-1: its image is built anew
      [2] #3 remove shop-app-1: its image is built anew
      [1,3] #4 create shop-app-1: its image is built anew
      [4] #5 start shop-app-1'''.stripIndent().trim()
  }

  def "a base image that is not here is fetched before the build"() {
    given:
    def app = new Stack('shop', [Service.named('app').build(build()).build()], [], [])

    expect:
    engine.up(app, Goal.Up.all(), [app: content('f', [:], ['debian:12'])]).steps().take(2)*.toString() ==
      ['#1 pull debian:12: not here yet', '[1] #2 build shop-app:latest: no image yet']
  }

  def "a base image that became another one is a reason to build"() {
    given:
    def app = new Stack('shop', [Service.named('app').build(build()).build()], [], [])
    engine.image('debian:12', 'new')
    engine.image('shop-app:latest', 'x', [(Labels.FINGERPRINT): 'f', (Labels.BASES): 'old debian:12\n'])

    expect:
    engine.up(app, Goal.Up.all(), [app: content('f', [:], ['debian:12'])]).steps()[0].why() == 'base image debian:12 changed'
  }

  def "--no-build refuses an image that was never built"() {
    when:
    engine.up(new Stack('shop', [Service.named('app').build(build()).build()], [], []),
      new Goal.Up([] as Set, Goal.Up.Images.NO_BUILD, Optional.empty()), [app: content('f')])

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == ['the image of service `app` has never been built, and --no-build forbids it']
  }

  def "a stand-in is offered to the registry only when something new is made from it"() {
    given:
    engine.image('busybox:latest', 'b', [(Labels.STAND_IN): 'busybox'])

    when:
    def plan = engine.up(stack(service('web')))

    then:
    plan.steps()[0].toString() == '#1 pull busybox:latest: a stand-in is here, the registry may have the real one'

    when:
    engine.containers.clear()
    engine.carryOut(plan)
    engine.image('busybox:latest', 'id-of-busybox:latest', [(Labels.STAND_IN): 'busybox'])

    then:
    engine.up(stack(service('web'))).changesNothing()
  }

  def "a changed network is replaced together with the containers in it"() {
    given:
    def before = new Stack('shop', [service('web').network(NetworkUse.of('back')).build()], [new Network('back', false)], [])
    def after = new Stack('shop', [service('web').network(NetworkUse.of('back')).build()], [new Network('back', true)], [])
    engine.carryOut(engine.up(before))

    expect:
    text(engine.up(after)) == '''
      #1 stop shop-web-1: network back is replaced
      [1] #2 remove shop-web-1: network back is replaced
      [2] #3 remove network shop_back: internal false -> true
      [3] #4 create network shop_back: internal false -> true
      [2,4] #5 create shop-web-1: network back is replaced
      [5] #6 start shop-web-1'''.stripIndent().trim()
  }

  def "an anonymous volume is carried over a replacement"() {
    given:
    engine.carryOut(engine.up(stack(service('db').mount(new Mount.AnonymousVolume('/data', false)))))

    when:
    def plan = engine.up(stack(service('db').mount(new Mount.AnonymousVolume('/data', false)).env('A', 'b')))

    then:
    def create = plan.steps()*.step().find { it instanceof Step.CreateContainer } as Step.CreateContainer
    create.order().mounts()*.source() == ['a' * 64]
  }

  def "a port that moves from one service to another is free before it is taken"() {
    given:
    engine.carryOut(engine.up(stack(service('a').port(Port.of(80, 80)), service('b'))))

    when:
    def plan = engine.up(stack(service('a'), service('b').port(Port.of(80, 80))))

    then:
    def removal = plan.steps().find { it.step().describe() == 'remove shop-a-1' }
    plan.steps().find { it.step().describe() == 'start shop-b-1' }.after().contains(removal.id())
  }

  def "what is taken by others is refused before anything happens: #message"(String message, Closure taken) {
    given:
    taken(engine)

    when:
    engine.up(stack(service('web').port(Port.of(8080, 80))))

    then:
    def e = thrown(ProblemException)
    e.kind() == ProblemException.Kind.STACK
    e.problems()*.message() == [message]

    where:
    message | taken
    'the name `shop-web-1` is taken by a container that belongs to no stack' | { it.stranger('shop-web-1') }
    'the name `shop-web-1` is taken by a container of stack `mall`' | { it.stranger('shop-web-1', [(Labels.PROJECT): 'mall']) }
    'port 8080 of service `web` is taken by container `x` that belongs to no stack' | { it.stranger('x', [:], [port(8080)]) }
    'port 8080 of service `web` is taken by container `x` of this stack\'s service `old`, which is not in the script' | { it.stranger('x', [(Labels.PROJECT): 'shop', (Labels.SERVICE): 'old'], [port(8080)]) }
    'the name of network `shop_default` is taken by a network that is not orchsh\'s' | { it.networks << new ObservedNetwork('1', 'shop_default', [:]) }
    'the name of network `shop_default` is taken by a network of stack `mall`' | { it.networks << new ObservedNetwork('1', 'shop_default', [(Labels.PROJECT): 'mall']) }
  }

  def "containers of services that left the script are left alone and mentioned"() {
    given:
    engine.carryOut(engine.up(stack(service('web'), service('old'))))

    when:
    def plan = engine.up(stack(service('web')))

    then:
    plan.changesNothing()
    plan.notes() == ['container `shop-old-1` is left as it is: its service `old` is not in the script any more']
  }

  def "down stops dependents first, removes all, and keeps the data"() {
    given:
    engine.carryOut(engine.up(shop()))

    expect:
    text(engine.down()) == '''
      #1 stop shop-api-1
      [1] #2 stop shop-db-1
      [1] #3 remove shop-api-1
      [2] #4 remove shop-db-1
      [3,4] #5 remove network shop_default'''.stripIndent().trim()
  }

  def "down with volumes says what is lost"() {
    given:
    engine.carryOut(engine.up(shop()))

    when:
    def plan = engine.down(Goal.Down.Data.REMOVE)

    then:
    plan.destroysData()*.name() == ['shop_data']
    plan.steps().last().toString() == '[3,4] #6 remove volume shop_data: asked for, its data is lost'
  }

  def "down of nothing is an empty plan"() {
    expect:
    engine.stranger('other').down().steps() == []
  }

  def "what a plan says is what the engine then has: the next plan is empty, down leaves nothing"() {
    given:
    def networks = [new Network('back', true), new Network('front', false)]
    def wide = new Stack('shop', (1..20).collect { n ->
      def s = service("s$n" as String).env('N', "$n" as String).network(NetworkUse.of(n % 2 ? 'back' : 'front'))
      (n > 1 ? s.link(Link.to("s${n - 1}" as String)) : s).build()
    }, networks, [])

    when:
    engine.carryOut(engine.up(wide))

    then:
    engine.up(wide).changesNothing()

    when:
    engine.carryOut(engine.down())

    then:
    engine.containers == []
    engine.networks == []
  }

  private static Stack shop() {
    def wait = new Wait.Tcp(5432, Wait.Options.DEFAULT)
    def db = service('db', 'postgres').mount(new Mount.NamedVolume('data', '/d', false)).await(wait)
    def api = service('api', 'shop/api').link(Link.to('db'))
    new Stack('shop', [db.build(), api.build()], [], [new Volume('data')])
  }

  private static PublishedPort port(int number) {
    new PublishedPort('0.0.0.0', number, 80, 'tcp')
  }

  private static String text(Plan plan) {
    plan.toString()
  }
}
