package orchsh.shell.view.container

import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.observed.ObservedContainer.State
import orchsh.shell.view.Looks
import spock.lang.Specification

class ContainerTableSpec extends Specification {

  def "what was made to come to an end is completed or has failed, and never down: #status"(String ends, String status, String shown) {
    given:
    def labels = [(Labels.SERVICE): 'migrate'] + (ends ? [(Labels.ENDS): ends] : [:])
    def container = new ObservedContainer('id', 'shop-migrate-1', 'busybox', 'x', State.EXITED, status, 0, labels, [], [:], [])

    expect:
    ContainerTable.of([container]).lines(Looks.FILE)[1].split(/ {2,}/)[2] == shown

    where:
    ends | status                     || shown
    '0'  | 'Exited (0) 3 minutes ago' || 'completed'
    '3'  | 'Exited (3) 3 minutes ago' || 'completed'
    '0'  | 'Exited (3) 3 minutes ago' || 'failed (3)'
    ''   | 'Exited (0) 3 minutes ago' || 'exited'
  }
}
