package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.*

import orchsh.engine.definition.Confidential
import orchsh.engine.definition.Seal
import orchsh.engine.model.*
import orchsh.engine.observed.*
import spock.lang.Specification

/** Whole plans as text, one situation each: what comes before a step, its number, what it does, and why. */
class GoldenPlansSpec extends Specification {
  static final Seal SEAL = Seal.ofThisProcess()
  def engine = new PlannerFixture().image('busybox:latest')

  def "first up"() {
    expect:
    whole(new PlannerFixture().up(shop())) == text('''
      #1 pull busybox:latest: not here yet
      #2 create network shop_back: not there yet
      #3 create network shop_default: not there yet
      #4 create volume shop_data: not there yet
      [1,2,4] #5 create shop-db-1: no container yet
      [5] #6 start shop-db-1
      [6] #7 wait for shop-db-1: tcp 5432
      [1,3] #8 create shop-web-1: no container yet
      [2,8] #9 connect shop-web-1 to shop_back
      [7,8,9] #10 start shop-web-1
      [1,3] #11 create shop-cron-1: no container yet
      [11] #12 start shop-cron-1''')
  }

  def "nothing changed"() {
    given:
    engine.carryOut(engine.up(shop()))

    expect:
    whole(engine.up(shop())) == text('''
      #1 wait for shop-db-1: tcp 5432''')
  }

  def "a variable changed"() {
    given:
    engine.carryOut(engine.up(shop()))

    expect:
    whole(engine.up(shop(env: 'verbose'))) == text('''
      #1 create shop-web-1-next: env LOG quiet -> verbose
      [1] #2 connect shop-web-1-next to shop_back
      [1,2] #3 stop shop-web-1: env LOG quiet -> verbose
      [3] #4 remove shop-web-1: env LOG quiet -> verbose
      #5 wait for shop-db-1: tcp 5432
      [4] #6 rename shop-web-1-next to shop-web-1
      [5,6] #7 start shop-web-1''')
  }

  def "scaled up"() {
    given:
    engine.carryOut(engine.up(shop()))

    expect:
    whole(engine.up(shop(replicas: 3))) == text('''
      #1 wait for shop-db-1: tcp 5432
      #2 create shop-web-2: no container yet
      [2] #3 connect shop-web-2 to shop_back
      [1,2,3] #4 start shop-web-2
      #5 create shop-web-3: no container yet
      [5] #6 connect shop-web-3 to shop_back
      [1,5,6] #7 start shop-web-3''')
  }

  def "scaled down, with an outdated container among them"() {
    given:
    engine.carryOut(engine.up(shop(replicas: 3)))
    engine.change('shop-web-1') { it.labels = it.labels + [(Labels.DEFINITION): 'image=busybox\\:0\n'] }

    expect:
    whole(engine.up(shop(replicas: 2))) == text('''
      #1 stop shop-web-1: 2 containers are enough
      [1] #2 remove shop-web-1: 2 containers are enough
      #3 wait for shop-db-1: tcp 5432''')
  }

  def "orphans removed"() {
    given:
    engine.carryOut(engine.up(shop()))

    expect:
    whole(engine.up(databaseAlone(), Goal.Up.all().with(Choices.USUAL.with(Choices.Orphans.REMOVED)))) == text('''
      #1 stop shop-cron-1: its service `cron` is not in the script any more
      [1] #2 remove shop-cron-1: its service `cron` is not in the script any more
      #3 stop shop-web-1: its service `web` is not in the script any more
      [3] #4 remove shop-web-1: its service `web` is not in the script any more
      #5 wait for shop-db-1: tcp 5432
      [2,4] #6 remove network shop_default: nothing in the script uses it''')
  }

  def "orphans left"() {
    given:
    engine.carryOut(engine.up(shop()))

    expect:
    whole(engine.up(databaseAlone())) == text('''
      #1 wait for shop-db-1: tcp 5432
      note: container `shop-cron-1` is left as it is: its service `cron` is not in the script any more; remove it with --remove-orphans
      note: container `shop-web-1` is left as it is: its service `web` is not in the script any more; remove it with --remove-orphans
      note: network `shop_default` is left as it is: nothing in the script uses it, but container `shop-web-1` is in it''')
  }

  def "a network replaced"() {
    given:
    engine.carryOut(engine.up(shop()))

    expect:
    whole(engine.up(shop(internal: true))) == text('''
      #1 stop shop-web-1: network back is replaced
      [1] #2 stop shop-db-1: network back is replaced
      [1,2] #3 remove network shop_back: internal false -> true
      [3] #4 create network shop_back: internal false -> true
      [4] #5 create shop-db-1-next: network back is replaced
      #6 create shop-web-1-next: network back is replaced
      [4,6] #7 connect shop-web-1-next to shop_back
      [1,6,7] #8 remove shop-web-1: network back is replaced
      [2,5] #9 remove shop-db-1: network back is replaced
      [9] #10 rename shop-db-1-next to shop-db-1
      [10] #11 start shop-db-1
      [11] #12 wait for shop-db-1: tcp 5432
      [8] #13 rename shop-web-1-next to shop-web-1
      [12,13] #14 start shop-web-1''')
  }

  def "an image that is another one now"() {
    given:
    engine.carryOut(engine.up(shop()))
    engine.image('busybox:latest', 'newer')

    expect:
    whole(engine.up(shop())) == text('''
      #1 create shop-db-1-next: image busybox:latest is another one now
      #2 create shop-web-1-next: image busybox:latest is another one now
      [2] #3 connect shop-web-1-next to shop_back
      #4 create shop-cron-1-next: image busybox:latest is another one now
      [4] #5 stop shop-cron-1: image busybox:latest is another one now
      [2,3] #6 stop shop-web-1: image busybox:latest is another one now
      [1,6] #7 stop shop-db-1: image busybox:latest is another one now
      [5] #8 remove shop-cron-1: image busybox:latest is another one now
      [6] #9 remove shop-web-1: image busybox:latest is another one now
      [7] #10 remove shop-db-1: image busybox:latest is another one now
      [10] #11 rename shop-db-1-next to shop-db-1
      [11] #12 start shop-db-1
      [12] #13 wait for shop-db-1: tcp 5432
      [9] #14 rename shop-web-1-next to shop-web-1
      [13,14] #15 start shop-web-1
      [8] #16 rename shop-cron-1-next to shop-cron-1
      [16] #17 start shop-cron-1''')
  }

  def "an image whose sources changed"() {
    given:
    def app = stack(service('app', 'shop/app').build(build()), service('db'))
    engine.carryOut(engine.up(app, Goal.Up.all(), [app: content('1', ['app.py': '1'])]))

    expect:
    whole(engine.up(app, Goal.Up.all(), [app: content('2', ['app.py': '2'])])) == text('''
      #1 build shop/app:latest: app.py changed
      [1] #2 create shop-app-1-next: its image is built anew
      [1,2] #3 stop shop-app-1: its image is built anew
      [3] #4 remove shop-app-1: its image is built anew
      [4] #5 rename shop-app-1-next to shop-app-1
      [5] #6 start shop-app-1''')
  }

  def "a job that has run once, and again when its definition changed"() {
    given:
    def of = { String version -> stack(service('migrate').job(new Job(true)).env('V', version), service('web').need(Need.completed('migrate'))) }
    engine.carryOut(engine.up(of('1')))
    engine.change('shop-migrate-1', ObservedContainer.State.EXITED)

    expect:
    engine.up(of('1')).steps() == []

    and:
    whole(engine.up(of('2'))) == text('''
      #1 create shop-migrate-1-next: env V 1 -> 2
      [1] #2 remove shop-migrate-1: env V 1 -> 2
      [2] #3 rename shop-migrate-1-next to shop-migrate-1
      [3] #4 start shop-migrate-1
      [4] #5 wait for shop-migrate-1: exit 0''')
  }

  def "a circle of links"() {
    expect:
    whole(engine.up(stack(service('a').link(Link.to('b')), service('b').link(Link.to('a'))))) == text('''
      #1 create network shop_default: not there yet
      [1] #2 create shop-a-1: no container yet
      [2] #3 start shop-a-1
      [1] #4 create shop-b-1: no container yet
      [4] #5 start shop-b-1''')
  }

  def "a secret that changed"() {
    given:
    def web = stack(service('web').secret(FileGrant.secret('key')))
    def with = { String secret -> new Planner().up(web, engine.observed(), Goal.Up.all(), Research.NONE.with(new Confidential(
      new FileContents([key: FileContent.of(secret)], [:]), SEAL))) }
    engine.carryOut(with('first secret'))

    expect:
    whole(with('second secret')) == text('''
      #1 create shop-web-1-next: secret key changed
      [1] #2 give shop-web-1-next secret key
      [1,2] #3 stop shop-web-1: secret key changed
      [3] #4 remove shop-web-1: secret key changed
      [4] #5 rename shop-web-1-next to shop-web-1
      [5] #6 start shop-web-1''')
  }

  def "dependents restart"() {
    given:
    def of = { String version -> stack(service('db').env('V', version).await(tcp()), service('web').need(new Need('db', Need.Condition.READY, true))) }
    engine.carryOut(engine.up(of('1')))

    expect:
    whole(engine.up(of('2'))) == text('''
      #1 create shop-db-1-next: env V 1 -> 2
      #2 stop shop-web-1: db, on which it depends, is made anew
      [1,2] #3 stop shop-db-1: env V 1 -> 2
      [3] #4 remove shop-db-1: env V 1 -> 2
      [4] #5 rename shop-db-1-next to shop-db-1
      [5] #6 start shop-db-1
      [6] #7 wait for shop-db-1: tcp 5432
      [2,7] #8 start shop-web-1: db, on which it depends, is made anew''')
  }

  def "a replacement that ended after its successor was made"() {
    given:
    interruptedAfter(1)

    expect:
    whole(engine.up(shop(env: 'verbose'))) == text('''
      #1 remove shop-web-1-next: it was to take a place that was not given up
      [1] #2 create shop-web-1-next: env LOG quiet -> verbose
      [2] #3 connect shop-web-1-next to shop_back
      [2,3] #4 stop shop-web-1: env LOG quiet -> verbose
      [4] #5 remove shop-web-1: env LOG quiet -> verbose
      #6 wait for shop-db-1: tcp 5432
      [5] #7 rename shop-web-1-next to shop-web-1
      [6,7] #8 start shop-web-1''')
  }

  def "a replacement that ended after the old container stopped"() {
    given:
    interruptedAfter(3)

    expect:
    whole(engine.up(shop(env: 'verbose'))) == text('''
      #1 remove shop-web-1-next: it was to take a place that was not given up
      [1] #2 create shop-web-1-next: env LOG quiet -> verbose
      [2] #3 connect shop-web-1-next to shop_back
      [2,3] #4 remove shop-web-1: env LOG quiet -> verbose
      #5 wait for shop-db-1: tcp 5432
      [4] #6 rename shop-web-1-next to shop-web-1
      [5,6] #7 start shop-web-1''')
  }

  def "a replacement that ended after the old container was removed"() {
    given:
    interruptedAfter(4)

    expect:
    whole(engine.up(shop(env: 'verbose'))) == text('''
      #1 wait for shop-db-1: tcp 5432
      #2 rename shop-web-1-next to shop-web-1: its name was left over
      [1,2] #3 start shop-web-1: created, but never started''')
  }

  def "a replacement that ended before its successor was started"() {
    given:
    interruptedAfter(6)

    expect:
    whole(engine.up(shop(env: 'verbose'))) == text('''
      #1 wait for shop-db-1: tcp 5432
      [1] #2 start shop-web-1: created, but never started''')
  }

  def "a replacement that can be undone"() {
    given:
    engine.carryOut(engine.up(shop()))

    expect:
    whole(engine.up(shop(env: 'verbose'), Goal.Up.all().atomic())) == text('''
      #1 create shop-web-1-next: env LOG quiet -> verbose
      [1] #2 connect shop-web-1-next to shop_back
      [1,2] #3 stop shop-web-1: env LOG quiet -> verbose
      [3] #4 rename shop-web-1 to shop-web-1-before: env LOG quiet -> verbose
      #5 wait for shop-db-1: tcp 5432
      [4] #6 rename shop-web-1-next to shop-web-1
      [5,6] #7 start shop-web-1
      [5,7] #8 have everything ready
      [8] #9 remove shop-web-1-before: env LOG quiet -> verbose''')
  }

  def "only one service"() {
    expect:
    whole(engine.up(shop(), only('db'))) == text('''
      #1 create network shop_back: not there yet
      #2 create volume shop_data: not there yet
      [1,2] #3 create shop-db-1: no container yet
      [3] #4 start shop-db-1
      [4] #5 wait for shop-db-1: tcp 5432''')
  }

  def "down"() {
    given:
    engine.carryOut(engine.up(shop(replicas: 2)))

    expect:
    whole(engine.down()) == text('''
      #1 stop shop-cron-1
      #2 stop shop-web-1
      #3 stop shop-web-2
      [2,3] #4 stop shop-db-1
      [1] #5 remove shop-cron-1
      [2] #6 remove shop-web-1
      [3] #7 remove shop-web-2
      [4] #8 remove shop-db-1
      [6,7,8] #9 remove network shop_back
      [5,6,7] #10 remove network shop_default''')
  }

  def "down with volumes"() {
    given:
    engine.carryOut(engine.up(shop()))

    expect:
    whole(engine.down(Goal.Down.Data.REMOVE)) == text('''
      #1 stop shop-cron-1
      #2 stop shop-web-1
      [2] #3 stop shop-db-1
      [1] #4 remove shop-cron-1
      [2] #5 remove shop-web-1
      [3] #6 remove shop-db-1
      [5,6] #7 remove network shop_back
      [4,5] #8 remove network shop_default
      [6] #9 remove volume shop_data: asked for, its data is lost''')
  }

  /** A database with data, a service that needs it in two networks, and one beside them. */
  private static Stack shop(Map<String, Object> changes = [:]) {
    def web = service('web').network(NetworkUse.of('default')).network(new NetworkUse('back', ['shop'])).link(new Link('db', 'store', false))
      .env('LOG', changes.env as String ?: 'quiet').replicas(changes.replicas as Integer ?: 1)
    new Stack('shop', [db().build(), web.build(), service('cron').build()], [new Network('back', changes.internal as boolean)], [new Volume('data')])
  }

  private static Stack databaseAlone() {
    new Stack('shop', [db().build()], [new Network('back', false)], [new Volume('data')])
  }

  private static Service.Builder db() {
    service('db').network(NetworkUse.of('back')).mount(new Mount.NamedVolume('data', '/data', false)).await(tcp())
  }

  private void interruptedAfter(int steps) {
    engine.carryOut(engine.up(shop()))
    engine.carryOut(new Plan('shop', engine.up(shop(env: 'verbose')).steps().take(steps), []))
  }

  private static Wait tcp() {
    new Wait.Tcp(5432, Wait.Options.DEFAULT)
  }

  private static String whole(Plan plan) {
    (plan.steps()*.toString() + plan.notes().collect { "note: $it".toString() }).join('\n')
  }

  private static String text(String block) {
    block.stripIndent().trim()
  }
}
