package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.*

import java.time.Duration
import orchsh.engine.model.*
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.problem.ProblemException
import spock.lang.Specification

/** Plans of an up that can be undone. */
class AtomicPlanSpec extends Specification {
  static final Goal.Up ATOMIC = Goal.Up.all().atomic()
  def engine = new PlannerFixture().image('busybox:latest')

  def "what is replaced is set aside, and removed when everything is ready"() {
    given:
    engine.carryOut(engine.up(shop('1')))

    expect:
    engine.up(shop('2'), ATOMIC).toString() == '''
      #1 create shop-db-1-next: env VERSION 1 -> 2
      [1] #2 stop shop-db-1: env VERSION 1 -> 2
      [2] #3 rename shop-db-1 to shop-db-1-before: env VERSION 1 -> 2
      [3] #4 rename shop-db-1-next to shop-db-1
      [4] #5 start shop-db-1
      [5] #6 wait for shop-db-1: tcp 5432
      [6] #7 have everything ready
      [7] #8 remove shop-db-1-before: env VERSION 1 -> 2'''.stripIndent().trim()
  }

  def "a plan that replaces nothing is the same with and without"() {
    expect:
    engine.up(shop('1'), ATOMIC).steps() == engine.up(shop('1')).steps()
    engine.up(shop('1'), ATOMIC).terms() == new Terms(Optional.empty(), Terms.OnFailure.UNDO)
  }

  def "the deadline of a stack is the one of its plan"() {
    expect:
    engine.up(shop('1').within(Duration.ofMinutes(3))).terms() == new Terms(Optional.of(Duration.ofMinutes(3)), Terms.OnFailure.KEEP)
  }

  def "after any number of steps the next plan goes on, and nothing is left of the old container: #steps, then #next"(int steps, Goal.Up next) {
    given:
    engine.carryOut(engine.up(shop('1')))
    def whole = engine.up(shop('2'), ATOMIC)
    engine.carryOut(new Plan('shop', whole.steps().take(steps), []))

    when:
    engine.carryOut(engine.up(shop('2'), next))

    then:
    engine.containers*.name() == ['shop-db-1']
    engine.containers[0].running
    engine.up(shop('2')).changesNothing()

    where:
    [steps, next] << [1..8, [Goal.Up.all(), ATOMIC]].combinations()
  }

  def "a successor that is in place is not made again because its predecessor is still there"() {
    given:
    engine.carryOut(engine.up(shop('1')))
    engine.carryOut(new Plan('shop', engine.up(shop('2'), ATOMIC).steps().take(6), []))

    expect:
    engine.up(shop('2')).changes()*.step()*.describe() == ['remove shop-db-1-before']
    engine.up(shop('2'), ATOMIC).changes()*.step()*.describe() == ['remove shop-db-1-before']
  }

  def "one that was set aside and has no successor any more takes its place again"() {
    given:
    engine.carryOut(engine.up(shop('1')))
    engine.change('shop-db-1', ObservedContainer.State.EXITED)
    engine.change('shop-db-1') { it.name = 'shop-db-1-before' }

    expect:
    engine.up(shop('1')).changes()*.step()*.describe() == ['rename shop-db-1-before to shop-db-1', 'start shop-db-1']
  }

  def "two changes that were both cut short end with the newest"() {
    given:
    engine.carryOut(engine.up(shop('1')))
    engine.carryOut(new Plan('shop', engine.up(shop('2'), ATOMIC).steps().take(6), []))
    engine.carryOut(new Plan('shop', engine.up(shop('3'), ATOMIC).steps().take(8), []))

    when:
    engine.carryOut(engine.up(shop('3'), ATOMIC))

    then:
    engine.containers*.name() == ['shop-db-1']
    engine.up(shop('3')).changesNothing()
  }

  def "one that is set aside already keeps its place, and another one gets a name beside it"() {
    given:
    engine.carryOut(engine.up(shop('1')))
    engine.carryOut(new Plan('shop', engine.up(shop('2'), ATOMIC).steps().take(6), []))

    expect:
    engine.up(shop('3'), ATOMIC).steps()*.step()*.describe() == [
      'create shop-db-1-next', 'stop shop-db-1', 'rename shop-db-1 to shop-db-1-before-before', 'rename shop-db-1-next to shop-db-1',
      'start shop-db-1', 'wait for shop-db-1: tcp 5432', 'have everything ready', 'remove shop-db-1-before', 'remove shop-db-1-before-before']
  }

  def "a surplus container is set aside too, one that is dead is not"() {
    given:
    engine.carryOut(engine.up(shop('1')))
    engine.relative('shop-db-7', 'db', [(Labels.NUMBER): '7'])
    engine.relative('shop-db-8', 'db', [(Labels.NUMBER): '8'])
    engine.change('shop-db-8', ObservedContainer.State.DEAD)

    expect:
    engine.up(shop('1'), ATOMIC).steps()*.toString() == [
      '#1 remove shop-db-8: one container is enough',
      '#2 stop shop-db-7: one container is enough',
      '[2] #3 rename shop-db-7 to shop-db-7-before: one container is enough',
      '#4 wait for shop-db-1: tcp 5432',
      '[4] #5 have everything ready',
      '[5] #6 remove shop-db-7-before: one container is enough']
  }

  def "a network that must be made anew cannot be undone, which is said before anything is done"() {
    given:
    def of = { boolean internal -> new Stack('shop', [service('db').network(NetworkUse.of('back')).build()], [new Network('back', internal)], []) }
    engine.carryOut(engine.up(of(false)))

    when:
    engine.up(of(true), ATOMIC)

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == ['`--atomic` cannot be kept: network `shop_back` must be made anew (internal false -> true), and what was in the old one could not be brought back']
    e.problems()[0].hint().get() == 'run it once without --atomic'
  }

  private static Stack shop(String version) {
    stack(service('db').env('VERSION', version).await(new Wait.Tcp(5432, Wait.Options.DEFAULT)))
  }
}
