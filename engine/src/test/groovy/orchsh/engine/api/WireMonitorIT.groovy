package orchsh.engine.api

import java.time.Duration
import java.time.Instant
import java.time.OffsetDateTime
import java.util.concurrent.Callable
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.FutureTask
import java.util.concurrent.TimeUnit
import orchsh.engine.EngineFixture
import orchsh.engine.Leftovers
import orchsh.engine.Relay
import orchsh.engine.SuiteEngine
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.json.JsonReader
import orchsh.engine.model.Network
import orchsh.engine.model.Volume
import orchsh.engine.observed.ContainerUsage
import orchsh.engine.observed.Occurrence
import orchsh.engine.port.ContainerEngine.AnonymousVolumes
import orchsh.engine.port.ContainerMonitor.End
import orchsh.engine.port.ContainerMonitor.EventQuery
import orchsh.engine.port.ContainerMonitor.OccurrenceReader
import orchsh.engine.port.ContainerMonitor.Thing
import orchsh.engine.port.EngineObserver.LogQuery
import orchsh.engine.port.NetworkOrder
import orchsh.engine.port.VolumeOrder
import orchsh.engine.problem.ProblemException
import orchsh.engine.problem.ProblemException.Kind
import orchsh.engine.wire.WireClient
import orchsh.engine.wire.WireRequest
import spock.lang.IgnoreIf
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

@Timeout(120)
class WireMonitorIT extends LiveSpec {
  static final CancellationToken NEVER = CancellationToken.none()
  static final long MEGABYTE = 1024 * 1024

  @IgnoreIf({ SuiteEngine.chosen().rootless })
  def "measures processors, memory and processes"() {
    given:
    def work = 'dd if=/dev/zero of=/big bs=1M count=40 2>/dev/null; x=$(head -c 20000000 /dev/zero | tr "\\0" a); echo ready; while :; do :; done'
    run(['sh', '-c', work], [nanoCpus: 250_000_000L, memory: 128 * MEGABYTE])
    soon.eventually { assert lines() == ['ready'] }

    when:
    def usage = monitor().usage(name, NEVER).get()

    then:
    usage.cpuPercent().asDouble > 2
    usage.cpuPercent().asDouble < 35
    usage.memoryLimit() == 128 * MEGABYTE
    usage.memory() > 20 * MEGABYTE
    usage.memory() < 60 * MEGABYTE
    usage.memoryPercent() > 15
    usage.processes() >= 1
    Duration.between(usage.moment(), Instant.now()).abs() < Duration.ofSeconds(30)
  }

  @IgnoreIf({ SuiteEngine.chosen().rootless })
  def "measures again and again until called off over #transport"(String transport) {
    given:
    run(['sh', '-c', 'while :; do :; done'], [nanoCpus: 250_000_000L])
    def seen = new CopyOnWriteArrayList<ContainerUsage>()
    def cancellation = new Cancellation()

    when:
    def measuring = inThread { monitor(transport).usages(name, { seen << it }, cancellation) }
    soon.eventually { assert seen.size() >= 3 }
    def millis = millisUntilEnd(measuring) { cancellation.cancel() }

    then:
    millis < 30_000
    seen[0].cpuPercent().empty
    seen[1..2].every { it.cpuPercent().asDouble > 2 && it.cpuPercent().asDouble < 35 }

    where:
    transport << ['unix', 'tcp']
  }

  def "measuring ends when the container is removed"() {
    given:
    run(['sleep', '60'])
    def seen = new CopyOnWriteArrayList<ContainerUsage>()
    def measuring = inThread { monitor().usages(name, { seen << it }, NEVER) }
    soon.eventually { assert seen }

    when:
    engine.removeContainer(name, AnonymousVolumes.REMOVE)

    then:
    measuring.get(120, TimeUnit.SECONDS) == null
  }

  def "nothing is measured of a container that does not run or does not exist"() {
    given:
    create(['true'])

    expect:
    monitor().usage(name, NEVER).empty

    when:
    monitor().usage("no-$name", NEVER)

    then:
    def e = thrown(ProblemException)
    e.message == "there is no container `no-$name`"
  }

  @IgnoreIf({ SuiteEngine.chosen().rootless })
  def "lists processes"() {
    given:
    run(['sh', '-c', 'sleep 1234; true'])
    new PollingConditions(timeout: 60).eventually { assert monitor().processes(name, [], NEVER).rows().size() == 2 }

    when:
    def table = monitor().processes(name, [], NEVER)
    def chosen = monitor().processes(name, ['-o', 'pid,args'], NEVER)

    then:
    table.titles().containsAll(['PID', 'CMD'])
    table.rows()*.last() as Set == ['sh -c sleep 1234; true', 'sleep 1234'] as Set
    chosen.titles() == ['PID', 'COMMAND']
    chosen.rows()*.get(1) as Set == ['sh -c sleep 1234; true', 'sleep 1234'] as Set

    when:
    engine.kill(name, 'KILL')
    ended(name)
    monitor().processes(name, [], NEVER)

    then:
    def e = thrown(ProblemException)
    e.message == "the processes of `$name` cannot be listed: it does not run"
  }

  def "tells what happened between two moments and then ends"() {
    given:
    def begin = engineTime()
    run(['true'])
    run(['true'], [labels: ['com.docker.compose.project': "other-$name".toString()]], '-other')
    ended(name)
    def seen = []

    when:
    monitor().occurrences(EventQuery.of(name).since(begin).until(engineTime()), { seen << it }, NEVER)

    then:
    seen*.action().containsAll(['create', 'start', 'die'])
    seen.every { it.name().get() == name && it.type() == 'container' && !it.moment().isBefore(begin.minusSeconds(1)) }
    seen.find { it.action() == 'die' }.attributes().exitCode == '0'

    cleanup:
    new Leftovers(client, observer, engine).remove("other-$name")
  }

  def "tells what happens as it happens, only what is wanted, until called off over #transport"(String transport) {
    given:
    def seen = new CopyOnWriteArrayList<Occurrence>()
    def cancellation = new Cancellation()
    def listening = new CountDownLatch(1)
    def reader = new OccurrenceReader() {
      void occurred(Occurrence occurrence) { seen << occurrence }
      void listening() { listening.countDown() }
    }
    def query = EventQuery.of(name).only(['container'] as Set, ['start', 'die'] as Set)
    def hearing = inThread { monitor(transport).occurrences(query, reader, cancellation) }
    listening.await()

    when:
    def id = create(['sh', '-c', 'exit 3'])
    soon.eventually {
      // the engine may answer before it listens itself, so it is given more than one occasion
      start(id)
      assert seen*.action().containsAll(['start', 'die'])
    }
    def millis = millisUntilEnd(hearing) { cancellation.cancel() }

    then:
    millis < 30_000
    seen*.action().toSet() == ['start', 'die'].toSet()
    seen*.id().toSet() == [id].toSet()

    where:
    transport << ['unix', 'tcp']
  }

  def "telling ends by itself at a moment to come"() {
    given:
    def hearing = inThread { monitor().occurrences(EventQuery.of(name).until(engineTime().plusMillis(1500)), { }, NEVER) }

    expect:
    hearing.get(120, TimeUnit.SECONDS) == null
  }

  def "an engine that goes away while it tells is a problem"() {
    given:
    def way = new Relay(EngineFixture.engine().socket())
    def reached = new WireClient(way.address(), EngineFixture.surroundings())
    def listening = new CountDownLatch(1)
    def reader = new OccurrenceReader() {
      void occurred(Occurrence occurrence) { }
      void listening() { listening.countDown() }
    }
    def hearing = inThread { new WireMonitor(reached).occurrences(EventQuery.of(name), reader, NEVER) }
    listening.await()

    when:
    way.close()
    hearing.get(120, TimeUnit.SECONDS)

    then:
    def e = thrown(Exception)
    (e.cause as ProblemException).message.contains('went away')

    cleanup:
    reached.close()
  }

  def "waits for ends"() {
    given:
    def id = create(['sh', '-c', 'while ! test -e /end; do sleep 0.05; done; exit 9'])
    def next = inThread { monitor().exitCode(id, End.NEXT, NEVER) }
    def removed = inThread { monitor().exitCode(id, End.REMOVED, NEVER) }

    when:
    start(id)

    then:
    !next.done

    when:
    observer.exec(id, ['touch', '/end'], Duration.ofSeconds(10), NEVER)

    then:
    next.get(120, TimeUnit.SECONDS) == 9
    monitor().exitCode(id, End.NOT_RUNNING, NEVER) == 9
    !removed.done

    when:
    engine.removeContainer(id, AnonymousVolumes.REMOVE)

    then:
    removed.get(120, TimeUnit.SECONDS) == 9
  }

  def "a wait is called off at once over #transport"(String transport) {
    given:
    run(['sleep', '60'])
    def cancellation = new Cancellation()
    def waiting = inThread { monitor(transport).exitCode(name, End.NOT_RUNNING, cancellation) }

    when:
    def millis = millisUntilEnd(waiting) { cancellation.cancel() }
    waiting.get()

    then:
    def e = thrown(Exception)
    (e.cause as ProblemException).kind() == Kind.INTERRUPTED
    millis < 30_000

    where:
    transport << ['unix', 'tcp']
  }

  def "passes on everything that the engine tells of a #thing"(Thing thing, Closure<String> idOrName, String field) {
    given:
    create(['true'])
    engine.createNetwork(new NetworkOrder(name, new Network('net', false), Leftovers.labels(name)))
    engine.createVolume(new VolumeOrder(name, new Volume('data'), Leftovers.labels(name)))

    when:
    def told = monitor().details(thing, idOrName(name, image), NEVER).get()

    then:
    field in fields(told)
    monitor().details(thing, "no-$name", NEVER).empty

    where:
    thing           | idOrName                       | field
    Thing.CONTAINER | { name, image -> name }        | 'HostConfig'
    Thing.IMAGE     | { name, image -> image }       | 'RootFS'
    Thing.VOLUME    | { name, image -> name }        | 'Mountpoint'
    Thing.NETWORK   | { name, image -> name }        | 'IPAM'
  }

  private WireMonitor monitor(String transport = 'unix') {
    new WireMonitor(clientOver(transport))
  }

  private List<String> lines() {
    def lines = []
    observer.logs(name, LogQuery.all(), { moment, line, isError -> lines << line }, NEVER)
    lines
  }

  /** By the engine's own clock, which need not be ours. */
  private Instant engineTime() {
    client.send(WireRequest.get('/info')).accepted().withCloseable {
      OffsetDateTime.parse((it.body().getText('UTF-8') =~ /"SystemTime":"([^"]+)"/)[0][1] as String).toInstant()
    }
  }

  private static List<String> fields(String json) {
    def reader = new JsonReader(json.getBytes('UTF-8'), 'details')
    def names = []
    reader.enterObject()
    while (reader.more()) {
      names << reader.name()
      reader.skip()
    }
    reader.end()
    names
  }

  private static <T> FutureTask<T> inThread(Callable<T> work) {
    def task = new FutureTask<T>(work)
    Thread.startDaemon { task.run() }
    task
  }

  private static long millisUntilEnd(FutureTask<?> task, Runnable trigger) {
    def begin = System.nanoTime()
    trigger.run()
    try {
      task.get(120, TimeUnit.SECONDS)
    } catch (java.util.concurrent.ExecutionException ignored) {
      // how it ended is for the feature to say
    }
    (System.nanoTime() - begin).intdiv(1_000_000)
  }
}
