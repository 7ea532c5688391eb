package orchsh.engine.live

import java.time.Duration
import java.time.Instant
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.observed.Labels
import orchsh.engine.port.ContainerEngine.AnonymousVolumes
import orchsh.engine.port.EngineObserver.LogQuery
import orchsh.engine.api.LiveSpec
import orchsh.engine.api.WireObserver
import spock.lang.Timeout

@Timeout(90)
class FollowedLogsIT extends LiveSpec {
  static final Duration PATIENCE = Duration.ofSeconds(2)
  List<LogEntry> seen = new CopyOnWriteArrayList<>()
  Cancellation cancellation = new Cancellation()

  def cleanup() {
    cancellation.cancel()
  }

  def "shows what is there by time, then what comes, through a restart, and ends when nothing runs any more"() {
    given:
    service('one', 'sh', '-c', 'echo one begins; while ! test -e /end; do sleep 0.05; done; rm /end; echo one ends')
    soon.eventually { assert texts(LogQuery.all()) == ['one begins'] }
    service('two', 'sh', '-c', 'echo two begins; while ! test -e /end; do sleep 0.05; done; echo two ends')
    soon.eventually { assert texts(LogQuery.all()) == ['one begins', 'two begins'] }

    when:
    def following = follow(LogQuery.all())
    soon.eventually { assert seen*.text() == ['one begins', 'two begins'] }
    touch('one')

    then:
    soon.eventually { assert seen*.text() == ['one begins', 'two begins', 'one ends'] }

    when:
    engine.start("$name-one")

    then:
    soon.eventually { assert seen*.text() == ['one begins', 'two begins', 'one ends', 'one begins'] }

    when:
    touch('one')
    touch('two')
    following.join(20_000)

    then:
    !following.alive
    seen*.text().count('one ends') == 2
    seen*.text().count('two ends') == 1
    seen*.name().toSet() == ['one', 'two'] as Set
    seen*.written() == seen*.written().toSorted()
  }

  def "follows what is restarted by the engine, replaced and added"() {
    given:
    service('one', restart: 'always', 'sh', '-c', 'echo start; sleep 0.3; exit 1')
    follow(LogQuery.all())

    expect:
    soon.eventually { assert seen*.text().count('start') >= 3 }

    when:
    engine.removeContainer("$name-one", AnonymousVolumes.REMOVE)
    service('one', 'sh', '-c', 'echo replaced; sleep 60')
    service('two', 'sh', '-c', 'echo added; sleep 60')

    then:
    soon.eventually { assert seen*.text().containsAll(['replaced', 'added']) }
    seen.find { it.text() == 'added' }.name() == 'two'
    def starts = seen.findAll { it.text() == 'start' }*.written()
    starts == starts.toUnique()
  }

  def "begins with as many lines as are wanted, also with none"() {
    given:
    service('one', 'sh', '-c', 'for i in 1 2 3; do echo $i; done; while ! test -e /end; do sleep 0.05; done; while :; do echo new; sleep 0.1; done')
    soon.eventually { assert texts(LogQuery.all()) == ['1', '2', '3'] }
    follow(query)

    when:
    soon.eventually { assert seen*.text() == before }
    touch('one')

    then:
    soon.eventually { assert seen*.text().take(before.size() + 1) == before + 'new' }

    where:
    query            || before
    LogQuery.last(2) || ['2', '3']
    LogQuery.last(0) || []
  }

  def "shows lines between two moments, and following ends at the second"() {
    given:
    service('one', 'sh', '-c', 'i=0; while :; do i=$((i+1)); echo $i; sleep 0.2; done')
    soon.eventually { assert texts(LogQuery.all()).size() >= 2 }
    def all = entries(LogQuery.all())
    def until = Instant.parse(all[1].written())
    def soonOver = Instant.now().plusSeconds(1)

    expect:
    entries(LogQuery.all().until(until.toString()))*.text() == ['1', '2']
    entries(LogQuery.all().since(all[0].written()).until(until.toString()))*.text() == ['2']

    when:
    def following = follow(LogQuery.all().until(soonOver.toString()))
    following.join(60_000)

    then:
    !following.alive
    seen.size() > 2
    seen.every { !Instant.parse(it.written()).isAfter(soonOver) }
  }

  def "only chosen services are followed, and a stack that does not run is not waited for"() {
    given:
    service('one', 'echo', 'one')
    service('two', 'echo', 'two')
    soon.eventually { assert texts(LogQuery.all()).toSet() == ['one', 'two'] as Set }

    when:
    def following = follow(LogQuery.all(), ['two'] as Set, observer, Duration.ofDays(1))
    following.join(60_000)

    then:
    !following.alive
    seen*.text() == ['two']
  }

  def "a silent log is neither given up nor in the way of being called off over #transport"(String transport) {
    given:
    service('one', 'sh', '-c', 'echo begin; while ! test -e /end; do sleep 0.05; done; echo end; sleep 60')
    def following = follow(LogQuery.all(), [] as Set, new WireObserver(clientOver(transport)))
    soon.eventually { assert seen*.text() == ['begin'] }

    when:
    // Nobody writes for longer than time limits of connections are that are set by mistake.
    new CountDownLatch(1).await(4, TimeUnit.SECONDS)
    touch('one')

    then:
    soon.eventually { assert seen*.text() == ['begin', 'end'] }

    when:
    def begin = System.nanoTime()
    cancellation.cancel()
    following.join(60_000)

    then:
    !following.alive
    System.nanoTime() - begin < 30_000_000_000L

    where:
    transport << ['unix', 'tcp']
  }

  def "two hundred logs are followed at once, and the engine is still asked over #transport"(String transport) {
    given:
    service('one', 'sh', '-c', 'echo begin; sleep 60')
    soon.eventually { assert texts(LogQuery.all()) == ['begin'] }
    def way = new WireObserver(clientOver(transport))
    def count = new AtomicInteger()

    when:
    def followers = (1..200).collect {
      Thread.startDaemon {
        way.logs("$name-one", LogQuery.all().following(), { moment, line, isError -> count.incrementAndGet() }, cancellation)
      }
    }

    then:
    soon.within(60) { assert count.get() == 200 }
    way.containersOf(name).size() == 1

    when:
    def begin = System.nanoTime()
    cancellation.cancel()
    followers*.join(60_000)

    then:
    followers.every { !it.alive }
    System.nanoTime() - begin < 30_000_000_000L

    where:
    transport << ['unix', 'tcp']
  }

  private String service(Map<String, ?> traits = [:], String service, String... command) {
    run(command.toList(), traits + [labels: [(Labels.SERVICE): service, (Labels.NUMBER): '1']], "-$service")
  }

  private void touch(String service) {
    observer.exec("$name-$service", ['touch', '/end'], Duration.ofSeconds(10), CancellationToken.none())
  }

  private Thread follow(LogQuery query, Set<String> services = [] as Set, WireObserver way = observer, Duration patience = PATIENCE) {
    Thread.startDaemon {
      new FollowedLogs(way, new LogSelection(name, services), query, patience, cancellation).withCloseable { logs ->
        for (def entry = logs.next(); entry.present; entry = logs.next()) {
          seen << entry.get()
        }
      }
    }
  }

  private List<LogEntry> entries(LogQuery query) {
    def sources = new LogSelection(name, [] as Set).sources(observer.containersOf(name))
    new MergedLogs(observer, sources, query, CancellationToken.none()).withCloseable { logs ->
      def entries = []
      for (def entry = logs.next(); entry.present; entry = logs.next()) {
        entries << entry.get()
      }
      entries
    }
  }

  private List<String> texts(LogQuery query) {
    entries(query)*.text()
  }
}
