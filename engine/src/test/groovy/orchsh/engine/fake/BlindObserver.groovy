package orchsh.engine.fake

import java.time.Duration
import orchsh.engine.caller.CancellationToken
import orchsh.engine.observed.ContainerDetails
import orchsh.engine.observed.EngineFacts
import orchsh.engine.observed.ImageDetails
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedStack
import orchsh.engine.port.EngineObserver

/** Shows containers as a test wants them to be seen. */
class BlindObserver implements EngineObserver {
  Closure<ContainerDetails> details = { String name -> null }
  List<String> log = []
  Map<String, ImageDetails> images = [:]
  EngineObserver.ExecResult execResult = new EngineObserver.ExecResult(127, '')

  static ContainerDetails running(String name, Map<String, ObservedContainer.Endpoint> networks = [:]) {
    new ContainerDetails("id-$name", name, ObservedContainer.State.RUNNING, Optional.empty(), 0, false, '', 0, networks)
  }

  static ContainerDetails exited(String name, int code) {
    new ContainerDetails("id-$name", name, ObservedContainer.State.EXITED, Optional.empty(), code, false, '', 0, [:])
  }

  EngineFacts facts() { throw new UnsupportedOperationException() }
  ObservedStack observe(String project) { throw new UnsupportedOperationException() }
  List<ObservedContainer> containersOf(String project) { [] }
  Optional<ContainerDetails> container(String name) { Optional.ofNullable(details.call(name)) }
  Optional<ImageDetails> image(String reference) { Optional.ofNullable(images[reference]) }
  void logs(String name, EngineObserver.LogQuery query, EngineObserver.LogReader reader, CancellationToken token) { log.each { reader.line('', it, false) } }
  void events(String project, EngineObserver.EventReader reader, CancellationToken token) { }
  EngineObserver.ExecResult exec(String name, List<String> command, Duration timeout, CancellationToken token) { execResult }
  long requests() { 0 }
  void close() { }
}
