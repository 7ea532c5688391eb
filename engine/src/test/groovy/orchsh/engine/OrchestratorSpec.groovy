package orchsh.engine

import static orchsh.engine.plan.PlannerFixture.only
import static orchsh.engine.plan.PlannerFixture.service

import java.nio.file.Files
import java.nio.file.Path
import orchsh.engine.fake.BlindObserver
import orchsh.engine.fake.RecordingEngine
import orchsh.engine.model.*
import orchsh.engine.plan.Choices
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Plan
import orchsh.engine.plan.PlannerFixture
import orchsh.engine.problem.ProblemException
import orchsh.engine.run.Reach
import spock.lang.Specification
import spock.lang.TempDir

/** What a plan is made of besides the stack and what is on the engine. */
class OrchestratorSpec extends Specification {
  static final WEB_ALONE = only('web').with(Choices.USUAL.with(Choices.Needs.LEFT))

  @TempDir
  Path folder
  def paper = new PlannerFixture().image('busybox:latest')
  def orchestrator = EngineFixture.orchestrator(new BlindObserver(), { new RecordingEngine() }, '127.0.0.1', Reach.Locality.LOCAL)

  def "the secret of another service is hidden whichever services are made, and the next up changes nothing: #goal"(Goal.Up goal) {
    given:
    Files.writeString(password(), 'postgres')

    when:
    paper.carryOut(plan(goal))

    then:
    !paper.containers*.labels().toString().contains('postgres')
    [Goal.Up.all(), only('web'), WEB_ALONE].every { plan(it).steps().every { it.step().service() == 'db' || !it.step().changes() } }

    where:
    goal << [Goal.Up.all(), only('web'), WEB_ALONE]
  }

  def "a secret that cannot be read is a problem only of those who are given it"() {
    when:
    paper.carryOut(plan(only('web')))
    plan(only('db'))

    then:
    def e = thrown(ProblemException)
    e.message.startsWith('secret `password` of service `db` cannot be read')
    paper.containers*.name() == ['shop-web-1']
  }

  private Plan plan(Goal.Up goal) {
    def db = service('db').secret(FileGrant.secret('password'))
    def web = service('web').env('DB_USER', 'postgres')
    def stack = Stack.named('shop').service(db.build()).service(web.build()).secret(new Secret('password', new FileSource.OfFile(password()))).build()
    orchestrator.plan(stack, paper.observed(), goal)
  }

  private Path password() {
    folder.resolve('password')
  }
}
