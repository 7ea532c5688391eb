package orchsh.shell.doctor

import java.time.Duration
import java.util.concurrent.CancellationException
import java.util.concurrent.CountDownLatch
import java.util.function.Supplier
import orchsh.engine.caller.Cancellation
import orchsh.engine.problem.Problem
import orchsh.engine.problem.ProblemException
import orchsh.shell.view.table.CheckList.Check
import orchsh.shell.view.table.CheckList.Verdict
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class CheckupSpec extends Specification {
  static final Duration LONG = Duration.ofSeconds(50)

  private static Examination examination(String topic, Duration limit = LONG, Supplier<List<Check>> work) {
    new Examination(topic, limit, work)
  }

  def "all are looked at at the same time, and told in their order"() {
    given:
    def both = new CountDownLatch(2)
    def work = { String text -> { -> both.countDown(); both.await(); [Check.ok('x', text)] } as Supplier }

    expect:
    new Checkup(new Cancellation()).of([examination('a', work('one')), examination('b', work('two'))])*.text() == ['one', 'two']
  }

  def "nobody waits longer than it may take"() {
    given:
    def never = { -> new CountDownLatch(1).await(); [] } as Supplier

    expect:
    with(new Checkup(new Cancellation()).of([examination('slow', Duration.ofMillis(20), never), examination('quick') { [Check.ok('x', 'one')] }])) {
      it*.verdict() == [Verdict.WARN, Verdict.OK]
      it[0].topic() == 'slow'
      it[0].text() == 'it was not known after 0.0 s'
    }
  }

  def "one that fails says why, and hinders no other"() {
    given:
    def broken = { -> throw ProblemException.stack(Problem.error('the engine is tired').hint('let it sleep')) } as Supplier

    expect:
    with(new Checkup(new Cancellation()).of([examination('engine', broken), examination('quick') { [Check.ok('x', 'one')] }])) {
      it*.verdict() == [Verdict.WARN, Verdict.OK]
      it[0].text() == 'it cannot be told: the engine is tired'
      it[0].remedy().get() == 'let it sleep'
    }
  }

  def "it ends when it is called off"() {
    given:
    def cancellation = new Cancellation()
    def work = { -> cancellation.cancel(); new CountDownLatch(1).await(); [] } as Supplier

    when:
    new Checkup(cancellation).of([examination('slow', work)])

    then:
    thrown(CancellationException)
  }

  def "what nobody reckoned with is no finding"() {
    when:
    new Checkup(new Cancellation()).of([examination('x') { throw new IllegalStateException('oh') }])

    then:
    thrown(IllegalStateException)
  }
}
