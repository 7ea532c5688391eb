package orchsh.shell.prompt

import java.time.Duration
import java.util.concurrent.CountDownLatch
import orchsh.shell.invocation.ExitCode
import orchsh.shell.prompt.Foreground.Ending.Way
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class ForegroundSpec extends Specification {
  Foreground foreground = new Foreground(Duration.ofMillis(200))
  CountDownLatch begun = new CountDownLatch(1)

  private Thread interrupted(int times) {
    Thread.startDaemon {
      begun.await()
      times.times { foreground.interrupt() }
    }
  }

  def "gives the code of what ended by itself"() {
    expect:
    foreground.run { ExitCode.WRONG_USAGE } == new Foreground.Ending(ExitCode.WRONG_USAGE, Way.ENDED)
  }

  def "what is interrupted once ends in its own way"() {
    given:
    interrupted(1)

    when:
    def ending = foreground.run { token ->
      def called = new CountDownLatch(1)
      token.onCancel(called::countDown)
      begun.countDown()
      called.await()
      ExitCode.INTERRUPTED
    }

    then:
    ending == new Foreground.Ending(ExitCode.INTERRUPTED, Way.INTERRUPTED)
  }

  def "what is interrupted twice has its thread interrupted"() {
    given:
    interrupted(2)

    when:
    def ending = foreground.run {
      begun.countDown()
      try {
        new CountDownLatch(1).await()
      } catch (InterruptedException e) {
        return ExitCode.STACK_FAILED
      }
      ExitCode.FINE
    }

    then:
    ending == new Foreground.Ending(ExitCode.STACK_FAILED, Way.INTERRUPTED)
  }

  def "what does not even end then is left alone"() {
    given:
    interrupted(2)
    boolean[] isWanted = [true]

    when:
    def ending = foreground.run {
      begun.countDown()
      while (isWanted[0]) {
        Thread.onSpinWait()
      }
      ExitCode.FINE
    }

    then:
    ending.way() == Way.LEFT_ALONE

    cleanup:
    isWanted[0] = false
  }

  def "who waits for it and is told to end still waits for what ends in its own way"() {
    given:
    def waiting = Thread.currentThread()

    when:
    def ending = foreground.run { token ->
      def called = new CountDownLatch(1)
      token.onCancel(called::countDown)
      foreground.interrupt()
      waiting.interrupt()
      called.await()
      ExitCode.INTERRUPTED
    }

    then:
    ending == new Foreground.Ending(ExitCode.INTERRUPTED, Way.INTERRUPTED)
    Thread.interrupted()
  }

  def "what it throws is its end"() {
    expect:
    foreground.run { throw new IllegalStateException('oh') } == new Foreground.Ending(ExitCode.STACK_FAILED, Way.FAILED)
  }

  def "an interrupt while nothing is done does nothing to what comes next"() {
    when:
    foreground.interrupt()

    then:
    foreground.run { ExitCode.FINE }.way() == Way.ENDED
  }
}
