package orchsh.engine

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.model.*
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Plan
import orchsh.engine.plan.Step
import orchsh.engine.run.Reach
import orchsh.engine.wire.WireRequest
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(180)
class OrchestratorIT extends RealEngineSpec {
  @TempDir
  Path folder

  def "a stack comes up in its order, stays as it is the second time, and goes without a trace"() {
    given:
    def db = busybox('db', 'sh', '-c', 'trap "exit 0" TERM; sleep 0.7; httpd -p 5432; sleep 1000 & wait').await(tcp(5432))
    def web = sleeper('web').link(new Link('db', 'store', true))
    def wanted = stack(db, web)

    when:
    def outcome = up(wanted)

    then:
    outcome == Outcome.DONE
    containers()*.name() as Set == ["$name-db-1", "$name-web-1"]*.toString() as Set
    containers().every { it.running }

    when:
    def before = containers()*.id()
    def requests = observer.requests()
    def plan = plan(wanted)
    outcome = orchestrator.run(plan, { events << it }, CancellationToken.none())

    then:
    outcome == Outcome.DONE
    plan.changesNothing()
    containers()*.id() == before
    observer.requests() - requests <= 6 || !SuiteEngine.chosen().hasReachableContainers()

    when:
    orchestrator.run(orchestrator.plan(observer.observe(name), new Goal.Down(Goal.Down.Data.KEEP)), { }, CancellationToken.none())

    then:
    containers() == []
    observer.observe(name).ownNetworks() == []
  }

  def "a link gives a name and variables, in a circle too"() {
    given:
    def a = sleeper('a').link(new Link('b', 'other', true)).port(Port.parse('7000')[0])
    def b = sleeper('b').link(new Link('a', 'other', true)).env('COLOUR', 'blue')

    when:
    up(stack(a, b))

    then:
    inside('a', 'ping', '-c', '1', 'other').exitCode() == 0
    inside('b', 'ping', '-c', '1', 'other').exitCode() == 0
    inside('b', 'env').output().readLines().containsAll(['OTHER_PORT_7000_TCP_ADDR=other', 'OTHER_PORT=tcp://other:7000'])
    inside('a', 'env').output().readLines().contains('OTHER_ENV_COLOUR=blue')
  }

  def "a container that ends while it is waited for fails at once and says why"() {
    given:
    def begin = System.nanoTime()

    when:
    def outcome = up(stack(busybox('db', 'sh', '-c', 'echo no licence; exit 7').await(tcp(5432))))

    then:
    outcome == Outcome.FAILED
    failures() == ['service `db` ended while it was waited for: exit code 7']
    (events.find { it instanceof EngineEvent.StepFailed } as EngineEvent.StepFailed).problems()[0].details().last() == 'db | no licence'
    Duration.ofNanos(System.nanoTime() - begin) < Duration.ofSeconds(50)
  }

  def "a wait for a log line counts from this start of the container on"() {
    given:
    def options = new Wait.Options(Duration.ofSeconds(30), Duration.ZERO, Optional.empty(), Optional.empty())
    def service = busybox('db', 'sh', '-c', 'trap "exit 0" TERM; echo ready; sleep 0.3; echo ready; sleep 1000 & wait')
      .await(new Wait.Log(new TextPattern('^ready$'), 2, options))

    expect:
    up(stack(service)) == Outcome.DONE

    when:
    engine.stop("$name-db-1".toString(), Duration.ofSeconds(5))

    then:
    up(stack(service)) == Outcome.DONE
  }

  def "an http wait looks at status and body"() {
    given:
    def options = Wait.Options.DEFAULT
    def http = new Wait.Http('/', 8080, 200, 299, Optional.of(new TextPattern('at home')), new TreeMap<>(), options)
    def web = busybox('web', 'sh', '-c', 'trap "exit 0" TERM; mkdir /w; cd /w; httpd -p 8080; sleep 0.4; echo "nobody" > index.html; sleep 0.4; echo "at home" > index.html; sleep 1000 & wait')

    expect:
    up(stack(web.port(Port.parse('8080')[0]).await(http))) == Outcome.DONE
  }

  def "a port is looked for from inside where neither an address nor a published port leads there"() {
    given:
    def far = EngineFixture.orchestrator(observer, { engine }, '127.0.0.1', Reach.Locality.REMOTE)
    def db = busybox('db', 'sh', '-c', 'trap "exit 0" TERM; sleep 0.7; httpd -p 5432; sleep 1000 & wait').await(tcp(5432))

    expect:
    far.run(plan(stack(db)), { events << it }, CancellationToken.none()) == Outcome.DONE
    events.findAll { it instanceof EngineEvent.NotReadyYet }*.answer().toSet() == ['nothing listens on port 5432'] as Set
  }

  def "a port that is only published is reached there"() {
    given:
    def far = EngineFixture.orchestrator(observer, { engine }, EngineFixture.engine().address(), Reach.Locality.REMOTE)
    def http = new Wait.Http('/', 8080, 404, 404, Optional.empty(), new TreeMap<>(), Wait.Options.DEFAULT)
    def web = busybox('web', 'sh', '-c', 'trap "exit 0" TERM; sleep 0.5; httpd -p 8080 -h /tmp; sleep 1000 & wait')
      .port(Port.of(18932, 8080)).await(tcp(8080)).await(http)

    expect:
    far.run(plan(stack(web)), { events << it }, CancellationToken.none()) == Outcome.DONE
  }

  def "a log line that means it never will ends the wait, in a container that already ran too"() {
    given:
    def options = new Wait.Options(Duration.ofSeconds(30), Duration.ZERO, Optional.of(new TextPattern('FATAL')), Optional.empty())
    def db = { Wait wait -> busybox('db', 'sh', '-c', 'trap "exit 0" TERM; httpd -p 5432; echo FATAL: no space; sleep 1000 & wait').await(wait) }
    def never = ['service `db` will not become ready: its log says `FATAL: no space`']

    when:
    up(stack(db(new Wait.Tcp(5433, options))))

    then:
    failures() == never

    when:
    up(stack(db(new Wait.Tcp(5432, options))))

    then:
    failures() == never
  }

  def "a container that is killed while it is waited for is noticed at once, however rarely the wait looks"() {
    given:
    def options = new Wait.Options(Duration.ofSeconds(60), Duration.ZERO, Optional.empty(), Optional.of(Duration.ofSeconds(50)))
    def db = sleeper('db').await(new Wait.Tcp(5432, options))
    def wanted = plan(stack(db))
    def begin = 0L

    when:
    orchestrator.run(wanted, {
      events << it
      if (it instanceof EngineEvent.NotReadyYet) {
        begin = System.nanoTime()
        engine.stop("$name-db-1".toString(), Duration.ofSeconds(5))
      }
    }, CancellationToken.none())

    then:
    failures() == ['service `db` ended while it was waited for: exit code 0']
    Duration.ofNanos(System.nanoTime() - begin) < Duration.ofSeconds(40)
  }

  def "an image is built once, again when a file changed, and says which"() {
    given:
    image('busybox')
    Files.writeString(folder.resolve('Dockerfile'), 'FROM busybox\nCOPY . /app\nCMD ["sh", "-c", "trap exit TERM; sleep 1000 & wait"]\n')
    Files.writeString(folder.resolve('greeting'), 'hello')
    def wanted = stack(Service.named('app').build(Build.of(folder)))

    when:
    up(wanted)

    then:
    inside('app', 'cat', '/app/greeting').output() == 'hello'
    plan(wanted).changesNothing()

    when:
    Files.writeString(folder.resolve('greeting'), 'goodbye')
    def plan = plan(wanted)
    up(wanted)

    then:
    plan.steps().find { it.step() instanceof Step.BuildImage }.why() == 'greeting changed'
    inside('app', 'cat', '/app/greeting').output() == 'goodbye'

    cleanup:
    removeImage("$name-app")
  }

  def "a build that fails says what the builder said and leaves what runs alone"() {
    given:
    image('busybox')
    Files.writeString(folder.resolve('Dockerfile'), 'FROM busybox\nRUN echo before && no-such-program\n')

    when:
    def outcome = up(stack(sleeper('web'), Service.named('app').build(Build.of(folder))))

    then:
    outcome == Outcome.FAILED
    failures().size() == 1
    failures()[0].contains('app')
    containers().find { it.service().get() == 'web' }?.running != false
  }

  def "data in a named volume outlives down and ends with the volume"() {
    given:
    def service = sleeper('db').mount(new Mount.NamedVolume('data', '/data', false))
    def wanted = new Stack(name, [service.build()], [], [new Volume('data')])
    up(wanted)
    inside('db', 'sh', '-c', 'echo kept > /data/file')

    when:
    down(Goal.Down.Data.KEEP)
    up(wanted)

    then:
    inside('db', 'cat', '/data/file').output() == 'kept\n'

    when:
    down(Goal.Down.Data.REMOVE)
    up(wanted)

    then:
    inside('db', 'cat', '/data/file').exitCode() != 0
  }

  def "an anonymous volume is carried over when its container is replaced"() {
    given:
    def service = { String version -> sleeper('db').mount(new Mount.AnonymousVolume('/data', false)).env('VERSION', version) }
    up(stack(service('1')))
    inside('db', 'sh', '-c', 'echo kept > /data/file')

    when:
    up(stack(service('2')))

    then:
    inside('db', 'env').output().contains('VERSION=2')
    inside('db', 'cat', '/data/file').output() == 'kept\n'
  }

  def "a replacement that ends after #steps steps keeps the data, and the next up finishes it"(int steps) {
    given:
    def networks = ['back', 'front'].collect { new Network(it, false) }
    def service = { String version ->
      new Stack(name, [sleeper('db').mount(new Mount.AnonymousVolume('/data', false)).env('VERSION', version)
        .network(NetworkUse.of('back')).network(new NetworkUse('front', ['store'])).build()], networks, [])
    }
    up(service('1'))
    inside('db', 'sh', '-c', 'echo kept > /data/file')
    def whole = plan(service('2'))
    orchestrator.run(new Plan(name, whole.steps().take(steps), []), { }, CancellationToken.none())

    when:
    def outcome = up(service('2'))

    then:
    outcome == Outcome.DONE
    containers()*.name() == ["$name-db-1".toString()]
    inside('db', 'cat', '/data/file').output() == 'kept\n'
    inside('db', 'env').output().contains('VERSION=2')
    inside('db', 'ping', '-c', '1', 'store').exitCode() == 0
    plan(service('2')).changesNothing()

    where:
    steps << (1..5)
  }

  def "a changed network is made anew with all that are in it, and a stopped container whose network went comes back"() {
    given:
    def of = { boolean internal -> new Stack(name, ['db', 'web'].collect { sleeper(it).network(NetworkUse.of('back')).build() }, [new Network('back', internal)], []) }
    up(of(false))

    when:
    def outcome = orchestrator.run(orchestrator.plan(of(true), observer.observe(name), new Goal.Up(['web'] as Set, Goal.Up.Images.AS_NEEDED, Optional.empty())),
      { events << it }, CancellationToken.none())

    then:
    outcome == Outcome.DONE
    plan(of(true)).changesNothing()
    inside('web', 'ping', '-c', '1', 'db').exitCode() == 0

    when:
    ['db', 'web'].each { engine.stop("$name-$it-1".toString(), Duration.ofSeconds(5)) }
    engine.removeNetwork("${name}_back".toString())

    then:
    up(of(true)) == Outcome.DONE
    inside('web', 'ping', '-c', '1', 'db').exitCode() == 0
  }

  def "an anonymous volume that was carried over goes when the data is to go"() {
    given:
    def service = { String version -> sleeper('db').mount(new Mount.AnonymousVolume('/data', false)).env('VERSION', version) }
    up(stack(service('1')))
    up(stack(service('2')))
    def volume = containers()[0].volumes()[0].volume()

    expect:
    observer.observe(name).volumeNamed(volume).present

    when:
    down(Goal.Down.Data.REMOVE)

    then:
    observer.observe(name).volumeNamed(volume).empty
  }

  def "an internal network has no way out, and a service in two networks is found in both"() {
    given:
    def networks = [new Network('back', true), new Network('front', false)]
    def both = sleeper('both').network(NetworkUse.of('front')).network(new NetworkUse('back', ['hub']))
    def inner = sleeper('inner').network(NetworkUse.of('back'))
    def outer = sleeper('outer').network(NetworkUse.of('front'))

    when:
    up(new Stack(name, [both.build(), inner.build(), outer.build()], networks, []))

    then:
    inside('inner', 'ping', '-c', '1', 'hub').exitCode() == 0
    inside('outer', 'ping', '-c', '1', 'both').exitCode() == 0
    isInternal("${name}_back")
    !isInternal("${name}_front")
  }

  def "a port that another container has is refused before anything is made, with its name"() {
    given:
    up(stack(sleeper('first').port(Port.of(18931, 80))))

    when:
    orchestrator.plan(new Stack("$name-x".toString(), [sleeper('second').port(Port.of(18931, 80)).build()], [], []),
      observer.observe("$name-x".toString()), Goal.Up.all())

    then:
    def e = thrown(orchsh.engine.problem.ProblemException)
    e.problems()*.message() == ["port 18931 of service `second` is taken by container `$name-first-1` of stack `$name`".toString()]
  }

  def "a run that is called off while it waits leaves a stack that the next up finishes"() {
    given:
    def cancellation = new Cancellation()
    def late = busybox('db', 'sh', '-c', 'trap "exit 0" TERM; sleep 3; httpd -p 5432; sleep 1000 & wait').await(tcp(5432))
    def wanted = stack(late, sleeper('web').need(Need.ready('db')))

    when:
    def outcome = orchestrator.run(plan(wanted), { if (it instanceof EngineEvent.NotReadyYet) cancellation.cancel() }, cancellation)

    then:
    outcome == Outcome.CANCELLED
    containers().find { it.name() == "$name-web-1" }?.running != true

    when:
    outcome = up(wanted)

    then:
    outcome == Outcome.DONE
    containers().every { it.running }
  }

  private boolean isInternal(String network) {
    def response = client.send(WireRequest.get("/networks/$network".toString()))
    try {
      return new String(response.body().readAllBytes()).contains('"Internal":true')
    } finally {
      response.close()
    }
  }

  private Wait tcp(int port) {
    new Wait.Tcp(port, Wait.Options.DEFAULT)
  }

  private inside(String service, String... command) {
    observer.exec("$name-$service-1".toString(), command.toList(), Duration.ofSeconds(20), CancellationToken.none())
  }

  private void down(Goal.Down.Data data) {
    orchestrator.run(orchestrator.plan(observer.observe(name), new Goal.Down(data)), { }, CancellationToken.none())
  }

  private static void removeImage(String image) {
    def docker = "docker -H unix://${EngineFixture.engine().socket()} image rm -f $image".execute()
    docker.waitFor()
  }
}
