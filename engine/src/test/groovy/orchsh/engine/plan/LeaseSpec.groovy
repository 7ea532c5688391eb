package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.*

import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import orchsh.engine.model.*
import orchsh.engine.observed.Labels
import orchsh.engine.observed.ObservedVolume
import orchsh.engine.observed.StackTraces
import spock.lang.Specification

/** Stacks that may stay only for a while. */
class LeaseSpec extends Specification {
  static final Instant NOON = Instant.parse('2026-11-20T12:00:00Z')

  def engine = new PlannerFixture().image('busybox:latest')
  def stack = shop(Duration.ofHours(2))

  def "the end is noted down before anything else is made"() {
    expect:
    up(stack, NOON).toString() == '''\
      #1 let the stack stay until 2026-11-20T14:00:00Z
      #2 create network shop_default: not there yet
      [2] #3 create shop-web-1: no container yet
      [3] #4 start shop-web-1'''.stripIndent()
  }

  def "each up renews it, which is no change of the stack"() {
    given:
    engine.carryOut(up(stack, NOON))

    when:
    def plan = up(stack, NOON + Duration.ofHours(1))

    then:
    plan.changesNothing()
    plan.toString().startsWith('''\
      #1 let the stack stay until 2026-11-20T15:00:00Z
      [1] #2 forget until when the stack may stay'''.stripIndent())

    when:
    engine.carryOut(plan)

    then:
    traces().until() == Optional.of(NOON + Duration.ofHours(3))
    engine.volumes.size() == 1
  }

  def "what a killed run left of a renewal is cleared up by the next one"() {
    given:
    engine.carryOut(up(stack, NOON))
    engine.carryOut(new Plan('shop', up(stack, NOON + Duration.ofHours(1)).steps().take(1), []))

    expect:
    traces().until() == Optional.of(NOON + Duration.ofHours(3))

    when:
    engine.carryOut(up(stack, NOON + Duration.ofHours(2)))

    then:
    engine.volumes.size() == 1
    traces().until() == Optional.of(NOON + Duration.ofHours(4))
  }

  def "a stack that is to stay for good has no end any more"() {
    given:
    engine.carryOut(up(stack, NOON))

    when:
    def plan = up(shop(null), NOON)

    then:
    plan.changesNothing()

    when:
    engine.carryOut(plan)

    then:
    traces().until().empty
  }

  def "it is neither an orphan nor data of the stack"() {
    given:
    engine.carryOut(up(stack, NOON))

    expect:
    up(stack, NOON).notes() == []
    engine.observed().ownVolumes() == []
    engine.down(Goal.Down.Data.REMOVE).destroysData() == []
  }

  def "it goes with a `down`, unless volumes are kept, which then still have their end"() {
    given:
    engine.carryOut(up(stack, NOON))

    expect:
    engine.down().toString().endsWith('[1,2,3] #4 forget until when the stack may stay')

    when:
    engine.volumes << new ObservedVolume('shop_data', [(Labels.STACK): 'shop', (Labels.VOLUME): 'data'])

    then:
    !engine.down().toString().contains('forget')
    engine.down(Goal.Down.Data.REMOVE).toString().endsWith('[1,2,3,4] #5 forget until when the stack may stay')
  }

  def "the time is over at its end, and what is no moment says nothing: #until"(String until, boolean expired) {
    given:
    engine.volumes << new ObservedVolume('x', [(Labels.STACK): 'shop', (Labels.LEASE): until])

    expect:
    traces().isExpired(NOON) == expired

    where:
    until                  || expired
    '2026-11-20T12:00:00Z' || true
    '2026-11-20T12:00:01Z' || false
    'yesterday'            || false
  }

  def "a stack may not stay for no time at all"() {
    when:
    shop(Duration.ZERO)

    then:
    thrown(IllegalArgumentException)
  }

  private static Stack shop(Duration ttl) {
    def parts = Stack.named('shop').service(service('web').build())
    if (ttl) {
      parts.ttl(ttl)
    }
    ttl == Duration.ZERO ? parts.ttl(ttl).build() : parts.build()
  }

  private Plan up(Stack wanted, Instant now) {
    new Planner().up(wanted, engine.observed(), Goal.Up.all(), Research.NONE.with(Clock.fixed(now, ZoneOffset.UTC)))
  }

  private StackTraces traces() {
    StackTraces.of(engine.observed()).find { it.name() == 'shop' }
  }
}
