package orchsh.engine.run

import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.fake.BlindObserver
import orchsh.engine.fake.RecordingEngine
import orchsh.engine.observed.ImageDetails
import orchsh.engine.problem.ProblemException
import spock.lang.Specification

class BystandersSpec extends Specification {
  def engine = new RecordingEngine()
  def observer = new BlindObserver(images: ['busybox:latest': new ImageDetails('i', [], [], [], [:], Optional.empty(), Optional.empty(), Optional.empty())])
  def bystanders = new Bystanders({ engine }, observer, new ImageSupply({ engine }, observer, StandIns.NONE), 'shop')

  def "there is one beside each container, until nobody waits any more"() {
    when:
    def names = ['shop-web-1', 'shop-db-1', 'shop-web-1'].collect { bystanders.beside(it, CancellationToken.none()).get() }
    bystanders.close()

    then:
    names == ['shop-web-1-lookout', 'shop-db-1-lookout', 'shop-web-1-lookout']
    engine.calls*.split(' ').collect { it.take(2).join(' ') } == [
      'create shop-web-1-lookout', 'start shop-web-1-lookout', 'create shop-db-1-lookout', 'start shop-db-1-lookout',
      'remove shop-web-1-lookout', 'remove shop-db-1-lookout']
  }

  def "nobody puts one there who comes when the wait is over: #over"(String over, Closure end) {
    given:
    def cancellation = new Cancellation()
    end(bystanders, cancellation)

    when:
    bystanders.beside('shop-web-1', cancellation)

    then:
    def e = thrown(ProblemException)
    e.kind() == ProblemException.Kind.INTERRUPTED
    engine.calls == []

    where:
    over                    | end
    'all of them'           | { all, token -> all.close() }
    'his, by who called it off' | { all, token -> token.cancel() }
  }
}
