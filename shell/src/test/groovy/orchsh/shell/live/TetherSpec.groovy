package orchsh.shell.live

import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import orchsh.engine.caller.Cancellation
import orchsh.engine.caller.CancellationToken
import orchsh.engine.problem.ProblemException
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(120)
class TetherSpec extends Specification {
  Cancellation caller = new Cancellation()
  Tether tether = new Tether(caller)

  def "work is done, and what it throws is thrown"() {
    given:
    def done = false

    when:
    tether.hold(Optional.empty(), 'work') { done = true }

    then:
    done

    when:
    tether.hold(Optional.empty(), 'work') { throw new IOException('no luck') }

    then:
    thrown(IOException)
  }

  def "when its time is over, what it has begun is called off"() {
    given:
    CancellationToken seen = null

    when:
    tether.hold(Optional.of(Duration.ofMillis(200)), 'task `x`') {
      seen = tether.current()
      new CountDownLatch(1).await()
    }

    then:
    def e = thrown(ProblemException)
    e.kind() == ProblemException.Kind.STACK
    e.problems()[0].message() == 'task `x` took longer than 200 ms'
    seen.cancelled
    !tether.current().cancelled
  }

  def "what is held within something longer ends with it"() {
    given:
    def begun = new CountDownLatch(1)
    def ended = CompletableFuture.supplyAsync {
      try {
        tether.hold(Optional.empty(), 'outer') {
          tether.hold(Optional.of(Duration.ofMinutes(5)), 'inner') {
            begun.countDown()
            new CountDownLatch(1).await()
          }
        }
      } catch (ProblemException e) {
        e
      }
    }
    begun.await()

    when:
    caller.cancel()

    then:
    def e = ended.get(120, TimeUnit.SECONDS) as ProblemException
    e.kind() == ProblemException.Kind.INTERRUPTED
    e.problems()[0].message() == 'outer was called off'
  }
}
