package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.*

import java.nio.file.Path
import orchsh.engine.model.*
import orchsh.engine.observed.*
import orchsh.engine.observed.ObservedContainer.PublishedPort
import orchsh.engine.problem.ProblemException
import orchsh.engine.problem.Subject
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
      #1 create shop-web-1-next: env DEBUG 0 -> 1, env GONE removed, env NEW added (y)
      [1] #2 stop shop-web-1: env DEBUG 0 -> 1, env GONE removed, env NEW added (y)
      [2] #3 remove shop-web-1: env DEBUG 0 -> 1, env GONE removed, env NEW added (y)
      [3] #4 rename shop-web-1-next to shop-web-1
      [4] #5 start shop-web-1'''.stripIndent().trim()
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

  def "a container that does not say what it was made from is replaced"() {
    given:
    engine.relative('shop-web-1', 'web')

    expect:
    engine.up(stack(service('web'))).steps().any { it.why() == 'it does not say what it was made from' }
  }

  def "a project of the same name that another tool made is left alone: #verb is refused"(String verb, Closure<Plan> act) {
    given:
    engine.stranger('shop-web-1', [(Labels.PROJECT): 'shop', (Labels.SERVICE): 'web', (Labels.NUMBER): '1'])
    engine.stranger('shop-db-1', [(Labels.PROJECT): 'shop', (Labels.SERVICE): 'db', (Labels.NUMBER): '1'])

    when:
    act(engine)

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == ['there is a project `shop` that another tool made, with container `shop-db-1` and 1 more']
    e.problems()[0].hint().get() == 'take it down with `docker compose -p shop down`, or give this stack another name with -p'

    where:
    verb   | act
    'up'   | { it.up(stack(service('web'))) }
    'down' | { it.down() }
  }

  def "the container that a builder works in is nobody's, though it has some labels already"() {
    given:
    engine.stranger('peaceful_hermann', [(Labels.PROJECT): 'shop'])
    engine.stranger('wizardly_bell', [(Labels.PROJECT): 'shop', (Labels.SERVICE): 'web', (Labels.STACK): 'shop'])

    expect:
    engine.up(stack(service('web'))).steps().any { it.step().describe() == 'create shop-web-1' }
    engine.down().steps() == []
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
      [1] #2 create shop-app-1-next: its image is built anew
      [1,2] #3 stop shop-app-1: its image is built anew
      [3] #4 remove shop-app-1: its image is built anew
      [4] #5 rename shop-app-1-next to shop-app-1
      [5] #6 start shop-app-1'''.stripIndent().trim()
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

  def "an image that is built on a stand-in is not one"() {
    given:
    engine.image('shop/api:latest', 'b', [(Labels.STAND_IN): 'debian'])

    expect:
    !engine.up(stack(service('api', 'shop/api'))).steps().any { it.step() instanceof Step.PullImage }
  }

  def "a container follows the image of what it links to, for the variables it got from there"() {
    given:
    def shop = stack(service('db', 'postgres'), service('web').link(Link.to('db')), service('plain').link(new Link('db', 'db', false)))
    engine.image('busybox:latest').image('postgres:latest', 'old')
    engine.carryOut(engine.up(shop))

    expect:
    engine.up(shop).changesNothing()

    when:
    engine.image('postgres:latest', 'new')
    def plan = engine.up(shop)

    then:
    plan.steps().findAll { it.step() instanceof Step.CreateContainer }*.why() as Set ==
      ['image postgres:latest is another one now', 'the image of a link is another one now'] as Set
    !plan.steps().any { it.step().service() == 'plain' && it.step().changes() }
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
      [1] #2 remove network shop_back: internal false -> true
      [2] #3 create network shop_back: internal false -> true
      [3] #4 create shop-web-1-next: network back is replaced
      [1,4] #5 remove shop-web-1: network back is replaced
      [5] #6 rename shop-web-1-next to shop-web-1
      [6] #7 start shop-web-1'''.stripIndent().trim()
  }

  def "an anonymous volume is found again when its container has gone"() {
    given:
    def stack = stack(service('db').mount(new Mount.AnonymousVolume('/data', false, false, new TreeMap([own: 'label']))))
    def labels = engine.up(stack).steps()*.step().find { it instanceof Step.CreateContainer }.order().mounts()[0].mount().labels()

    expect:
    labels == [own: 'label', (Labels.STACK): 'shop', (Labels.PROJECT): 'shop', (Labels.NAMELESS): 'db']

    when: 'its container is there'
    engine.carryOut(engine.up(stack))
    engine.volumes << new ObservedVolume('a' * 64, labels) << new ObservedVolume('b' * 64, labels + [(Labels.STACK): 'other'])

    then: 'it goes with it'
    engine.down(Goal.Down.Data.REMOVE).destroysData()*.describe() == ['remove shop-db-1']

    when:
    engine.carryOut(engine.down())

    then: 'a further up does not speak of it, and a further down removes it when asked'
    engine.up(stack).notes() == []
    engine.down().steps() == []
    engine.down(Goal.Down.Data.REMOVE).steps()*.step() == [new Step.RemoveVolume('a' * 64)]
  }

  def "an anonymous volume is carried over a replacement"() {
    given:
    engine.carryOut(engine.up(stack(service('db').mount(new Mount.AnonymousVolume('/data', false)))))

    when:
    def plan = engine.up(stack(service('db').mount(new Mount.AnonymousVolume('/data', false)).env('A', 'b')))

    then:
    def create = plan.steps()*.step().find { it instanceof Step.CreateContainer } as Step.CreateContainer
    create.order().mounts()*.volume() == ['a' * 64]
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

  def "two services of one port are refused together, and each comes up by itself"() {
    given:
    def stack = stack(service('a').port(Port.of(80, 80)), service('b').port(Port.of(80, 81)))

    when:
    engine.up(stack)

    then:
    def e = thrown(ProblemException)
    e.problems().collect { [it.about().get().owner(), it.other().get().owner()] } == [['b', 'a']]
    e.problems().collect { [it.message(), it.hint().get()] } == [['services `a` and `b` both publish port 80/tcp', 'bring up only one of them, or publish another port']]

    when:
    engine.carryOut(engine.up(stack, only('b')))

    then:
    notThrown(ProblemException)
  }

  def "what is taken by others is refused before anything happens: #message"(String message, Subject about, Closure taken) {
    given:
    taken(engine)

    when:
    engine.up(stack(service('web').port(Port.of(8080, 80))))

    then:
    def e = thrown(ProblemException)
    e.kind() == ProblemException.Kind.STACK
    e.problems()*.message() == [message]
    e.problems()*.about()*.get() == [about]

    where:
    message | about | taken
    'the name `shop-web-1` is taken by a container that belongs to no stack' | new Subject('web', 'containerName', 'shop-web-1') | { it.stranger('shop-web-1') }
    'the name `shop-web-1` is taken by a container of stack `mall`' | new Subject('web', 'containerName', 'shop-web-1') | { it.stranger('shop-web-1', [(Labels.PROJECT): 'mall']) }
    'port 8080 of service `web` is taken by container `x` that belongs to no stack' | new Subject('web', 'port', '8080:80') | { it.stranger('x', [:], [port(8080)]) }
    'port 8080 of service `web` is taken by container `x` of this stack\'s service `old`, which is not in the script' | new Subject('web', 'port', '8080:80') | { it.relative('x', 'old', [:], [port(8080)]) }
    'the name of network `shop_default` is taken by a network that is not orchsh\'s' | new Subject('', 'network', 'default') | { it.networks << new ObservedNetwork('1', 'shop_default', [:]) }
    'the name of network `shop_default` is taken by a network of stack `mall`' | new Subject('', 'network', 'default') | { it.networks << new ObservedNetwork('1', 'shop_default', [(Labels.PROJECT): 'mall']) }
  }

  def "containers of services that left the script are left alone and mentioned"() {
    given:
    engine.carryOut(engine.up(stack(service('web'), service('old'))))

    when:
    def plan = engine.up(stack(service('web')))

    then:
    plan.changesNothing()
    plan.notes() == ['container `shop-old-1` is left as it is: its service `old` is not in the script any more; remove it with --remove-orphans']
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
    plan.steps().last().toString() == '[4] #6 remove volume shop_data: asked for, its data is lost'
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

  def "an image that one service builds and another only names is built, whoever comes first, and for either"() {
    given:
    def both = stack(service('worker', 'shop/api'), service('api', 'shop/api').build(build()))

    expect:
    images(engine.up(both, goal, [api: content('f')])) == ['build shop/api:latest']

    where:
    goal << [Goal.Up.all(), only('worker'), only('api')]
  }

  def "a further name of a build is not pulled either"() {
    given:
    def tagged = Build.of(Path.of('/src')).toBuilder().tags(['shop/api:test']).build()

    expect:
    images(engine.up(stack(service('worker', 'shop/api:test'), service('api', 'shop/api').build(tagged)), Goal.Up.all(), [api: content('f')])) ==
      ['build shop/api:latest']
  }

  def "a build on an image of the same stack comes after that one's build"() {
    given:
    def both = stack(service('app', 'shop/app').build(build('/src/app')), service('base', 'shop/base').build(build('/src/base')))
    def contents = [app: content('f1', [:], ['shop/base']), base: content('f2', [:], ['debian:12'])]

    expect:
    engine.up(both, Goal.Up.all(), contents).steps().take(3)*.toString() ==
      ['#1 pull debian:12: not here yet', '[1] #2 build shop/base:latest: no image yet', '[2] #3 build shop/app:latest: no image yet']
  }

  def "an image on a base that this plan builds anew is built anew too"() {
    given:
    def both = stack(service('app', 'shop/app').build(build('/src/app')), service('base', 'shop/base').build(build('/src/base')))
    engine.image('shop/base:latest', 'old', [(Labels.FINGERPRINT): 'b1'])
    engine.image('shop/app:latest', 'app', [(Labels.FINGERPRINT): 'f1', (Labels.BASES): 'old shop/base:latest\n'])

    expect:
    engine.up(both, Goal.Up.all(), [app: content('f1', [:], ['shop/base']), base: content('b2')]).steps().take(2)*.toString() ==
      ['#1 build shop/base:latest: its sources changed', '[1] #2 build shop/app:latest: base image shop/base:latest is built anew']
  }

  def "images that are built on each other are refused"() {
    given:
    def circle = stack(service('a', 'shop/a').build(build('/src/a')), service('b', 'shop/b').build(build('/src/b')))

    when:
    engine.up(circle, Goal.Up.all(), [a: content('f1', [:], ['shop/b']), b: content('f2', [:], [baseOfB])])

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == [message]

    where:
    baseOfB  || message
    'shop/a' || 'the images of these services are built on each other: a -> b -> a'
    'shop/b' || 'the image of service `b` is built on itself'
  }

  def "only the builds that a goal takes are read"() {
    given:
    def three = stack(service('worker', 'shop/api'), service('api', 'shop/api').build(build('/src/api')),
      service('base', 'shop/base').build(build('/src/base')), service('other').build(build('/no/such/folder')))
    def all = [api: content('f1', [:], ['shop/base']), base: content('f2')]

    expect:
    new Planner().contents(three, engine.observed(), only('worker')) { all[it.name()] } == all
  }

  def "what runs is touched only when all images are there"() {
    given:
    def of = { String v -> stack(service('a', 'shop/a').build(build('/a')).env('V', v), service('b', 'shop/b').build(build('/b')).env('V', v)) }
    def contents = { String f -> [a: content("a$f"), b: content("b$f")] }
    engine.carryOut(engine.up(of('1'), Goal.Up.all(), contents('1')))

    when:
    def plan = engine.up(of('2'), Goal.Up.all(), contents('2'))

    then:
    def meeting = plan.steps().find { it.step() instanceof Step.ImagesComplete }
    meeting.toString() == '[1,2] #5 have all images'
    plan.steps().findAll { it.step() instanceof Step.StopContainer }.every { meeting.id() in it.after() }
  }

  def "an image pinned to content is not fetched again and again"() {
    given:
    def pinned = "postgres:16@sha256:${'0' * 64}"
    engine.image("postgres@sha256:${'0' * 64}")

    expect:
    images(engine.up(stack(service('db', pinned)))) == []
  }

  def "a replacement that was interrupted #when goes on, and the data of the old container stays"(String when, int steps) {
    given:
    def of = { String v -> stack(service('db').mount(new Mount.AnonymousVolume('/data', false)).env('V', v)) }
    engine.carryOut(engine.up(of('1')))
    def whole = engine.up(of('2'))
    engine.carryOut(new Plan('shop', whole.steps().take(steps), []))

    when:
    engine.carryOut(engine.up(of(version)))

    then:
    engine.containers*.name() == ['shop-db-1']
    engine.containers[0].running
    engine.containers[0].volumes()*.volume() == ['a' * 64]
    engine.up(of(version)).changesNothing()

    where:
    [[when, steps], version] << [[['after the new one was made', 1], ['after the old one stopped', 2],
      ['after the old one went', 3], ['before the start', 4]], ['1', '2', '3']].combinations()
  }

  def "a container that was named by docker-compose 1 gets its name by being replaced"() {
    given:
    engine.relative('shop_web_1', 'web')

    expect:
    text(engine.image('busybox:latest').up(stack(service('web')))).readLines()*.replaceAll(': .*', '') == [
      '#1 create network shop_default', '[1] #2 create shop-web-1', '[2] #3 stop shop_web_1', '[3] #4 remove shop_web_1', '[4] #5 start shop-web-1']
  }

  def "a second container of a service goes, whatever its number, and its data stays"(String name, String number, String why) {
    given:
    engine.carryOut(engine.up(stack(service('web'))))
    engine.relative(name, 'web', [(Labels.NUMBER): number])

    when:
    def plan = engine.up(stack(service('web')))

    then:
    plan.toString() == """
      #1 stop $name: $why
      [1] #2 remove $name: $why""".stripIndent().trim()
    plan.destroysData() == []

    where:
    name                      | number | why
    '0123456789ab_shop-web-1' | '1'    | 'there is another one with the number 1'
    'shop-web-2'              | '2'    | 'one container is enough'
    'shop-web'                | ''     | 'it has no number'
  }

  def "a port of a container that goes is free for another"() {
    given:
    engine.carryOut(engine.up(stack(service('web'))))
    engine.relative('shop-web-2', 'web', [(Labels.NUMBER): '2'], [port(8081)])

    when:
    def plan = engine.up(stack(service('web'), service('api').port(Port.of(8081, 80))))

    then:
    def removal = plan.steps().find { it.step().describe() == 'remove shop-web-2' }
    removal.id() in plan.steps().find { it.step().describe() == 'start shop-api-1' }.after()
  }

  def "a stopped container whose network #what is replaced, for it could not go back"(String what, Closure happens) {
    given:
    engine.carryOut(engine.up(stack(service('web'))))
    engine.change('shop-web-1', ObservedContainer.State.EXITED)
    happens(engine)

    expect:
    steps(engine.up(stack(service('web')))).contains('remove shop-web-1')

    where:
    what                          | happens
    'was removed'                 | { it.networks.clear() }
    'was removed and made again'  | { it.networks = [new ObservedNetwork('other', 'shop_default', it.networks[0].labels())] }
  }

  def "a network that podman knows by its name is the same one"() {
    given:
    engine.carryOut(engine.up(stack(service('web'))))
    engine.change('shop-web-1') { it.networks = [shop_default: new ObservedContainer.Endpoint('shop_default', '')] }

    expect:
    engine.up(stack(service('web'))).changesNothing()
  }

  def "who is in a network that changed is brought up anew with it, asked for or not"() {
    given:
    def of = { boolean internal -> new Stack('shop', ['web', 'db'].collect { service(it).network(NetworkUse.of('back')).build() }, [new Network('back', internal)], []) }
    engine.carryOut(engine.up(of(false)))

    when:
    def plan = engine.up(of(true), only('web'))

    then:
    def removal = plan.steps().find { it.step() instanceof Step.RemoveNetwork }
    removal.after().collect { id -> plan.steps()[id - 1].step().describe() } as Set == ['stop shop-web-1', 'stop shop-db-1'] as Set

    when:
    engine.carryOut(plan)

    then:
    engine.up(of(true)).changesNothing()
  }

  def "a network that changed is not taken from #who"(String who, String container, Closure there) {
    given:
    def of = { boolean internal -> new Stack('shop', [service('web').network(NetworkUse.of('back')).build()], [new Network('back', internal)], []) }
    engine.carryOut(engine.up(of(false)))
    there(engine)
    engine.change(container) { it.networks = [shop_back: new ObservedContainer.Endpoint(engine.networks[0].id(), '')] }

    when:
    engine.up(of(true))

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == ["network `shop_back` must be made anew (internal false -> true), but container `$container` $who is in it".toString()]

    where:
    who                          | container | there
    'that belongs to no stack'   | 'x'       | { it.stranger('x') }
    'of stack `mall`'            | 'x'       | { it.stranger('x', [(Labels.PROJECT): 'mall']) }
  }

  def "who stays while a network is made anew is put into the new one"() {
    given:
    def of = { boolean internal, String... services -> new Stack('shop',
      services.collect { service(it).network(new NetworkUse('back', ["$it-too".toString()])).build() }, [new Network('back', internal)], []) }
    engine.carryOut(engine.up(of(false, 'web', 'old')))
    engine.relative('shop-run', 'web', [(Labels.ONE_OFF): 'True'])
    engine.change('shop-run') { it.networks = [shop_back: new ObservedContainer.Endpoint(engine.networks[0].id(), '')] }

    when:
    def plan = engine.up(of(true, 'web'))

    then:
    plan.toString().readLines()*.replaceAll(': .*', '') == [
      '#1 stop shop-web-1', '#2 disconnect shop-old-1 from shop_back', '#3 disconnect shop-run from shop_back',
      '[1,2,3] #4 remove network shop_back', '[4] #5 create network shop_back',
      '[5] #6 connect shop-old-1 to shop_back', '[5] #7 connect shop-run to shop_back',
      '[5] #8 create shop-web-1-next', '[1,8] #9 remove shop-web-1', '[9] #10 rename shop-web-1-next to shop-web-1', '[10] #11 start shop-web-1']
    plan.steps()[5].why() == 'network back is replaced: internal false -> true'
    plan.steps()[5..6]*.step()*.place()*.aliases() == [['old', 'old-too'], []]

    when:
    engine.carryOut(plan)

    then:
    engine.containers.every { it.networks().keySet() == ['shop_back'] as Set }
    engine.up(of(true, 'web')).changesNothing()
  }

  def "who waits for a running service waits until it is connected again"() {
    given:
    def s = stack(service('db').await(new Wait.Tcp(1, Wait.Options.DEFAULT)), service('cache'))
    engine.carryOut(engine.up(s))
    ['shop-db-1', 'shop-cache-1'].each { engine.change(it) { it.networks = [:] } }

    expect:
    text(engine.up(stack(service('db').await(new Wait.Tcp(1, Wait.Options.DEFAULT)), service('cache'), service('web').need(Need.ready('cache'))))) == """
      #1 connect shop-db-1 to shop_default: it is not connected
      [1] #2 wait for shop-db-1: tcp 1
      #3 connect shop-cache-1 to shop_default: it is not connected
      #4 create shop-web-1: no container yet
      [3,4] #5 start shop-web-1""".stripIndent().trim()
  }

  def "networks that are there are addressed by their ids, for their names need not be unique"() {
    given:
    def s = { String v -> new Stack('shop', [service('web').network(NetworkUse.of('a')).network(NetworkUse.of('b')).env('V', v).build()],
      [new Network('a', false), new Network('b', false)], []) }
    engine.carryOut(engine.up(s('1')))
    engine.networks.add(0, new ObservedNetwork('foreign', 'shop_a', [:]))

    when:
    def plan = engine.up(s('2'))

    then:
    def create = plan.steps()*.step().find { it instanceof Step.CreateContainer } as Step.CreateContainer
    def connect = plan.steps()*.step().find { it instanceof Step.Connect } as Step.Connect
    [create.order().network(), connect.reference()] == ['shop_a', 'shop_b'].collect { name -> engine.networks.findAll { it.name() == name }.last().id() }
  }

  def "networks are addressed by their names where those are unique, so that a container can be put into a successor"() {
    given:
    def newer = new PlannerFixture(facts: new EngineFacts('Docker Engine', '28.5.2', ApiVersion.parse('1.51'), ApiVersion.parse('1.24'), 'linux'))
    def s = { String v, boolean internal = false -> new Stack('shop', [service('web').network(NetworkUse.of('a')).network(NetworkUse.of('b')).env('V', v).build()],
      [new Network('a', internal), new Network('b', false)], []) }
    def first = newer.up(s('1'))

    expect:
    networksIn(first) == ['shop_a', 'shop_b']
    networksIn(newer.carryOut(first).up(s('2'))) == ['shop_a', 'shop_b']
    networksIn(newer.up(s('1', true))) == ['shop_a', 'shop_b']
    newer.up(s('1', true)).steps()*.step().findAll { it instanceof Step.CreateNetwork }*.goesByName() == [true]
  }

  def "the lasting name of a container that is replaced must be free too"() {
    given:
    engine.relative('shop_web_1', 'web').stranger('shop-web-1')

    when:
    engine.up(stack(service('web')))

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == ['the name `shop-web-1` is taken by a container that belongs to no stack']
  }

  def "a port of a service of the script that was not asked for is not said to be of a stranger"() {
    given:
    engine.carryOut(engine.up(stack(service('web').port(Port.of(80, 80)))))

    when:
    engine.up(stack(service('web').port(Port.of(81, 80)), service('api').port(Port.of(80, 80))), only('api'))

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == ['port 80 of service `api` is taken by container `shop-web-1` of this stack\'s service `web`']
  }

  def "a volume that was not made for the stack is not used in silence: #note"(Map<String, String> labels, String note) {
    given:
    engine.volumes << new ObservedVolume('shop_data', labels)

    expect:
    engine.up(shop()).notes() == ["volume `shop_data` is used as it is, though $note".toString()]

    where:
    labels                       || note
    [(Labels.PROJECT): 'mall']   || 'it belongs to project `mall`'
    [(Labels.PROJECT): 'shop']   || 'orchsh did not make it'
    [:]                          || 'orchsh did not make it'
  }

  def "a volume that changed is refused, for its data would be lost"() {
    given:
    def of = { Volume volume -> new Stack('shop', [service('db').mount(new Mount.NamedVolume('data', '/d', false)).build()], [], [volume]) }
    engine.carryOut(engine.up(of(Volume.named('data').driverOption('size', '1g').build())))

    when:
    engine.up(of(Volume.named('data').driverOption('size', '2g').build()))

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == ['volume `shop_data` is not what the script says (driverOption size 1g -> 2g), and all data in it would be lost if it were made anew']
    e.problems()[0].hint().get() == 'give the new one another name; or save the data, and remove it with `docker volume rm shop_data`'
  }

  def "a volume keeps the labels it was made with, and that is said"() {
    given:
    def of = { Volume volume -> new Stack('shop', [service('db').mount(new Mount.NamedVolume('data', '/d', false)).build()], [], [volume]) }
    engine.carryOut(engine.up(of(new Volume('data'))))

    when:
    def plan = engine.up(of(Volume.named('data').label('team', 'a').build()))

    then:
    plan.changesNothing()
    plan.notes() == ['volume `shop_data` keeps the labels it was made with: label team added (a)']
  }

  def "down with volumes says which containers take data with them"() {
    given:
    engine.carryOut(engine.up(stack(service('db').mount(new Mount.AnonymousVolume('/data', false)), service('web'))))

    expect:
    engine.down(Goal.Down.Data.REMOVE).destroysData()*.describe() == ['remove shop-db-1']
  }

  def "down of services that depend on each other in a circle takes all of them"() {
    given:
    engine.relative('shop-a-1', 'a', [(Labels.DEPENDS_ON): 'b:service_started:false'])
    engine.relative('shop-b-1', 'b', [(Labels.DEPENDS_ON): 'a:service_started:false'])
    engine.relative('shop-c-1', 'c', [(Labels.DEPENDS_ON): 'c:service_started:false,a:service_started:false'])

    expect:
    text(engine.down()) == '''
      #1 stop shop-c-1
      [1] #2 stop shop-a-1
      [2] #3 stop shop-b-1
      [1] #4 remove shop-c-1
      [2] #5 remove shop-a-1
      [3] #6 remove shop-b-1'''.stripIndent().trim()
  }

  private static List<String> steps(Plan plan) {
    plan.steps()*.step()*.describe()
  }

  private static List<String> images(Plan plan) {
    steps(plan).findAll { it =~ /^(build|pull) / }
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

  private static List<String> networksIn(Plan plan) {
    plan.steps()*.step().find { it instanceof Step.CreateContainer }.order().memberships()*.network()
  }
}
