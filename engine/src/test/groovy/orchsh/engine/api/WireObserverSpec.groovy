package orchsh.engine.api

import static orchsh.engine.wire.FakeEngine.chunked
import static orchsh.engine.wire.FakeEngine.ok
import static orchsh.engine.wire.FakeEngine.refusal

import java.time.Duration
import java.time.Instant
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.model.NetworkUse.Address
import orchsh.engine.model.Platform
import orchsh.engine.observed.ApiVersion
import orchsh.engine.observed.ContainerDetails
import orchsh.engine.observed.ContainerDetails.Health.Status
import orchsh.engine.observed.EngineFacts
import orchsh.engine.observed.ObservedContainer.Endpoint
import orchsh.engine.observed.ObservedContainer.PublishedPort
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.observed.ObservedImage
import orchsh.engine.port.EngineObserver
import orchsh.engine.port.EngineObserver.LogQuery
import orchsh.engine.problem.ProblemException
import orchsh.engine.problem.ProblemException.Kind
import orchsh.engine.wire.FakeEngine
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

@Timeout(120)
class WireObserverSpec extends Specification {

  @AutoCleanup
  FakeEngine engine

  @AutoCleanup
  WireObserver observer

  def "tells #facts by what it says of itself"(String version, EngineFacts facts) {
    given:
    answer { ok(version) }

    expect:
    observer.facts() == facts

    where:
    version                                                                                                                             || facts
    '{"Components":[{"Name":"Engine"}],"Version":"20.10.24","ApiVersion":"1.41","MinAPIVersion":"1.12","Os":"linux","Experimental":false}' || engine('Docker Engine', '20.10.24', '1.41', '1.12')
    '{"Version":"28.5.2","ApiVersion":"1.51","MinAPIVersion":"1.24","Os":"linux"}'                                                      || engine('Docker Engine', '28.5.2', '1.51', '1.24')
    '{"Components":[{"Name":"Podman Engine","Details":{}},{"Name":"Conmon"}],"Version":"5.4.0","ApiVersion":"1.44","MinAPIVersion":"1.24","Os":"linux"}' || engine('Podman Engine', '5.4.0', '1.44', '1.24')
  }

  def "knows what is no engine: #body"(String body, Kind kind) {
    given:
    answer { ok(body) }

    when:
    observer.facts()

    then:
    def e = thrown(ProblemException)
    e.kind() == kind
    e.message.contains(engine.address().toString())

    where:
    body            || kind
    '{"a":1}'       || Kind.NO_ENGINE
    '<html></html>' || Kind.STACK
    ''              || Kind.STACK
  }

  def "a sign of life says when it was given: #header"(String header, Optional<Instant> moment) {
    given:
    answer { it.startsWith('GET /_ping ') ? ok('OK', header) : refusal(404, 'page not found') }

    expect:
    observer.ping() == moment

    where:
    header                                      || moment
    'Date: Sat, 21 Nov 2026 09:30:59 GMT\r\n'   || Optional.of(Instant.parse('2026-11-21T09:30:59Z'))
    'Date: yesterday at noon\r\n'               || Optional.empty()
    ''                                          || Optional.empty()
  }

  def "who refuses a sign of life is not taken for an engine that lives"() {
    given:
    answer { refusal(503, 'on its way out') }

    when:
    observer.ping()

    then:
    def failure = thrown(ProblemException)
    failure.problems()*.message() == ['the container engine refuses: on its way out']
  }

  def "takes one snapshot with few requests on one connection"() {
    given:
    answer { line -> snapshot(line, '') }

    when:
    def stack = observer.observe('shop')

    then:
    observer.requests() == 4

    when:
    def images = stack.images()

    then:
    observer.requests() == 5
    engine.connections() == 1
    engine.asked*.readLines()*.first() == [
      'GET /version HTTP/1.1',
      'GET /containers/json?all=1 HTTP/1.1',
      'GET /networks HTTP/1.1',
      'GET /volumes HTTP/1.1',
      'GET /images/json HTTP/1.1',
    ]

    and:
    with(stack.containers().first()) {
      id() == 'c1'
      name() == 'db'
      image() == 'shop/db:1'
      imageId() == 'sha256:i1'
      state() == State.RUNNING
      status() == 'Up 3 minutes'
      created() == 1700000000L
      labels() == ['com.docker.compose.project': 'shop', empty: '']
      ports() == [new PublishedPort('0.0.0.0', 8080, 80, 'tcp'), new PublishedPort('', 0, 443, 'udp')]
      networks() == [shop_default: new Endpoint('n1', '10.0.0.2'), other: new Endpoint('', ''),
        fixed: new Endpoint('n2', '', new Address(Optional.of('10.1.0.9'), Optional.of('fd00::9'), ['169.254.1.1'], Optional.empty()), ['www'])]
    }
    stack.containers()[1].labels().isEmpty()
    stack.networks()*.name() == ['bridge', 'shop_default']
    stack.networks()[1].labels() == [a: 'b']
    stack.volumes()*.name() == ['data']
    images*.names() == [['postgres:16', 'postgres@sha256:0'], []]
    images*.id() == ['sha256:i1', 'sha256:i2']
  }

  def "an image that is asked for by `#name` is asked for alone, and once"() {
    given:
    answer { line ->
      line.startsWith('GET /images/postgres') ? ok("""{"Id":"sha256:i1","RepoTags":["postgres:16"],
        "RepoDigests":["docker.io/library/postgres@sha256:${'0' * 64}"],"ContainerConfig":{"Labels":{"no":"no"}},"Config":$config}""".toString()) : snapshot(line, '')
    }

    when:
    def stack = observer.observe('shop')
    def image = stack.imageNamed(name).get()

    then:
    image == new ObservedImage('sha256:i1', ['postgres:16', "postgres@sha256:${'0' * 64}".toString()], labels)
    stack.imageNamed('postgres:16').get() == image
    observer.requests() == 5
    engine.asked.last().readLines()[0] == "GET /images/$name/json HTTP/1.1".toString()

    where:
    name                              | config                                       || labels
    'postgres:16'                     | '{"Env":["A=1"],"Labels":{"a":"b"},"Cmd":[]}' || [a: 'b']
    "postgres@sha256:${'0' * 64}" + '' | '{"Labels":null}'                            || [:]
    'postgres:16'                     | 'null'                                       || [:]
  }

  def "what is #found by its name is looked for in the list"(String found, String said) {
    given:
    answer { line -> line.startsWith('GET /images/postgres') ? said : snapshot(line, '') }

    when:
    def image = observer.observe('shop').imageNamed('postgres:16')

    then:
    image.get().id() == 'sha256:i1'
    engine.asked*.readLines()*.first().drop(4) == ['GET /images/postgres:16/json HTTP/1.1', 'GET /images/json HTTP/1.1']

    where:
    found                       | said
    'not found'                 | refusal(404, 'No such image')
    'found to have other names' | ok('{"Id":"sha256:i9","RepoTags":["other/postgres:16"],"RepoDigests":null,"Config":{}}')
  }

  def "Podman's images are taken from its list, for by a short name it may find one that is listed otherwise"() {
    given:
    answer { line -> line.contains('/version') ? ok('{"Components":[{"Name":"Podman Engine"}],"Version":"4.3.1","ApiVersion":"1.41","MinAPIVersion":"1.24","Os":"linux"}') : snapshot(line, 'Server: Libpod/4.3.1 (linux)\r\n') }

    expect:
    observer.observe('shop').imageNamed('postgres:16').get().id() == 'sha256:i1'
    engine.asked*.readLines()*.first().drop(4) == ['GET /images/json HTTP/1.1']
  }

  def "gives Podman's images the names that Docker would give them"() {
    given:
    answer { line -> snapshot(line, 'Server: Libpod/4.3.1 (linux)\r\n') }

    when:
    def stack = observer.observe('shop')

    then:
    stack.containers()[1].image() == 'shop/web:1'
    stack.containers()[1].imageId() == 'sha256:i2'
    stack.images()[0].names() == ['postgres:16', 'postgres@sha256:0']
  }

  def "asks for a project's own containers with one request"() {
    given:
    answer { ok('[]') }

    expect:
    observer.containersOf('my-shop') == []
    engine.asked[0].readLines()[0] ==
      'GET /containers/json?all=1&filters=%7B%22label%22%3A%5B%22com.docker.compose.project%3Dmy-shop%22%5D%7D HTTP/1.1'
  }

  def "looks closely at a container"() {
    given:
    answer {
      ok('''{"Id":"c1","Name":"/db","RestartCount":2,"State":{"Status":"exited","FinishedAt":"2026-01-01T00:00:00.5Z",
        "ExitCode":137,"OOMKilled":true,"Error":"","Health":{"Log":[{}]}},"NetworkSettings":{"Ports":
        {"80/tcp":[{"HostIp":"0.0.0.0","HostPort":"8080"},{"HostIp":"::","HostPort":"8080"}],"53/udp":null},"Networks":
        {"n":{"NetworkID":"n1","IPAddress":"10.0.0.2"}}}}''')
    }

    when:
    def details = observer.container('db').get()

    then:
    details.name() == 'db'
    details.ports() == [
      new PublishedPort('0.0.0.0', 8080, 80, 'tcp'),
      new PublishedPort('::', 8080, 80, 'tcp'),
      new PublishedPort('', 0, 53, 'udp')
    ]
    details.state() == State.EXITED
    details.lastEnd().get() == '2026-01-01T00:00:00.5Z'
    details.exitCode() == 137
    details.outOfMemory()
    details.restarts() == 2
    details.networks() == [n: new Endpoint('n1', '10.0.0.2')]
  }

  def "how a container is checked, and what came of it: #health"(String check, String health, ContainerDetails.Health expected, Duration patience) {
    given:
    answer {
      ok("""{"Id":"c1","Name":"/db","Config":{"Tty":false,"Healthcheck":$check},
        "State":{"Status":"running","StartedAt":"2026-01-01T00:00:00.5Z","Health":$health}}""".toString())
    }

    when:
    def details = observer.container('db').get()

    then:
    details.health().orElse(null) == expected
    details.healthcheck().map { it.patience() }.orElse(null) == patience
    details.lastStart().get() == '2026-01-01T00:00:00.5Z'

    where:
    check                                                            | health                                                                       || expected                                                 | patience
    'null'                                                           | 'null'                                                                       || null                                                     | null
    '{"Test":["NONE"]}'                                              | '{"Status":"none"}'                                                          || null                                                     | null
    '{"Test":["CMD","x"],"Interval":1000000000,"Timeout":1000000000,"Retries":2}' | '{"Status":"starting","Log":null}'                              || new ContainerDetails.Health(Status.STARTING, '')         | Duration.ofSeconds(6)
    '{"Test":["curl","x"]}'                                          | 'null'                                                                       || null                                                     | null
    '{"Test":["CMD-SHELL","x","y"],"Retries":2}'                     | '{"Status":"starting","Log":[]}'                                             || new ContainerDetails.Health(Status.STARTING, '')         | Duration.ofSeconds(180)
    '{"Test":["CMD-SHELL","x"]}'                                     | '{"Status":"unhealthy","Log":[{"Output":"a"},{"ExitCode":1,"Output":"b\\n"}]}' || new ContainerDetails.Health(Status.UNHEALTHY, 'b')       | Duration.ofSeconds(240)
    '{"Test":["CMD-SHELL","x"],"StartPeriod":60000000000}'           | '{"Status":"healthy","Log":[{"Output":""}]}'                                 || new ContainerDetails.Health(Status.HEALTHY, '')          | Duration.ofSeconds(300)
  }

  def "a path of a container is there or not"() {
    given:
    answer { status }

    expect:
    observer.hasPath('db', '/a b') == there
    engine.asked[0].readLines()[0] == 'HEAD /containers/db/archive?path=%2Fa%20b HTTP/1.1'

    where:
    status                                                             || there
    'HTTP/1.1 200 OK\r\nX-Docker-Container-Path-Stat: e30=\r\nContent-Length: 0\r\n\r\n' || true
    'HTTP/1.1 404 Not Found\r\nContent-Length: 20\r\n\r\n'             || false
  }

  def "a container that never ended has no end"() {
    given:
    answer { ok('{"Id":"c1","Name":"/db","State":{"Status":"created","FinishedAt":"0001-01-01T00:00:00Z"}}') }

    expect:
    observer.container('db').get().lastEnd().empty
  }

  def "what is not there is absent, and the connection stays"() {
    given:
    answer { refusal(404, 'No such thing') }

    expect:
    observer.container('x y').empty
    observer.image('shop/x:1').empty
    engine.connections() == 1
    engine.asked*.readLines()*.first() == ['GET /containers/x%20y/json HTTP/1.1', 'GET /images/shop/x:1/json HTTP/1.1']
  }

  def "asks for an image of one platform, and tells which it is for"() {
    given:
    answer { ok('{"Id":"sha256:i1","Os":"linux","Architecture":"arm64","Variant":"v8"}') }

    expect:
    observer.image('x', Platform.parse('linux/arm/v6')).get().platform().get() == Platform.parse('linux/arm64')
    URLDecoder.decode(engine.asked[0].readLines()[0], 'UTF-8') ==
      'GET /images/x/json?platform={"os":"linux","architecture":"arm","variant":"v6"} HTTP/1.1'
  }

  def "looks closely at an image"() {
    given:
    answer { ok('{"Id":"sha256:i1","Config":{"Env":["A=1","B="],"ExposedPorts":{"80/tcp":{},"53/udp":{}},"Labels":{"a":"b"},"Cmd":null}}') }

    expect:
    with(observer.image('x').get()) {
      env() == ['A=1', 'B=']
      exposedPorts() == ['80/tcp', '53/udp']
      label('a').get() == 'b'
    }
  }

  def "an image that says nothing of itself has nothing"() {
    given:
    answer { ok('{"Id":"sha256:i1","Config":{"Env":null,"ExposedPorts":null,"Labels":null}}') }

    expect:
    with(observer.image('x').get()) {
      env() == []
      exposedPorts() == []
      labels() == [:]
    }
  }

  def "hands over a log's lines, frames taken apart"() {
    given:
    engine = new FakeEngine({ talk ->
      talk.ask()
      talk.say(ok('{"Config":{"Tty":false}}'))
      talk.ask()
      talk.say('HTTP/1.1 200 OK\r\n\r\n')
      def bytes = join(frame(1, 'one\ntw'), frame(2, 'oops\n'), frame(1, 'o\nlast'))
      bytes.toList().collate(3).each { talk.say(it as byte[]) }
    })
    observer = new WireObserver(engine.client())
    def lines = []

    when:
    observer.logs('db', LogQuery.last(3).following().since('2026-01-01T01:00:00.999999999+01:00'),
      { moment, line, isError -> lines << [line, isError] }, CancellationToken.none())

    then:
    lines == [['one', false], ['oops', true], ['two', false], ['last', false]]
    engine.asked[1].readLines()[0] ==
      'GET /containers/db/logs?stdout=1&stderr=1&follow=1&timestamps=0&tail=3&since=1767225601.000000000 HTTP/1.1'
  }

  def "says what is wrong with a log: #what"(String what, byte[] body, String words) {
    given:
    engine = new FakeEngine({ talk ->
      talk.ask()
      talk.say(ok('{"Config":{"Tty":false}}'))
      talk.ask()
      talk.say('HTTP/1.1 200 OK\r\n\r\n')
      talk.say(body)
    })
    observer = new WireObserver(engine.client())

    when:
    observer.logs('db', LogQuery.all(), { moment, line, isError -> }, CancellationToken.none())

    then:
    def e = thrown(ProblemException)
    e.message == words

    where:
    what           | body                                       || words
    'no frames'    | 'plain text, no frames'.bytes              || 'the container engine sent output that is garbled or cut off'
    'half a frame' | frame(1, 'hello')[0..9] as byte[]          || 'the container engine sent output that is garbled or cut off'
    'half a head'  | frame(1, 'hello')[0..3] as byte[]          || 'the container engine sent output that is garbled or cut off'
  }

  def "stops following #what at once when the work is cancelled"(String what, Closure<?> follow) {
    given:
    engine = new FakeEngine({ talk ->
      while (!talk.ask().contains('/db/json')) {
        talk.say('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
        talk.untilHungUp()
        return
      }
      talk.say(ok('{"Config":{"Tty":false}}'))
      talk.ask()
      talk.say('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
      talk.untilHungUp()
    })
    observer = new WireObserver(engine.client())
    def cancellation = new Cancellation()
    Throwable failure = null
    def follower = Thread.start {
      try {
        follow(observer, cancellation)
      } catch (ProblemException e) {
        failure = e
      }
    }
    new PollingConditions(timeout: 60).eventually { assert engine.asked.any { it.contains('/logs') || it.contains('/events') } }

    when:
    cancellation.cancel()
    follower.join(60_000)

    then:
    !follower.alive
    failure == null

    where:
    what     | follow
    'a log'  | { it, token -> it.logs('db', LogQuery.all().following(), { moment, line, isError -> }, token) }
    'events' | { it, token -> it.events('shop', [] as Set, { container, action, exitCode -> }, token) }
  }

  def "asks for those events only that are wanted, and says when it hears them"() {
    given:
    answer { chunked([]) }
    def told = []
    def reader = new EngineObserver.EventReader() {
      void listening() { told << 'listening' }
      void event(String container, String action, Optional<Integer> exitCode) { told << action }
    }

    when:
    observer.events('shop', ['oom', 'die'] as Set, reader, CancellationToken.none())

    then:
    thrown(ProblemException)
    told == ['listening']
    URLDecoder.decode(engine.asked[0].readLines()[0], 'UTF-8') ==
      'GET /events?filters={"label":["com.docker.compose.project=shop"],"type":["container"],"event":["die","oom"]} HTTP/1.1'
  }

  def "hands over what happens, in Docker's words and in Podman's"() {
    given:
    def happenings = [
      '{"status":"start","id":"c1","Type":"container","Action":"start","Actor":{"ID":"c1","Attributes":{"name":"db"}},"time":1}',
      '{"Type":"container","Action":"die","Actor":{"Attributes":{"name":"db","exitCode":"137"}}}',
      '{"status":"died","Type":null,"Action":"died","Actor":{"Attributes":{"name":"web","containerExitCode":"1"}}}',
      '{"status":"start","Type":"container","Action":"start","Actor":{"Attributes":{"name":"web","containerExitCode":"0"}}}',
      '{"Type":"container","Action":"health_status: healthy","Actor":{"Attributes":{"name":"db","exitCode":"x"}}}',
      '{"Type":"network","Action":"create"}',
    ]
    answer { chunked(happenings*.plus('\n')) }
    def seen = []

    when:
    observer.events('shop', [] as Set, { container, action, exitCode -> seen << [container, action, exitCode.orElse(null)] }, CancellationToken.none())

    then: 'the end of events is the end of the engine'
    def e = thrown(ProblemException)
    e.message == "the container engine at ${engine.address()} went away"
    e.kind() == Kind.NO_ENGINE
    seen == [['db', 'start', null], ['db', 'die', 137], ['web', 'died', 1], ['web', 'start', null], ['db', 'health_status: healthy', null]]
  }

  def "runs a command and waits until its end is written down"() {
    given:
    engine = new FakeEngine({ talk ->
      talk.ask()
      talk.say(ok('{"Id":"e1"}'))
      talk.ask()
      talk.say('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n')
      talk.say(join(frame(1, 'out\n'), frame(2, 'err\n'), frame(1, 'x' * 100_000)))
    }, { talk ->
      talk.ask()
      talk.say(ok('{"Running":true,"ExitCode":null}'))
      talk.ask()
      talk.say(ok('{"Running":false,"ExitCode":3}'))
    })
    observer = new WireObserver(engine.client())

    when:
    def result = observer.exec('db', ['sh', '-c', 'echo "hi"'], Duration.ofSeconds(5), CancellationToken.none())

    then:
    result.exitCode() == 3
    result.output().startsWith('out\nerr\nxxx')
    result.output().length() == 64 * 1024
    new String(engine.bodies[0]) == '{"AttachStdin":false,"AttachStdout":true,"AttachStderr":true,"Tty":false,"Privileged":false,' +
      '"Cmd":["sh","-c","echo \\"hi\\""],"Env":[]}'
  }

  def "says that a command takes too long"() {
    given:
    engine = new FakeEngine({ talk ->
      talk.startExec(new String(frame(1, 'still here\n')))
      talk.untilHungUp()
    })
    observer = new WireObserver(engine.client())

    when:
    observer.exec('db', ['sleep', '9'], Duration.ofMillis(100), CancellationToken.none())

    then:
    def e = thrown(ProblemException)
    e.message == '`sleep` in `db` did not end within 100 ms'
  }

  def "a command that closes its output and goes on has not ended, least of all well"() {
    given:
    engine = new FakeEngine({ talk ->
      talk.startExec()
    }, { talk ->
      while (true) {
        talk.ask()
        talk.say(ok('{"ID":"e1","Running":true,"ExitCode":null}'))
      }
    })
    observer = new WireObserver(engine.client())

    when:
    observer.exec('db', ['sh', '-c', 'exec >&- 2>&-; sleep 9'], Duration.ofMillis(200), CancellationToken.none())

    then:
    def e = thrown(ProblemException)
    e.message == '`sh` in `db` did not end within 200 ms'
  }

  def "a command without an exit code has not ended"() {
    given:
    engine = new FakeEngine({ talk ->
      talk.startExec()
    }, { talk ->
      talk.ask()
      talk.say(ok('{"ID":"e1","Running":false,"ExitCode":null}'))
      talk.ask()
      talk.say(ok('{"ID":"e1","Running":false,"ExitCode":3}'))
    })
    observer = new WireObserver(engine.client())

    expect:
    observer.exec('db', ['false'], Duration.ofSeconds(5), CancellationToken.none()).exitCode() == 3
  }

  def "says that there is nothing to run a command in"() {
    given:
    answer { refusal(status, 'Container abc is not running') }

    when:
    observer.exec('db', ['true'], Duration.ofSeconds(5), CancellationToken.none())

    then:
    def e = thrown(ProblemException)
    e.message == words

    where:
    status || words
    404    || 'there is no container `db`'
    409    || 'the container engine refuses: container abc is not running'
  }

  private void answer(Closure<String> answer) {
    engine = FakeEngine.answering(answer)
    observer = new WireObserver(engine.client())
  }

  private static byte[] frame(int stream, String text) {
    byte[] bytes = text.getBytes('UTF-8')
    def out = new ByteArrayOutputStream()
    new DataOutputStream(out).with {
      writeInt(stream << 24)
      writeInt(bytes.length)
      write(bytes)
    }
    out.toByteArray()
  }

  private static byte[] join(byte[]... parts) {
    def out = new ByteArrayOutputStream()
    parts.each { out.writeBytes(it) }
    out.toByteArray()
  }

  private static EngineFacts engine(String name, String version, String api, String minimum) {
    new EngineFacts(name, version, ApiVersion.parse(api), ApiVersion.parse(minimum), 'linux')
  }

  private static String snapshot(String line, String headers) {
    switch (line) {
      case ~/.*version.*/: return ok('{"Version":"20.10.24","ApiVersion":"1.41","MinAPIVersion":"1.12","Os":"linux"}', headers)
      case ~/.*containers.*/: return ok('''[
        {"Id":"c1","Names":["/web/alias","/db"],"Image":"shop/db:1","ImageID":"sha256:i1","Command":"x","Created":1700000000,
         "Ports":[{"IP":"0.0.0.0","PrivatePort":80,"PublicPort":8080,"Type":"tcp"},{"PrivatePort":443,"Type":"udp"}],
         "Labels":{"com.docker.compose.project":"shop","empty":""},"State":"running","Status":"Up 3 minutes",
         "HostConfig":{"NetworkMode":"n"},"NetworkSettings":{"Networks":{
           "shop_default":{"IPAMConfig":null,"NetworkID":"n1","IPAddress":"10.0.0.2"},"other":null,"fixed":{"NetworkID":"n2","IPAddress":"","IPAMConfig":{"IPv4Address":"10.1.0.9","IPv6Address":"fd00::9","LinkLocalIPs":["169.254.1.1","none"]},"Aliases":["www"]}}},"Mounts":[{"Type":"volume"}]},
        {"Id":"c2","Names":["/web"],"Image":"localhost/shop/web:1","ImageID":"i2","Labels":null,"Ports":null,"State":"odd"}]''', headers)
      case ~/.*networks.*/: return ok('[{"Name":"bridge","Id":"n0","Labels":{}},{"Name":"shop_default","Id":"n1","Labels":{"a":"b"}}]', headers)
      case ~/.*volumes.*/: return ok('{"Volumes":[{"Name":"data","Labels":null,"Driver":"local"}],"Warnings":null}', headers)
      default: return ok('''[{"Id":"sha256:i1","RepoTags":["docker.io/library/postgres:16"],"RepoDigests":["docker.io/library/postgres@sha256:0"],
        "Labels":null},{"Id":"i2","RepoTags":["<none>:<none>"],"RepoDigests":["<none>@<none>"],"Labels":{"a":"b"}}]''', headers)
    }
  }
}
