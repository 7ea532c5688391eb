package orchsh.engine.fake

import java.time.Duration
import orchsh.engine.caller.CancellationToken
import orchsh.engine.model.Platform
import orchsh.engine.observed.ContainerDetails
import orchsh.engine.observed.EngineFacts
import orchsh.engine.observed.Facts
import orchsh.engine.observed.ImageDetails
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedStack
import orchsh.engine.port.EngineObserver

/** Shows containers as a test wants them to be seen. */
class BlindObserver implements EngineObserver {
  static final String STARTED = '2026-01-01T00:00:00Z'
  static final String ENDED = '2026-01-01T01:00:00Z'

  Closure<ContainerDetails> details = { String name -> null }
  Closure<EngineFacts> facts = { throw new UnsupportedOperationException() }
  List<String> log = []
  Set<String> paths = []
  Map<String, ImageDetails> images = [:]
  EngineObserver.ExecResult execResult = new EngineObserver.ExecResult(127, '')

  static ContainerDetails running(String name, Map<String, ObservedContainer.Endpoint> networks = [:], List<ObservedContainer.PublishedPort> ports = []) {
    new ContainerDetails("id-$name", name, ObservedContainer.State.RUNNING, Optional.of(STARTED), Optional.empty(), 0, false, '', 0, Optional.empty(), Optional.empty(), networks, ports)
  }

  static ContainerDetails exited(String name, int code) {
    new ContainerDetails("id-$name", name, ObservedContainer.State.EXITED, Optional.of(STARTED), Optional.of(ENDED), code, false, '', 0, Optional.empty(), Optional.empty(), [:], [])
  }

  EngineFacts facts() { facts.call() }
  ObservedStack observe(String project) { throw new UnsupportedOperationException() }
  List<ObservedContainer> containersOf(String project) { [] }
  Optional<ContainerDetails> container(String name) { Optional.ofNullable(details.call(name)) }
  Optional<ImageDetails> image(String reference) { Optional.ofNullable(images[reference]) }
  Optional<ImageDetails> image(String reference, Platform platform) { image(reference) }
  Optional<Facts> allOfContainer(String name) { Optional.empty() }
  Optional<Facts> allOfNetwork(String id) { Optional.empty() }
  Optional<Facts> allOfImage(String reference) { Optional.empty() }
  void events(String project, Set<String> actions, EngineObserver.EventReader reader, CancellationToken token) { }
  EngineObserver.ExecResult exec(String name, List<String> command, Duration timeout, CancellationToken token) { execResult }
  boolean hasPath(String name, String path) { path in paths }
  long requests() { 0 }

  /** A line a nanosecond. */
  void logs(String name, EngineObserver.LogQuery query, EngineObserver.LogReader reader, CancellationToken token) {
    log.eachWithIndex { line, i ->
      def moment = "2026-01-01T00:00:00.${String.valueOf(i).padLeft(9, '0')}Z".toString()
      if (query.since().map { it < moment }.orElse(true)) {
        reader.line(moment, line, false)
      }
    }
  }
  void close() { }
}
