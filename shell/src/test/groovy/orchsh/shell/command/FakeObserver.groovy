package orchsh.shell.command

import java.time.Duration
import java.time.Instant
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicLong
import orchsh.engine.caller.CancellationToken
import orchsh.engine.model.Platform
import orchsh.engine.observed.ApiVersion
import orchsh.engine.observed.ContainerDetails
import orchsh.engine.observed.EngineFacts
import orchsh.engine.observed.Facts
import orchsh.engine.observed.ImageDetails
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedContainer.PublishedPort
import orchsh.engine.observed.ObservedContainer.State
import orchsh.engine.observed.ObservedImage
import orchsh.engine.observed.ObservedNetwork
import orchsh.engine.observed.ObservedStack
import orchsh.engine.observed.ObservedVolume
import orchsh.engine.port.EngineObserver

/** An engine to look at that holds what a spec put there. */
class FakeObserver implements EngineObserver {
  List<ObservedContainer> containers = []
  List<ObservedNetwork> networks = []
  List<ObservedVolume> volumes = []
  List<ObservedImage> images = []
  /** What each container has written: [moment, line]. */
  Map<String, List<List<String>>> logs = [:]
  /** What goes wrong while a container's log is read. */
  Map<String, RuntimeException> logFailures = [:]
  /** Whether containers go on writing. */
  boolean endless = true
  List<LogQuery> logQueries = [].asSynchronized()
  /** What is done by commands that are run in containers: with the container and the words. */
  Closure<?> execs = { container, command -> throw new UnsupportedOperationException('no command runs anything') }
  /** Whether there is a container that is looked at closely, and whether it runs. */
  Closure<Boolean> lookedAt = { name -> throw new UnsupportedOperationException('no command looks that closely') }
  boolean lookedAtRuns
  /** A container looked at closely, by its id; nothing for the usual ones. */
  Closure<ContainerDetails> closely
  /** All that is told of a container, by its id. */
  Map<String, Facts> facts = [:]
  /** What the engine's clock shows; nothing when it does not tell. */
  Instant second
  /** Called before the engine tells what it is, or that it is there. */
  Closure<?> beforeFacts = {}
  private final AtomicLong requests = new AtomicLong()

  static ObservedContainer container(Map<String, ?> traits = [:], String project, String service) {
    int number = (traits.number ?: 1) as int
    new ObservedContainer(
      (traits.id ?: "id-of-$project-$service-$number") as String,
      (traits.name ?: "$project-$service-$number") as String,
      (traits.image ?: 'busybox:latest') as String,
      (traits.imageId ?: 'sha256:0') as String,
      (traits.state ?: State.RUNNING) as State,
      (traits.status ?: 'Up 3 minutes') as String,
      0L,
      [(Labels.PROJECT): project, (Labels.SERVICE): service, (Labels.NUMBER): "$number".toString(),
       (Labels.STACK): project] + ((traits.labels ?: [:]) as Map<String, String>),
      (traits.ports ?: []) as List<PublishedPort>,
      [:],
      (traits.volumes ?: []) as List<ObservedContainer.MountedVolume>)
  }

  static PublishedPort published(int hostPort, int containerPort, String address = '0.0.0.0', String protocol = 'tcp') {
    new PublishedPort(address, hostPort, containerPort, protocol)
  }

  static PublishedPort exposed(int containerPort, String protocol = 'tcp') {
    new PublishedPort('', 0, containerPort, protocol)
  }

  @Override
  Optional<Instant> ping() {
    beforeFacts()
    requests.incrementAndGet()
    Optional.ofNullable(second)
  }

  @Override
  EngineFacts facts() {
    beforeFacts()
    requests.incrementAndGet()
    new EngineFacts('Docker Engine', '20.10.24', ApiVersion.parse('1.41'), ApiVersion.parse('1.12'), 'linux')
  }

  @Override
  ObservedStack observe(String project) {
    requests.addAndGet(5)
    new ObservedStack(facts(), project, containers, networks, volumes, images)
  }

  @Override
  List<ObservedContainer> containersOf(String project) {
    requests.incrementAndGet()
    containers.findAll { it.project().orElse('') == project }.reverse()
  }

  @Override
  Optional<ContainerDetails> container(String idOrName) {
    if (closely) {
      return Optional.ofNullable(closely(idOrName))
    }
    lookedAt(idOrName)
      ? Optional.of(new ContainerDetails(idOrName, idOrName, lookedAtRuns ? State.RUNNING : State.EXITED, Optional.of('2026-11-20T12:00:00Z'),
        Optional.empty(), 0, false, '', 0, Optional.empty(), Optional.empty(), [:], []))
      : Optional.<ContainerDetails> empty()
  }

  @Override
  Optional<ImageDetails> image(String reference, Platform platform) {
    image(reference)
  }

  @Override
  Optional<Facts> allOfContainer(String idOrName) {
    Optional.ofNullable(facts[idOrName])
  }

  @Override
  Optional<Facts> allOfNetwork(String id) {
    Optional.empty()
  }

  @Override
  Optional<Facts> allOfImage(String reference) {
    Optional.empty()
  }

  @Override
  Optional<ImageDetails> image(String reference) {
    throw new UnsupportedOperationException('no command looks that closely')
  }

  @Override
  void logs(String idOrName, LogQuery query, LogReader reader, CancellationToken cancellation) {
    logQueries.add(query)
    (logs[idOrName] ?: []).findAll { line -> query.since().map { line[0] > it }.orElse(true) }
      .each { line -> reader.line(line[0], line[1], false) }
    if (logFailures[idOrName]) {
      throw logFailures[idOrName]
    }
    if (query.follow() && endless) {
      def over = new CountDownLatch(1)
      cancellation.onCancel { over.countDown() }
      over.await()
    }
  }

  @Override
  void events(String project, Set<String> actions, EventReader reader, CancellationToken cancellation) {
    reader.listening()
    def over = new CountDownLatch(1)
    cancellation.onCancel { over.countDown() }
    over.await()
  }

  @Override
  ExecResult exec(String idOrName, List<String> command, Duration timeout, CancellationToken cancellation) {
    def result = execs(idOrName, command)
    result instanceof ExecResult ? result : new ExecResult(0, '')
  }

  @Override
  boolean hasPath(String idOrName, String path) {
    false
  }

  @Override
  long requests() {
    requests.get()
  }

  @Override
  void close() {
  }
}
