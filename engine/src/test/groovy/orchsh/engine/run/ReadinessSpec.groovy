package orchsh.engine.run

import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutionException
import java.util.concurrent.Executors
import java.util.concurrent.ScheduledExecutorService
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.fake.BlindObserver
import orchsh.engine.model.TextPattern
import orchsh.engine.model.Wait
import orchsh.engine.observed.ContainerDetails
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedContainer.Endpoint
import orchsh.engine.observed.ObservedContainer.PublishedPort
import orchsh.engine.plan.Step
import orchsh.engine.port.EngineObserver
import orchsh.engine.probe.Lookout
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

@Timeout(120)
class ReadinessSpec extends Specification {
  static final String HERE = '127.0.0.1'
  static final String SILENT = '127.0.0.3'

  @AutoCleanup
  ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName(HERE))
  /** A server that is too busy to take another connection: the kernel lets further ones wait without an answer. */
  @AutoCleanup
  ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName(SILENT))
  List<Socket> queue = []
  @AutoCleanup('shutdownNow')
  ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor()
  def observer = new BlindObserver()
  List<String> answers = [].asSynchronized()
  List<Integer> codes = []
  List<Problem> problems = []
  Problem problem

  def cleanup() {
    queue*.close()
  }

  def "an answer that drips in cannot hold a wait beyond its time"() {
    given:
    serve { Socket s ->
      s.outputStream << 'HTTP/1.1 200 OK\r\n'
      drip(s, 'X: y\r\n')
    }
    observer.details = { at(it, HERE) }
    def begin = System.nanoTime()

    when:
    def failure = await(http(server.localPort, options(timeout: 700)))

    then:
    failure ==~ /service `web` is not ready after 700 ms: .*last answer: no answer/
    secondsSince(begin) < 60
  }

  def "an answer that drips in does not hold up a run that is called off"() {
    given:
    def asked = new CountDownLatch(1)
    serve { Socket s ->
      asked.countDown()
      drip(s, 'x')
    }
    observer.details = { at(it, HERE) }
    def cancellation = new Cancellation()
    Thread.startDaemon { asked.await(); cancellation.cancel() }
    def begin = System.nanoTime()

    when:
    def failure = await(http(server.localPort), token: cancellation)

    then:
    failure == 'waiting for `web` was called off'
    secondsSince(begin) < 60
  }

  def "a look from inside gets no more time than is left, and its failure is no end"() {
    given:
    List<Duration> patience = []
    observer = new BlindObserver() {
      EngineObserver.ExecResult exec(String name, List<String> command, Duration timeout, CancellationToken token) {
        patience << timeout
        throw ProblemException.stack(Problem.error('no time for that'))
      }
    }
    observer.details = { BlindObserver.running(it) }

    when:
    def failure = await(tcp(80, options(timeout: 400)))

    then:
    failure.endsWith('last answer: no time for that')
    patience.size() > 1
    patience.every { it <= Duration.ofMillis(400) }
  }

  def "where a local engine's addresses stay silent, the published port is used"() {
    given:
    fillQueue()
    serve(this.&answerOk)
    observer.details = { at(it, SILENT, [new PublishedPort('0.0.0.0', server.localPort, busy.localPort, 'tcp')]) }

    when:
    def failure = await(http(busy.localPort, options(timeout: 5000)))

    then:
    failure == ''
  }

  def "of several addresses, the one at which the service listens counts"() {
    given:
    observer.details = { BlindObserver.running(it, [a: new Endpoint('a', '127.0.0.9'), b: new Endpoint('b', HERE)]) }

    when:
    def failure = await(tcp(server.localPort, options(timeout: 5000)))

    then:
    failure == ''
  }

  def "a server that is busy for a moment has not become unreachable for good"() {
    given:
    fillQueue()
    observer.details = { at(it, SILENT) }
    Thread.startDaemon {
      new PollingConditions(timeout: 60).eventually { assert answers }
      serveOn(busy, this.&answerOk)
    }

    when:
    def failure = await(http(busy.localPort, options(timeout: 15_000)))

    then:
    answers[0].startsWith('no answer')
  }

  def "a container that ended is said to have ended, whatever its silence looks like: #silence"(String silence, String address) {
    given:
    fillQueue()
    def looks = new AtomicInteger()
    observer.details = { looks.getAndIncrement() == 0 ? at(it, address) : BlindObserver.exited(it, 3) }

    when:
    def failure = await(http(busy.localPort))

    then:
    failure == 'service `web` ended while it was waited for: exit code 3'

    where:
    silence               | address
    'its address is dead' | SILENT
    'it has none'         | ''
  }

  def "of a container that ended before the first look is said what was to be looked at, and its last words"() {
    given:
    observer.details = { BlindObserver.exited(it, 3) }
    observer.log = ['starting', 'no disk']

    when:
    def failure = await(tcp(80), log('ready'))

    then:
    failure == 'service `web` ended while it was waited for: exit code 3'
    problem.details() == ['wait tcp 80: not looked at yet', 'wait log /ready/: not looked at yet', 'web | starting', 'web | no disk']
  }

  def "a look that fails does not hide that the container ended: #failed"(RuntimeException failed) {
    given:
    def ended = false
    observer = new BlindObserver() {
      EngineObserver.ExecResult exec(String name, List<String> command, Duration timeout, CancellationToken token) {
        ended = true
        throw failed
      }
    }
    observer.details = { ended ? BlindObserver.exited(it, 3) : BlindObserver.running(it) }

    when:
    def failure = await(exec('true'))

    then:
    failure == 'service `web` ended while it was waited for: exit code 3'
    problem.details()[0].startsWith('wait exec')

    where:
    failed << [new IllegalStateException('unforeseen'), new ProblemException(ProblemException.Kind.NO_ENGINE, Problem.error('no answer'))]
  }

  def "when the engine goes away, what was waited for is said too"() {
    given:
    def gone = false
    observer.details = {
      if (gone) {
        throw new ProblemException(ProblemException.Kind.NO_ENGINE, Problem.error('no container engine answers'))
      }
      at(it, HERE)
    }
    server.close()

    when:
    await(tcp(server.localPort, options(timeout: 10_000)), onAnswer: { gone = true })

    then:
    problems*.message() == ['no container engine answers', 'service `web` was still waited for']
    problems[1].details()[0].startsWith("wait tcp $server.localPort: ")
  }

  def "that an engine refuses to look into a container that does not run is said in few words: #refusal"(String refusal, String answer) {
    given:
    observer = new BlindObserver() {
      EngineObserver.ExecResult exec(String name, List<String> command, Duration timeout, CancellationToken token) {
        throw ProblemException.stack(Problem.error("the container engine refuses: $refusal"))
      }
    }
    observer.details = { BlindObserver.running(it) }

    expect:
    await(exec('true', options(timeout: 300))).endsWith("last answer: $answer")

    where:
    refusal                                                                        || answer
    'container e655 is not running'                                                || 'the container does not run'
    'Container e655 is restarting, wait until the container is running'            || 'the container is being started again'
    'can only create exec sessions on running containers: container state improper' || 'the container does not run'
  }

  def "an end that no event told is noticed soon, however rarely the wait looks"() {
    given:
    def looks = new AtomicInteger()
    observer.details = { looks.getAndIncrement() == 0 ? at(it, HERE) : BlindObserver.exited(it, 3) }
    server.close()
    def begin = System.nanoTime()

    when:
    def failure = await(tcp(server.localPort, options(every: 600_000, timeout: 900_000)))

    then:
    failure == 'service `web` ended while it was waited for: exit code 3'
    secondsSince(begin) < 60
  }

  def "an end that an event tells is noticed at once"() {
    given:
    def ended = false
    def told = new CountDownLatch(1)
    observer = new BlindObserver() {
      void events(String project, Set<String> actions, EngineObserver.EventReader reader, CancellationToken token) {
        assert 'die' in actions && !('exec_die' in actions)
        told.await()
        ended = true
        reader.event('shop-web-1', 'die', Optional.of(3))
        new CountDownLatch(1).await()
      }
    }
    observer.details = { ended ? BlindObserver.exited(it, 3) : at(it, HERE) }
    server.close()
    def begin = 0L

    when:
    def failure = await(tcp(server.localPort, options(every: 600_000, timeout: 900_000)), onAnswer: {
      begin = System.nanoTime()
      told.countDown()
    })

    then:
    failure == 'service `web` ended while it was waited for: exit code 3'
    secondsSince(begin) < 60
  }

  def "a stream of events that breaks is opened again"() {
    given:
    def streams = new AtomicInteger()
    observer = new BlindObserver() {
      void events(String project, Set<String> actions, EngineObserver.EventReader reader, CancellationToken token) {
        if (streams.getAndIncrement() == 0) {
          throw new IllegalStateException('broken')
        }
        new CountDownLatch(1).await()
      }
    }
    observer.details = { at(it, HERE) }
    server.close()

    when:
    def failure = await(tcp(server.localPort, options(timeout: 2_000)))

    then:
    failure.contains('is not ready after 2 s')
    streams.get() == 2
  }

  def "looking from inside does not wake itself: the engine tells of execs as events of the container"() {
    given:
    def execs = new AtomicInteger()
    EngineObserver.EventReader told = null
    def established = new CountDownLatch(1)
    observer = new BlindObserver() {
      void events(String project, Set<String> actions, EngineObserver.EventReader reader, CancellationToken token) {
        told = reader
        established.countDown()
        new CountDownLatch(1).await()
      }

      EngineObserver.ExecResult exec(String name, List<String> command, Duration timeout, CancellationToken token) {
        execs.incrementAndGet()
        established.await()
        ['exec_create: cat', 'exec_start: cat', 'exec_die', 'kill'].each { told.event(name, it, Optional.empty()) }
        new EngineObserver.ExecResult(0, '')
      }
    }
    observer.details = { BlindObserver.running(it) }

    when:
    def failure = await(tcp(80, options(timeout: 2000, every: 500)))

    then:
    failure.endsWith('last answer: nothing listens on port 80')
    execs.get() <= 6
  }

  def "a line that means it never will is heeded while another wait comes first"() {
    given:
    observer.details = { at(it, HERE) }
    observer.log = ['FATAL: no']
    server.close()

    when:
    def failure = await(tcp(server.localPort, options(timeout: 20_000, every: 10_000)), log('ready', options(fail: 'FATAL')))

    then:
    failure == 'service `web` will not become ready: its log says `FATAL: no`'
  }

  def "a line that means it never will is heeded though the port is open, #when"(String when, boolean ranBefore) {
    given:
    observer.details = { at(it, HERE) }
    observer.log = ['FATAL: no']

    when:
    def failure = await(tcp(server.localPort, options(fail: 'FATAL')), seen: ranBefore ? seen() : null)

    then:
    failure == 'service `web` will not become ready: its log says `FATAL: no`'

    where:
    when                            | ranBefore
    'when it has just been started' | false
    'when it already ran'           | true
  }

  def "a container that already ran costs no request when its port answers"() {
    given:
    observer.details = { throw new IllegalStateException('asked') }

    when:
    def failure = await(tcp(server.localPort), seen: seen())

    then:
    failure == ''
  }

  def "a log that cannot be read ends the wait for it"() {
    given:
    observer = new BlindObserver() {
      void logs(String name, EngineObserver.LogQuery query, EngineObserver.LogReader reader, CancellationToken token) {
        throw new IllegalStateException('unforeseen')
      }
    }
    observer.details = { at(it, HERE) }

    when:
    await(log('ready'))

    then:
    def e = thrown(IllegalStateException)
    e.message == 'unforeseen'
  }

  /** What it failed with; empty when the container became ready. */
  private String await(Map how = [:], Wait... waits) {
    def step = new Step.AwaitReady('web', 'shop-web-1', waits.toList(), Optional.ofNullable(how.seen as ObservedContainer))
    def reports = [notYet: { wait, tries, answer -> answers << answer; how.onAnswer?.call() }, ended: { codes << it }] as Readiness.Reports
    def reach = new Reach('shop', HERE, Reach.Locality.LOCAL)
    new ContainerEvents(observer, 'shop').withCloseable { events ->
      try {
        new Readiness(observer, reach, events, Lookout.NONE, step, reports, how.token ?: CancellationToken.none()).await()
        ''
      } catch (ProblemException e) {
        problems = e.problems()
      problem = problems[0]
        e.message
      }
    }
  }

  private static double secondsSince(long begin) {
    (System.nanoTime() - begin) / 1e9
  }

  private static Wait.Options options(Map of) {
    new Wait.Options(Duration.ofMillis((of.timeout ?: 60_000) as long), Duration.ZERO,
      Optional.ofNullable(of.fail).map { new TextPattern(it as String) },
      Optional.ofNullable(of.every).map { Duration.ofMillis(it as long) })
  }

  private static Wait tcp(int port, Wait.Options options = Wait.Options.DEFAULT) {
    new Wait.Tcp(port, options)
  }

  private static Wait http(int port, Wait.Options options = Wait.Options.DEFAULT) {
    new Wait.Http('/', port, 200, 299, Optional.empty(), new TreeMap<>(), options)
  }

  private static Wait exec(String command, Wait.Options options = Wait.Options.DEFAULT) {
    new Wait.Exec([command], options)
  }

  private static Wait log(String pattern, Wait.Options options = Wait.Options.DEFAULT) {
    new Wait.Log(new TextPattern(pattern), 1, options)
  }

  private static ContainerDetails at(String name, String address, List<PublishedPort> ports = []) {
    BlindObserver.running(name, [shop_default: new Endpoint('n', address)], ports)
  }

  private static ObservedContainer seen() {
    new ObservedContainer('id', 'shop-web-1', 'x', 'x', ObservedContainer.State.RUNNING, 'Up', 0, [:], [],
      [shop_default: new Endpoint('n', HERE)], [])
  }

  private void fillQueue() {
    4.times {
      def socket = new Socket()
      queue << socket
      try {
        socket.connect(busy.localSocketAddress, 200)
      } catch (SocketTimeoutException ignored) {
        // the queue is full, which is what is wanted
      }
    }
  }

  /** Sends the text again and again, until the other side has gone. */
  private void drip(Socket socket, String text) {
    try {
      ticks.scheduleAtFixedRate({ socket.outputStream << text; socket.outputStream.flush() }, 0, 100, TimeUnit.MILLISECONDS).get()
    } catch (ExecutionException e) {
      throw new IOException(e)
    }
  }

  private void serve(Closure answer) {
    serveOn(server, answer)
  }

  private static void serveOn(ServerSocket server, Closure answer) {
    Thread.startDaemon {
      while (!server.closed) {
        try {
          def socket = server.accept()
          Thread.startDaemon {
            try {
              socket.withCloseable { answer(it) }
            } catch (IOException ignored) {
              // whoever asked has gone
            }
          }
        } catch (SocketException e) {
          assert server.closed : e
        }
      }
    }
  }

  private static void answerOk(Socket socket) {
    socket.inputStream.read()
    socket.outputStream << 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'
  }
}
