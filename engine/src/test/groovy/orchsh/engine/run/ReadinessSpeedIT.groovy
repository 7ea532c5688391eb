package orchsh.engine.run

import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicBoolean
import orchsh.engine.Orchestrator
import orchsh.engine.EngineFixture
import orchsh.engine.RealEngineSpec
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.model.TextPattern
import orchsh.engine.model.Wait
import orchsh.engine.plan.Goal
import spock.lang.Shared
import spock.lang.Timeout

/**
 * The time from the moment at which a port opens to the moment at which {@code up} returns. How often it is measured is
 * {@code -Dorchsh.rounds}; the figures are printed.
 */
@Timeout(1800)
class ReadinessSpeedIT extends RealEngineSpec {
  static final int ROUNDS = Integer.getInteger('orchsh.rounds', 5)
  static final long LIMIT_MILLIS = 150
  static final int PORT = 5432
  @Shared
  Orchestrator far = EngineFixture.orchestrator(observer, { engine }, EngineFixture.engine().address(), Reach.Locality.REMOTE)

  def "up returns soon after a port opens, waiting for #what"(String what, Wait wait, boolean isFar, boolean isLimited) {
    given:
    image('busybox')
    List<Long> times = []

    when:
    (ROUNDS + 1).times {
      times << timeOf(wait, isFar ? far : orchestrator, 0.4 + it % 10 * 0.237)
      removeAll()
    }
    times = times.drop(1).sort()
    def median = times[times.size().intdiv(2)]
    println "waiting for $what: median $median ms, from ${times.first()} to ${times.last()} ms, $ROUNDS rounds"

    then:
    !isLimited || median < LIMIT_MILLIS

    where:
    what                                | wait                                                              | isFar | isLimited
    'tcp'                               | new Wait.Tcp(PORT, Wait.Options.DEFAULT)                          | false | true
    'http'                              | new Wait.Http('/', PORT, 404, 404, Optional.empty(), new TreeMap<>(), Wait.Options.DEFAULT) | false | true
    'log'                               | new Wait.Log(new TextPattern('^open$'), 1, Wait.Options.DEFAULT)  | false | true
    'file'                              | new Wait.File('/tmp/open', Wait.Options.DEFAULT)                  | false | false
    'exec'                              | new Wait.Exec(['test', '-e', '/tmp/open'], Wait.Options.DEFAULT)  | false | false
    'tcp, of an engine that is far away' | new Wait.Tcp(PORT, Wait.Options.DEFAULT)                         | true | false
  }

  /** Milliseconds between the first connection that somebody else gets and the return. */
  private long timeOf(Wait wait, Orchestrator by, BigDecimal delay) {
    def service = busybox('db', 'sh', '-c',
      "trap 'exit 0' TERM; sleep $delay; httpd -p $PORT -h /tmp; echo open; touch /tmp/open; sleep 1000 & wait".toString()).await(wait)
    def plan = by.plan(stack(service), observer.observe(name), Goal.Up.all())
    def over = new AtomicBoolean()
    def opened = CompletableFuture.supplyAsync { momentOfOpening(over) }
    def outcome = by.run(plan, { }, CancellationToken.none())
    def returned = System.nanoTime()
    over.set(true)
    assert outcome == Outcome.DONE
    Math.max(0, TimeUnit.NANOSECONDS.toMillis(returned - opened.get(120, TimeUnit.SECONDS)))
  }

  private long momentOfOpening(AtomicBoolean over) {
    String address = ''
    while (address.empty && !over.get()) {
      address = observer.container("$name-db-1".toString()).map { it.networks().values().find()?.address() }.orElse('') ?: ''
      Thread.sleep(20)
    }
    while (true) {
      def socket = new Socket()
      try {
        socket.connect(new InetSocketAddress(address, PORT), 1_000)
        return System.nanoTime()
      } catch (IOException ignored) {
        Thread.sleep(1)
      } finally {
        socket.close()
      }
    }
  }
}
