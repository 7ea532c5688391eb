package orchsh.engine.definition

import static orchsh.engine.plan.PlannerFixture.*

import java.nio.file.Path
import orchsh.engine.model.*
import orchsh.engine.observed.FileContents
import orchsh.engine.observed.Labels
import orchsh.engine.plan.Plan
import orchsh.engine.plan.Planner
import orchsh.engine.plan.PlannerFixture
import orchsh.engine.plan.Research
import orchsh.engine.plan.Step
import orchsh.engine.problem.ProblemException
import spock.lang.Specification

class GivenFilesSpec extends Specification {
  static final Seal SEAL = Seal.with { 'a key'.bytes }
  def engine = new PlannerFixture()

  def "secrets and configs are put into a container before it starts"() {
    given:
    def plan = up(db(), 'hunter2')

    expect:
    plan.toString() == '''\
      #1 pull busybox:latest: not here yet
      #2 create network shop_default: not there yet
      [1,2] #3 create shop-db-1: no container yet
      [3] #4 give shop-db-1 secret db-password, config app.conf
      [3,4] #5 start shop-db-1'''.stripIndent()
    def files = plan.steps()*.step().find { it instanceof Step.PutFiles }.files()
    files*.path() == ['/run/secrets/db-password', '/etc/app.conf']
    files*.uid() == [0, 70]
    files*.gid() == [0, 71]
    files*.mode() == [0444, 0400]
  }

  def "one that was created but not started is given them again, for nobody knows whether it got them"() {
    given:
    engine.carryOut(up(db(), 'hunter2'))
    engine.change('shop-db-1', orchsh.engine.observed.ObservedContainer.State.CREATED)

    expect:
    up(db(), 'hunter2').toString() == '''\
      #1 give shop-db-1 secret db-password, config app.conf
      [1] #2 start shop-db-1: created, but never started'''.stripIndent()
  }

  def "the same content changes nothing; another one, another owner, mode or place does, and is named: #why"(Closure<Service.Builder> change, String content, String why) {
    given:
    engine.carryOut(up(db(), 'hunter2'))

    expect:
    up(db(), 'hunter2').changesNothing()
    up(change(db()), content).steps().find { it.step() instanceof Step.CreateContainer }.why() == why

    where:
    content   | change || why
    'hunter3' | { it } || 'secret db-password changed'
    'hunter2' | { it.secret(new FileGrant('db-password', '/x', 0, 0, Optional.empty())) } || 'secret db-password /run/secrets/db-password 0:0 444 *** -> /run/secrets/db-password 0:0 444 ***, /x 0:0 444 ***'
    'hunter2' | { service('db').secret(new FileGrant('db-password', '/run/secrets/db-password', 5, 0, Optional.of(0400))) } || 'config app.conf removed, secret db-password /run/secrets/db-password 0:0 444 *** -> /run/secrets/db-password 5:0 400 ***'
  }

  def "marks of another key say that nobody knows"() {
    given:
    engine.carryOut(up(db(), 'hunter2'))

    expect:
    up(db(), 'hunter2', Seal.with { 'another key'.bytes }).steps()[0].why() ==
      'config app.conf may have changed: it was marked with another key, secret db-password may have changed: it was marked with another key'
  }

  def "nothing of a secret is in a label, a plan or a step's words, wherever else it is used"() {
    given:
    def text = 'correct horse'
    def web = service('db').secret(FileGrant.secret('db-password')).confidentialEnv('HARMLESS', text).env('COPY', "x${text}y".toString())
      .command(['serve', '--motto', text])
    engine.carryOut(up(web, text))

    when:
    def plan = up(web, 'battery staple')
    def seen = engine.containers*.labels().toString() + plan + plan.steps()*.why() + plan.steps().findAll { it.step() instanceof Step.PutFiles }*.step()

    then:
    !seen.contains('correct') && !seen.contains('battery')
    ['correct horse', 'xcorrect horsey'].every { value ->
      !seen.contains(Digest.of(value).substring(0, 16)) && !seen.contains(HexFormat.of().formatHex(value.bytes))
    }
  }

  def "a secret is found in the words of a command, too, in which it has to be quoted: #secret"(String secret) {
    given:
    engine.carryOut(up(db().command(['serve', "--motto=<$secret>".toString()]), secret))

    expect:
    !engine.containers[0].label(Labels.DEFINITION).get().contains('horse')

    where:
    secret << ["the horse's name", 'a\\horse', 'horses']
  }

  def "a file that would not be seen, or would stay behind, is refused: #message"(Closure<Service.Builder> with, String message, String hint) {
    when:
    up(with(service('db')), 'hunter2')

    then:
    def e = thrown(ProblemException)
    e.problems()*.message() == [message]
    e.problems()[0].hint().get() == hint

    where:
    message | hint | with
    'secret `db-password` cannot be put at `/run/secrets/db-password` of service `db`: `/run/secrets` is in memory, and empty when it starts' | "give it a folder of its own: target '/run/secrets/secrets/db-password'" | { it.secret(FileGrant.secret('db-password')).mount(new Mount.Memory('/run/secrets')) }
    'config `app.conf` cannot be put at `/app.conf` of service `db`: its root file system is read-only' | "give it a folder of its own: target '/run/configs/app.conf'" | { it.config(FileGrant.config('app.conf')).privileges { it.readOnly(true) } }
    'config `app.conf` cannot be put at `/src/app.conf` of service `db`: `/src` is mounted, and it would stay there' | "give it a folder of its own: target '/src/configs/app.conf'" | { it.config(new FileGrant('app.conf', '/src/app.conf', 0, 0, Optional.empty())).mount(new Mount.HostPath(Path.of('/home/me/src'), '/src', false)) }
  }

  Plan up(Service.Builder db, String secret, Seal seal = SEAL) {
    def files = new FileContents(['db-password': FileContent.of(secret)], ['app.conf': FileContent.of('a=b')])
    def stack = Stack.named('shop').service(db.build()).secret(new Secret('db-password', new FileSource.OfText(secret)))
      .config(new Config('app.conf', new FileSource.OfText('a=b'))).build()
    new Planner().up(stack, engine.observed(), orchsh.engine.plan.Goal.Up.all(), Research.NONE.with(new Confidential(files, seal)))
  }

  static Service.Builder db() {
    service('db').secret(FileGrant.secret('db-password')).config(new FileGrant('app.conf', '/etc/app.conf', 70, 71, Optional.of(0400)))
  }
}
