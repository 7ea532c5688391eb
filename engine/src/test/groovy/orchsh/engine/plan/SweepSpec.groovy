package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.*

import java.time.Instant
import orchsh.engine.model.*
import orchsh.engine.observed.*
import orchsh.engine.observed.ObservedContainer.Endpoint
import orchsh.engine.observed.ObservedContainer.MountedVolume
import orchsh.engine.observed.ObservedContainer.State
import spock.lang.Specification

/** What orchsh made and nobody needs any more. */
class SweepSpec extends Specification {
  static final Instant NOON = Instant.parse('2026-11-20T12:00:00Z')
  static final long LONG_AGO = NOON.epochSecond - 3600
  static final Map<String, String> OURS = [(Labels.STACK): 'shop', (Labels.PROJECT): 'shop']
  static final String NUMBER = 'a' * 64

  def engine = new PlannerFixture().image('busybox:latest')

  def "a stack that runs has nothing left over, whatever others have"() {
    given:
    engine.carryOut(engine.up(stack(service('web'))))
    engine.volumes << new ObservedVolume('shop_data', OURS)
    engine.volumes << new ObservedVolume(NUMBER, [:])
    engine.volumes << new ObservedVolume('blog_data', [(Labels.PROJECT): 'blog', (Labels.VOLUME): 'data'])
    engine.networks << new ObservedNetwork('n', 'blog_default', [(Labels.PROJECT): 'blog', (Labels.NETWORK): 'default'])
    engine.stranger('blog-web-1', [(Labels.PROJECT): 'blog', (Labels.ONE_OFF): 'True'])
    engine.change('blog-web-1', State.EXITED)
    image('theirs:1', [:])

    expect:
    found(Sweep.Extent.ALL) == []
  }

  def "single commands that have ended a while ago are left over: #state, made at #made"(State state, long made, boolean left) {
    given:
    engine.relative('shop-web-run-1', 'web-run-1', [(Labels.ONE_OFF): 'True'])
    engine.change('shop-web-run-1') { it.state = state; it.created = made }

    expect:
    found() == (left ? ['container shop-web-run-1: its single command has ended'] : [])
    plan() == (left ? '#1 remove shop-web-run-1: its single command has ended' : '')

    where:
    state         | made                   || left
    State.EXITED  | LONG_AGO               || true
    State.CREATED | LONG_AGO               || true
    State.DEAD    | LONG_AGO               || true
    State.RUNNING | LONG_AGO               || false
    State.PAUSED  | LONG_AGO               || false
    State.EXITED  | NOON.epochSecond - 5   || false
  }

  def "what was set aside goes when its successor runs: #state"(State state, boolean left) {
    given:
    engine.relative('shop-db-1-before', 'db')
    engine.change('shop-db-1-before', State.EXITED)
    engine.relative('shop-db-1', 'db', [(Labels.REPLACES): 'id-shop-db-1-before'])
    engine.change('shop-db-1', state)

    expect:
    found() == (left ? ['container shop-db-1-before: a killed run set it aside for its successor'] : [])

    where:
    state         || left
    State.RUNNING || true
    State.EXITED  || false
  }

  def "what a shell kept goes when its time is over: #state, #seconds s from now"(State state, long seconds, boolean left) {
    given:
    def minute = (NOON.epochSecond + seconds).intdiv(60)
    def name = "shop-db-1-kept-id-shop--$minute".toString()
    engine.relative(name, 'db')
    engine.change(name, state)

    expect:
    found() == (left ? ["container $name: a shell kept it for `undo`, and is gone".toString()] : [])

    where:
    state         | seconds || left
    State.EXITED  | -120    || true
    State.RUNNING | -120    || true
    State.EXITED  | 120     || false
  }

  def "a successor that never ran goes while its predecessor is there"() {
    given:
    engine.relative('shop-db-1', 'db')
    engine.relative('shop-db-1-next', 'db', [(Labels.REPLACES): predecessor])
    engine.change('shop-db-1-next', state)

    expect:
    found() == (left ? ['container shop-db-1-next: a killed run made it, and what it should replace is there'] : [])

    where:
    predecessor    | state         || left
    'id-shop-db-1' | State.EXITED  || true
    'id-shop-db-1' | State.RUNNING || false
    'gone'         | State.EXITED  || false
  }

  def "networks go when their stack has no containers and nobody is in them"() {
    given:
    engine.networks << new ObservedNetwork('n1', 'shop_default', OURS)
    engine.networks << new ObservedNetwork('n2', 'shop_back', OURS)
    engine.stranger('guest')
    engine.change('guest') { it.networks = ['shop_back': new Endpoint('n2', '')] }

    expect:
    found() == ['network shop_default: its stack has no containers']
    plan() == '#1 remove network shop_default: its stack has no containers'

    when:
    engine.relative('shop-db-1', 'db')
    engine.change('shop-db-1', State.EXITED)

    then:
    found() == []
  }

  def "volumes of secrets and those without a name go when no container uses them, those with a name never"() {
    given:
    engine.volumes << new ObservedVolume('shop_data', OURS + [(Labels.VOLUME): 'data'])
    engine.volumes << new ObservedVolume('f' * 64, OURS + [(Labels.FILES): 'x'])
    engine.volumes << new ObservedVolume(NUMBER, OURS + [(Labels.NAMELESS): 'db'])

    expect:
    found(Sweep.Extent.ALL) == [
      "volume $NUMBER: it has no name, and no container uses it; its data is lost",
      "secrets ${'f' * 64}: the container has gone that had it",
    ]*.toString()

    when:
    engine.stranger('guest')
    engine.change('guest') { it.volumes = [new MountedVolume(NUMBER, '/a'), new MountedVolume('f' * 64, '/b')] }

    then:
    found() == []
  }

  def "images go by the names they were built under when their stack is gone and nothing needs them"() {
    given:
    image('shop-web:latest', [(Labels.STACK): 'shop', (Labels.BUILT_AS): 'shop-web:latest'])
    image('mine:2', [(Labels.STACK): 'shop', (Labels.BUILT_AS): 'shop-web:latest'])
    image('before:1', [(Labels.STACK): 'shop'])
    image('base:1', [(Labels.STACK): 'shop', (Labels.BUILT_AS): 'base:1'])
    image('other-web:latest', [(Labels.STACK): 'other', (Labels.BUILT_AS): 'other-web:latest', (Labels.BASES): 'base:1 id-of-base:1'])
    engine.networks << new ObservedNetwork('n', 'other_default', [(Labels.STACK): 'other'])
    engine.stranger('guest')
    engine.change('guest') { it.networks = ['other_default': new Endpoint('n', '')] }

    expect:
    found() == ['image shop-web:latest: its stack is gone']
    plan() == '#1 remove image shop-web:latest: its stack is gone'
    found(Sweep.Extent.ALL) == ['image other-web:latest: no container uses it', 'image shop-web:latest: its stack is gone']

    when:
    engine.change('guest') { it.imageId = 'id-of-shop-web:latest' }

    then:
    found() == []
  }

  def "a stack whose time is over goes as a whole, with its volumes and images"() {
    given:
    engine.carryOut(engine.up(stack(service('web'))))
    engine.volumes << new ObservedVolume('shop_data', OURS + [(Labels.VOLUME): 'data'])
    lease('2026-11-20T11:00:00Z')
    image('shop-web:latest', [(Labels.STACK): 'shop', (Labels.BUILT_AS): 'shop-web:latest'])
    engine.change('shop-web-1') { it.imageId = 'id-of-shop-web:latest' }

    expect:
    found() == [
      'container shop-web-1: its stack might stay until 2026-11-20T11:00:00Z',
      'network shop_default: its stack might stay until 2026-11-20T11:00:00Z',
      'volume shop_data: its stack might stay until 2026-11-20T11:00:00Z; its data is lost',
      'image shop-web:latest: its stack is gone',
    ]
    plan() == '''\
      #1 stop shop-web-1
      [1] #2 remove shop-web-1
      [2] #3 remove network shop_default
      #4 remove volume shop_data: asked for, its data is lost
      [1,2,3,4] #5 forget until when the stack may stay
      [2] #6 remove image shop-web:latest: its stack is gone'''.stripIndent()

    when:
    lease('2026-11-20T13:00:00Z')

    then:
    found() == []
  }

  def "what others have made of that name or use of it stays when its time is over"() {
    given:
    engine.relative('shop-web-1', 'web')
    engine.stranger('shop-db-1', [(Labels.PROJECT): 'shop', (Labels.SERVICE): 'db', (Labels.NUMBER): '1', (Labels.CONFIG_HASH): 'x'])
    engine.change('shop-db-1') { it.networks = ['shop_default': new Endpoint('n', '')]; it.volumes = [new MountedVolume('shop_data', '/')] }
    engine.networks << new ObservedNetwork('n', 'shop_default', OURS)
    engine.volumes << new ObservedVolume('shop_data', OURS)
    lease('2026-11-20T11:00:00Z')

    expect:
    found() == ['container shop-web-1: its stack might stay until 2026-11-20T11:00:00Z']
    plan() == '''\
      #1 stop shop-web-1
      [1] #2 remove shop-web-1
      [1,2] #3 forget until when the stack may stay'''.stripIndent()
  }

  def "of a stack of which only its time is left that goes, too"() {
    given:
    lease('2026-11-20T11:00:00Z')

    expect:
    found() == ['time shop: nothing else is left']
    plan() == '#1 forget until when the stack may stay'
  }

  private void lease(String until) {
    engine.volumes << new ObservedVolume("shop_lease-$until", [(Labels.STACK): 'shop', (Labels.LEASE): until])
  }

  private void image(String name, Map<String, String> labels) {
    engine.image(name, "id-of-$name", labels)
  }

  private Sweep sweep(Sweep.Extent extent = Sweep.Extent.USUAL) {
    new Sweep(engine.observed(), NOON, extent)
  }

  private List<String> found(Sweep.Extent extent = Sweep.Extent.USUAL) {
    sweep(extent).leftovers().collect { "${it.kind().word()} ${it.name()}: ${it.why()}".toString() }
  }

  private String plan() {
    sweep().plan('shop').toString()
  }
}
