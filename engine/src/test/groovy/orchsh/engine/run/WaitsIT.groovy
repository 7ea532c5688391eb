package orchsh.engine.run

import java.nio.ByteBuffer
import java.nio.channels.SocketChannel
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import orchsh.engine.EngineFixture
import orchsh.engine.Orchestrator
import orchsh.engine.RealEngineSpec
import orchsh.engine.SuiteEngine
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.model.Build
import orchsh.engine.model.Port
import orchsh.engine.model.Service
import orchsh.engine.model.TextPattern
import orchsh.engine.model.Wait
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Step
import orchsh.engine.problem.Problem
import orchsh.engine.wire.EngineAddress
import orchsh.engine.wire.WireClient
import orchsh.engine.api.WireObserver
import orchsh.engine.wire.WireRequest
import spock.lang.IgnoreIf
import spock.lang.TempDir
import spock.lang.Timeout

/** Each kind of wait, and what ends one, on the real engine. */
@Timeout(180)
class WaitsIT extends RealEngineSpec {
  static final String STAY = 'sleep 1000 & wait'
  /** Said where the container's address is reached, from inside the container, and from beside it. */
  static final String REFUSED = 'connection refused|nothing listens on port 5432|no connection from inside'
  @TempDir
  Path folder
  /** What is done when a step is done, or a wait did not hold, by the event's kind. */
  Map<Class, Closure> reactions = [:]
  long startedAt
  long readyAfter

  def "#wait holds when it is so, and not before"(Wait wait, String answer) {
    when:
    def outcome = run(script('db', "sleep 1; touch /tmp/ready; httpd -p 5432 -h /tmp; echo ready; $STAY").await(wait))

    then:
    outcome == Outcome.DONE
    Duration.ofNanos(readyAfter) > Duration.ofMillis(800)
    answers().every { it ==~ answer }

    where:
    wait                                                       | answer
    new Wait.Tcp(5432, options())                              | REFUSED
    new Wait.Http('/ready', 5432, 200, 200, Optional.empty(), new TreeMap<>(), options()) | REFUSED
    new Wait.Log(new TextPattern('^ready$'), 1, options())     | 'not seen yet'
    new Wait.Exec(['test', '-e', '/tmp/ready'], options())     | 'exit code 1'
    new Wait.File('/tmp/ready', options())                     | 'it does not exist'
    new Wait.Any([new Wait.Tcp(1, options()), new Wait.File('/tmp/ready', options())]) | 'it does not exist|connection refused|nothing listens on port 1'
  }

  def "several waits hold together, each with its own options"() {
    given:
    def waits = [new Wait.File('/tmp/ready', options(stable: 300)), new Wait.Log(new TextPattern('two'), 1, options()), new Wait.Exec(['true'], options())]
    def service = script('db', "echo one; sleep 0.5; touch /tmp/ready; echo two; $STAY")
    waits.each { service.await(it) }

    expect:
    run(service) == Outcome.DONE
    Duration.ofNanos(readyAfter) > Duration.ofMillis(750)
  }

  def "a path in memory, which the engine does not see, is found too"() {
    expect:
    run(script('db', "sleep 0.3; touch /dev/shm/ready; $STAY").await(new Wait.File('/dev/shm/ready', options()))) == Outcome.DONE
  }

  def "an end with code #code is what was waited for: #holds"(int code, boolean holds) {
    when:
    def outcome = run(script('migrate', "sleep 0.5; echo done; exit $code").await(new Wait.Exit(0, options())))

    then:
    (outcome == Outcome.DONE) == holds
    events.findAll { it instanceof EngineEvent.ContainerEnded }*.exitCode() == [code]
    failures() == (holds ? [] : ['service `migrate` ended with exit code 3 instead of 0'])

    where:
    code || holds
    0    || true
    3    || false
  }

  def "health is waited for when it is asked for, and by itself when the image checks it"() {
    given:
    def service = checked("sleep 1; touch /ok; $STAY", '--retries=100')

    when: 'the image is not there yet'
    def outcome = run(service)

    then:
    outcome == Outcome.DONE
    Duration.ofNanos(readyAfter) > Duration.ofMillis(800)
    steps().any { it.describe() == "wait for $name-app-1: healthy, if its image has a healthcheck" }

    when: 'it runs'
    def requests = observer.requests()
    def plan = plan(stack(service))

    then:
    plan.changesNothing()
    plan.steps() == []
    observer.requests() - requests <= 6 // four, and one each for its image and what that is built on

    when: 'it is started again, and still unhealthy from before'
    engine.stop("$name-app-1".toString(), Duration.ofSeconds(5))
    outcome = run(service)

    then:
    outcome == Outcome.DONE
    steps().any { it.describe() == "wait for $name-app-1: healthy" }

    cleanup:
    removeImage()
  }

  def "what is unhealthy fails with what its check said, and its next start is judged anew"() {
    given:
    def service = checked("test -e /seen && touch /ok; touch /seen; $STAY", '--retries=1').await(new Wait.Healthy(options()))

    when:
    run(service)

    then:
    failures() == ['service `app` cannot become ready: unhealthy, its healthcheck said: not ok (wait healthy)']

    when:
    engine.stop("$name-app-1".toString(), Duration.ofSeconds(5))
    def outcome = run(service)

    then:
    outcome == Outcome.DONE
    steps().any { it instanceof Step.StartContainer }

    cleanup:
    removeImage()
  }

  def "health of an image without a check cannot be waited for"() {
    when:
    run(script('db', STAY).await(new Wait.Healthy(options())))

    then:
    failures() == ['service `db` cannot become ready: it has no healthcheck (wait healthy)']
  }

  def "a container that is started again and again fails at once, with what it said"() {
    given:
    changeBeforeStart('{"RestartPolicy":{"Name":"always"}}')
    def begin = System.nanoTime()

    when:
    run(script('db', 'echo no licence; exit 7').await(new Wait.Tcp(5432, options(timeout: 120_000))))

    then:
    failures()[0] ==~ /service `db` ended while it was waited for: exit code 7, and is started again and again.*/
    problem().details().contains('db | no licence')
    Duration.ofNanos(System.nanoTime() - begin) < Duration.ofSeconds(60)
  }

  @IgnoreIf({ SuiteEngine.chosen().rootless })
  def "want of memory is named"() {
    given:
    changeBeforeStart('{"Memory":16777216,"MemorySwap":16777216}')

    when:
    run(busybox('db', 'sh', '-c', 'sleep 0.5; exec tail /dev/zero').await(new Wait.Tcp(5432, options())))

    then:
    failures() == ['service `db` ended while it was waited for: exit code 137, out of memory']
  }

  @IgnoreIf({ SuiteEngine.chosen().rootless })
  def "a paused container is said to be paused, and is ready when it goes on"() {
    given:
    def paused = false
    reactions[EngineEvent.NotReadyYet] = { event ->
      if (event.answer() ==~ REFUSED && !paused) {
        paused = true
        post("/containers/$name-db-1/pause")
      } else if (event.answer() == 'the container is paused' && paused) {
        paused = false
        post("/containers/$name-db-1/unpause")
      }
    }

    expect:
    run(script('db', "sleep 1.5; httpd -p 5432; $STAY").await(new Wait.Tcp(5432, options()))) == Outcome.DONE
    answers().contains('the container is paused')
  }

  def "a wait that is late says all there is to say"() {
    given:
    def service = script('db', "echo starting; $STAY").await(new Wait.Tcp(5432, options(timeout: 5_000))).await(new Wait.Exec(['true'], options()))

    when:
    run(service)

    then:
    problem().message() ==~ /service `db` is not ready after 5 s: wait tcp 5432 was tried \d+ times, last answer: ($REFUSED)/
    problem().details()[0] ==~ /wait exec true: 1 try in [\d.]+ m?s, holds/
    problem().details()[1] == 'db | starting'
    problem().hint().get() == 'see all it said with: orchsh logs db'
  }

  def "the log that is shown is that of this start"() {
    given:
    def late = new Wait.Log(new TextPattern('never'), 1, options(timeout: 4_000))
    def service = script('db', "test -e /again && echo second || echo first; touch /again; $STAY").await(late)
    run(service)
    engine.stop("$name-db-1".toString(), Duration.ofSeconds(5))

    when:
    run(service)

    then:
    problem().details() == ['db | second']
  }

  def "a port of a remote engine's container is looked for inside, #how"(String how, boolean tools) {
    given:
    def relay = new Relay(EngineFixture.engine().socket())
    def far = far(relay)
    def service = tools ? script('db', "sleep 1; httpd -p 5432; $STAY") : bare()
    image('busybox')

    when:
    def outcome = run(service.await(new Wait.Tcp(5432, options())), far)

    then:
    outcome == Outcome.DONE
    answers().every { it == 'nothing listens on port 5432' }
    containers()*.name() == ["$name-db-1".toString()]

    cleanup:
    far?.close()
    relay?.close()
    removeImage('db')

    where:
    how                                       | tools
    'with its own tools'                      | true
    'from beside it, where it has no tools'   | false
  }

  def "a page of a remote engine's container is asked for from beside it"() {
    given:
    def relay = new Relay(EngineFixture.engine().socket())
    def far = far(relay)
    def wait = new Wait.Http('/page', 5432, 200, 200, Optional.of(new TextPattern('hello')), new TreeMap<>(), options())

    when:
    def outcome = run(script('db', "httpd -f -vv -p 5432 -h /tmp 2> /tmp/asked & " +
      "until grep -q :404 /tmp/asked; do sleep 0.1; done; echo hello > /tmp/page; $STAY").await(wait), far)

    then:
    outcome == Outcome.DONE
    answers() - 'no connection from inside' == ['status 404']
    containers()*.name() == ["$name-db-1".toString()]

    cleanup:
    far?.close()
    relay?.close()
  }

  def "the published port of a remote engine's container is ready when somebody is behind it"() {
    given:
    def relay = new Relay(EngineFixture.engine().socket())
    def far = far(relay)

    when:
    def outcome = run(script('db', "sleep 1; httpd -p 5432; $STAY").port(Port.parse('5432')[0]).await(new Wait.Tcp(5432, options())), far)

    then:
    outcome == Outcome.DONE
    Duration.ofNanos(readyAfter) > Duration.ofMillis(800)

    cleanup:
    far?.close()
    relay?.close()
  }

  private Outcome run(Service.Builder service, Orchestrator by = orchestrator) {
    events.clear()
    def outcome = by.run(by.plan(stack(service), observer.observe(name), Goal.Up.all()), { event ->
      events << event
      if (event instanceof EngineEvent.StepDone && event.step().step() instanceof Step.StartContainer) {
        startedAt = System.nanoTime()
      }
      if (event instanceof EngineEvent.StepDone && event.step().step() instanceof Step.AwaitReady) {
        readyAfter = System.nanoTime() - startedAt
      }
      reactions.each { kind, reaction -> if (kind.isInstance(event)) { reaction(event) } }
    }, CancellationToken.none())
    failures().each { println "$name: $it" }
    outcome
  }

  private Service.Builder script(String service, String text) {
    busybox(service, 'sh', '-c', "trap 'exit 0' TERM; $text".toString())
  }

  /** An image that says how its containers are checked: by whether there is a file. */
  private Service.Builder checked(String text, String more = '') {
    image('busybox')
    Files.writeString(folder.resolve('run.sh'), "trap 'exit 0' TERM; $text\n")
    Files.writeString(folder.resolve('Dockerfile'), """FROM busybox
COPY run.sh /run.sh
HEALTHCHECK --interval=100ms $more CMD test -e /ok || { echo not ok; exit 1; }
CMD ["sh", "/run.sh"]
""")
    Service.named('app').build(Build.of(folder))
  }

  /** An image with a server in it and nothing else. */
  private Service.Builder bare() {
    image('busybox')
    Files.writeString(folder.resolve('Dockerfile'), """FROM busybox AS tools
FROM scratch
COPY --from=tools /bin/busybox /hidden/busybox-tool
CMD ["/hidden/busybox-tool", "sh", "-c", "PATH=/hidden; busybox-tool sleep 1; exec busybox-tool httpd -f -p 5432"]
""")
    Service.named('db').build(Build.of(folder))
  }

  /** What the engine's port has no word for yet is said to the engine when the container has been made. */
  private void changeBeforeStart(String json) {
    reactions[EngineEvent.StepDone] = { event ->
      if (event.step().step() instanceof Step.CreateContainer) {
        post("/containers/$name-db-1/update", json)
      }
    }
  }

  private void post(CharSequence path, String json = '{}') {
    def request = WireRequest.post(path.toString()).header('Content-Type', 'application/json').stream(new ByteArrayInputStream(json.bytes))
    client.send(request).accepted().close()
  }

  private static Wait.Options options(Map of = [:]) {
    new Wait.Options(Duration.ofMillis((of.timeout ?: 30_000) as long), Duration.ofMillis((of.stable ?: 0) as long), Optional.empty(), Optional.empty())
  }

  private List<String> answers() {
    events.findAll { it instanceof EngineEvent.NotReadyYet }*.answer().unique()
  }

  private List<Step> steps() {
    events.findAll { it instanceof EngineEvent.StepDone }*.step()*.step()
  }

  private Problem problem() {
    (events.find { it instanceof EngineEvent.StepFailed } as EngineEvent.StepFailed).problems()[0]
  }

  private Orchestrator far(Relay relay) {
    def observer = new WireObserver(new WireClient(new EngineAddress.Tcp('127.0.0.1', relay.port, Optional.empty()), EngineFixture.surroundings()))
    EngineFixture.orchestrator(observer, { engine }, EngineFixture.engine().address(), Reach.Locality.REMOTE)
  }

  private void removeImage(String service = 'app') {
    client.send(WireRequest.of('DELETE', "/images/$name-$service?force=1".toString())).close()
  }

  /** The engine's socket as a port of this machine, for an engine that is far away. */
  static class Relay implements Closeable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())

    Relay(Path socket) {
      Thread.startDaemon {
        while (!server.closed) {
          try {
            def near = server.accept()
            def far = SocketChannel.open(UnixDomainSocketAddress.of(socket))
            pump(near.inputStream.&read, { bytes, count -> write(far, bytes, count) }) { far.shutdownOutput() }
            pump({ far.read(ByteBuffer.wrap(it)) }, { bytes, count -> near.outputStream.write(bytes, 0, count) }) { near.close() }
          } catch (SocketException e) {
            assert server.closed : e
          }
        }
      }
    }

    int getPort() {
      server.localPort
    }

    private static void write(SocketChannel channel, byte[] bytes, int count) {
      def buffer = ByteBuffer.wrap(bytes, 0, count)
      while (buffer.hasRemaining()) {
        channel.write(buffer)
      }
    }

    private static void pump(Closure<Integer> read, Closure write, Closure atEnd) {
      Thread.startDaemon {
        try {
          def bytes = new byte[8192]
          for (int count = read(bytes); count >= 0; count = read(bytes)) {
            write(bytes, count)
          }
        } catch (IOException ignored) {
          // one side has had enough
        } finally {
          atEnd()
        }
      }
    }

    void close() {
      server.close()
    }
  }
}
