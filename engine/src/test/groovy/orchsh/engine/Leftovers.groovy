package orchsh.engine

import orchsh.engine.observed.Labels
import orchsh.engine.port.ContainerEngine
import orchsh.engine.port.ContainerEngine.AnonymousVolumes
import orchsh.engine.port.EngineObserver
import orchsh.engine.wire.WireClient
import orchsh.engine.wire.WireRequest

/** What a test made without a stack, found by its labels and removed. */
class Leftovers {
  private final WireClient client
  private final EngineObserver observer
  private final ContainerEngine engine

  Leftovers(WireClient client, EngineObserver observer, ContainerEngine engine) {
    this.client = client
    this.observer = observer
    this.engine = engine
  }

  /** The labels that all things of one test carry. */
  static Map<String, String> labels(String name) {
    [(Labels.PROJECT): name, (Labels.STACK): name]
  }

  void remove(String name) {
    observer.containersOf(name).each { engine.removeContainer(it.id(), AnonymousVolumes.REMOVE) }
    def left = observer.observe(name)
    left.ownNetworks().each { engine.removeNetwork(it.id()) }
    left.ownVolumes().each { engine.removeVolume(it.name()) }
    left.images().findAll { it.label(Labels.STACK).orElse('') == name }.each {
      client.send(WireRequest.of('DELETE', "/images/${it.id()}?force=1")).close()
    }
  }
}
