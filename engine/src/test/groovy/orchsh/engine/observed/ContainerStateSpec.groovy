package orchsh.engine.observed

import orchsh.engine.observed.ObservedContainer.State
import spock.lang.Specification

class ContainerStateSpec extends Specification {

  def "`#word` is #state"(String word, State state) {
    expect:
    State.of(word) == state

    where:
    word          || state
    'running'     || State.RUNNING
    'exited'      || State.EXITED
    'Exited'      || State.EXITED
    'configured'  || State.CREATED
    'initialized' || State.CREATED
    'stopping'    || State.RUNNING
    'stopped'     || State.EXITED
    'asleep'      || State.UNKNOWN
  }
}
