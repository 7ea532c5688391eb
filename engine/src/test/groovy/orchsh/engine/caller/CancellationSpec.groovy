package orchsh.engine.caller

import spock.lang.Specification

class CancellationSpec extends Specification {
  def cancellation = new Cancellation()
  def told = []

  def "tells everybody who asked, once"() {
    given:
    cancellation.onCancel { told << 'a' }
    cancellation.onCancel { told << 'b' }

    when:
    2.times { cancellation.cancel() }

    then:
    told == ['a', 'b']
    cancellation.cancelled
  }

  def "tells latecomers at once"() {
    given:
    cancellation.cancel()

    when:
    cancellation.onCancel { told << 'late' }

    then:
    told == ['late']
  }

  def "does not tell who withdrew, even if the same action was given twice"() {
    given:
    def action = { told << 'x' }
    cancellation.onCancel(action)
    cancellation.onCancel(action).close()

    when:
    cancellation.cancel()

    then:
    told == ['x']
  }

  def "one that fails does not keep the others from being told"() {
    given:
    cancellation.onCancel { throw new IllegalStateException('first') }
    cancellation.onCancel { told << 'b' }
    cancellation.onCancel { throw new IllegalStateException('second') }

    when:
    cancellation.cancel()

    then:
    def e = thrown(IllegalStateException)
    e.message == 'first'
    e.suppressed*.message == ['second']
    told == ['b']
  }
}
