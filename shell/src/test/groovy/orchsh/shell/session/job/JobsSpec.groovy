package orchsh.shell.session.job

import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit

import orchsh.engine.caller.Cancellation
import orchsh.shell.invocation.Appearance
import orchsh.shell.invocation.Appearance.Glyphs
import orchsh.shell.invocation.Console
import orchsh.shell.invocation.Console.Asking
import orchsh.shell.invocation.ExitCode
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(120)
class JobsSpec extends Specification {
  StringWriter above = new StringWriter()
  Console background = console(above)

  private static Console console(StringWriter shown) {
    def look = Appearance.stream(Glyphs.UNICODE)
    new Console(new PrintWriter(shown), new PrintWriter(shown), new BufferedReader(Reader.nullReader()), look, look, Asking.POINTLESS)
  }

  def "a job is counted until it ends"() {
    given:
    def end = new CountDownLatch(1)
    def jobs = new Jobs({}, {})

    when:
    def job = jobs.start('logs -f', background) { console, token ->
      end.await()
      ExitCode.FINE
    }

    then:
    jobs.count() == 1
    jobs.find(1).get().is(job)

    when:
    end.countDown()
    def code = jobs.inForeground(job, background, new Cancellation())

    then:
    code == ExitCode.FINE
    jobs.count() == 0
  }

  def "whoever is told of a change can wait for somebody who counts the jobs"() {
    given:
    def counted = []
    Jobs jobs = null
    jobs = new Jobs({}, { counted << CompletableFuture.supplyAsync(jobs::count).get(60, TimeUnit.SECONDS) })

    when:
    def job = jobs.start('sleep', background) { console, token ->
      def called = new CountDownLatch(1)
      token.onCancel { called.countDown() }
      called.await()
      ExitCode.INTERRUPTED
    }

    then:
    counted == [1]

    cleanup:
    jobs.end()
  }

  def "those that run are called off when the session is left, and have ended then"() {
    given:
    def isUndone = false
    def jobs = new Jobs({}, {})
    jobs.start('logs -f', background) { console, token ->
      def called = new CountDownLatch(1)
      token.onCancel { called.countDown() }
      called.await()
      ExitCode.INTERRUPTED
    }
    jobs.start('run --rm alpine', background) { console, token ->
      def called = new CountDownLatch(1)
      token.onCancel { called.countDown() }
      called.await()
      isUndone = true
      ExitCode.INTERRUPTED
    }

    when:
    def lines = jobs.end()

    then:
    lines == ['ended: logs -f', 'ended: run --rm alpine']
    isUndone
    jobs.count() == 0
    jobs.end() == []
  }

  def "one that does not heed it is left alone after a while, and named"() {
    given:
    def end = new CountDownLatch(1)
    def jobs = new Jobs({}, {}, Duration.ofMillis(50))
    jobs.start('up', background) { console, token ->
      end.await()
      ExitCode.FINE
    }

    expect:
    jobs.end() == ['did not end, and is left alone: up']
    jobs.end() == []

    cleanup:
    end.countDown()
  }

  def "what a job prints is seen at once by whoever waits for it"() {
    given:
    def isBehind = new CountDownLatch(1)
    def isAtFront = new CountDownLatch(1)
    def jobs = new Jobs({}, {})
    def front = new StringWriter() {
      @Override
      void flush() {
        isAtFront.countDown()
      }
    }
    def atFront = console(front)

    when:
    def job = jobs.start('logs -f', background) { console, token ->
      console.out().print('behind\n')
      isBehind.countDown()
      while (!isAtFront.await(10, TimeUnit.MILLISECONDS)) {
        console.out().flush()
      }
      console.out().print('a result\n')
      console.err().print('a note\n')
      ExitCode.FINE
    }
    isBehind.await()
    def code = jobs.inForeground(job, atFront, new Cancellation())

    then:
    code == ExitCode.FINE
    above.toString() == 'behind\n'
    front.toString() == 'a result\na note\n'
  }
}
