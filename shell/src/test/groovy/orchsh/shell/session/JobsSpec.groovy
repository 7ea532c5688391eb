package orchsh.shell.session

import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit

import orchsh.engine.caller.Cancellation
import orchsh.shell.invocation.ExitCode
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(120)
class JobsSpec extends Specification {

  def "a job is counted until it ends"() {
    given:
    def end = new CountDownLatch(1)
    def jobs = new Jobs({}, {})

    when:
    def job = jobs.start('logs -f') {
      end.await()
      ExitCode.FINE
    }

    then:
    jobs.count() == 1
    jobs.find(1).get().is(job)

    when:
    end.countDown()
    def code = jobs.inForeground(job, new Cancellation())

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
    def job = jobs.start('sleep') { token ->
      def called = new CountDownLatch(1)
      token.onCancel { called.countDown() }
      called.await()
      ExitCode.INTERRUPTED
    }

    then:
    counted == [1]

    cleanup:
    jobs.close()
    jobs.inForeground(job, new Cancellation())
  }

  def "those that run are called off when the session is left"() {
    given:
    def jobs = new Jobs({}, {})
    def job = jobs.start('logs -f') { token ->
      def called = new CountDownLatch(1)
      token.onCancel { called.countDown() }
      called.await()
      ExitCode.INTERRUPTED
    }

    when:
    jobs.close()

    then:
    jobs.inForeground(job, new Cancellation()) == ExitCode.INTERRUPTED
  }
}
