package orchsh.engine

import orchsh.engine.observed.ObservedStack
import orchsh.engine.port.EngineObserver

/** What an engine has, by ids, so that it can be compared with what it had. */
class EngineState {
  final Set<String> containers
  final Set<String> networks
  final Set<String> volumes

  private EngineState(ObservedStack seen) {
    containers = seen.containers()*.id() as Set
    networks = seen.networks()*.id() as Set
    volumes = seen.volumes()*.name() as Set
  }

  static EngineState of(EngineObserver observer) {
    new EngineState(observer.observe('nobody'))
  }

  @Override
  boolean equals(Object other) {
    other instanceof EngineState && containers == other.containers && networks == other.networks && volumes == other.volumes
  }

  @Override
  int hashCode() {
    Objects.hash(containers, networks, volumes)
  }

  @Override
  String toString() {
    "$containers $networks $volumes"
  }
}
