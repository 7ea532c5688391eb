package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.service
import static orchsh.engine.plan.PlannerFixture.stack

import java.time.Duration
import orchsh.engine.model.Healthcheck
import orchsh.engine.model.ImageReference
import orchsh.engine.model.Need
import orchsh.engine.model.Service
import orchsh.engine.model.VolumesFrom
import orchsh.engine.model.Wait
import spock.lang.Specification

/** What a container is waited for when its service does not say. */
class WaitStepsSpec extends Specification {
  def paper = new PlannerFixture().image('busybox:latest')
  List<String> asked = []
  Map<String, Healthcheck> checks = [:]

  def "an image that checks its containers is waited for, and dependents start after that"() {
    given:
    checks['busybox:latest'] = Healthcheck.of('CMD', 'true')

    when:
    def plan = plan(service('db'), service('web').need(Need.ready('db')))

    then:
    waits(plan) == ['wait for shop-db-1: healthy', 'wait for shop-web-1: healthy']
    def ready = plan.steps().find { it.step().describe() == 'wait for shop-db-1: healthy' }
    plan.steps().find { it.step().describe() == 'start shop-web-1' }.after().contains(ready.id())
    asked.unique() == ['busybox:latest']
  }

  def "an image that does not is ready once started"() {
    expect:
    waits(plan(service('db'))) == []
  }

  def "what only holds data for others may end unseen"() {
    given:
    checks['busybox:latest'] = Healthcheck.of('CMD', 'true')

    expect:
    waits(plan(service('data'), service('db').volumesFrom(new VolumesFrom(VolumesFrom.Owner.SERVICE, 'data', false)))) == ['wait for shop-db-1: healthy']
  }

  def "of an image that is still to come it is not known"() {
    expect:
    waits(plan(service('db', 'postgres'))) == ['wait for shop-db-1: healthy, if its image has a healthcheck']
    asked == []
  }

  def "what the service says counts: #says"(String says, Healthcheck check, List<String> waits) {
    given:
    checks['busybox:latest'] = Healthcheck.of('CMD', 'true')

    expect:
    this.waits(plan(service('db').healthcheck(check))) == waits

    where:
    says          | check                                      | waits
    'no check'    | Healthcheck.none()                         | []
    'a check'     | Healthcheck.of('CMD', 'x')                 | ['wait for shop-db-1: healthy']
    'only a pace' | Healthcheck.SILENT.every(Duration.ofSeconds(1)) | ['wait for shop-db-1: healthy']
  }

  def "a wait of its own is all there is to wait for"() {
    given:
    checks['busybox:latest'] = Healthcheck.of('CMD', 'true')

    expect:
    waits(plan(service('db').await(new Wait.Tcp(5432, Wait.Options.DEFAULT)))) == ['wait for shop-db-1: tcp 5432']
    asked == []
  }

  def "of a container that runs the engine has told: #status"(String status, List<String> waits) {
    given:
    paper.carryOut(plan(service('db')))
    paper.change('shop-db-1') { it.status = status }
    asked.clear()

    expect:
    this.waits(plan(service('db'))) == waits
    asked == []

    where:
    status                            | waits
    'Up 3 minutes'                    | []
    'Up 3 minutes (healthy)'          | []
    'Up 3 seconds (health: starting)' | ['wait for shop-db-1: healthy, if its image has a healthcheck']
    'Up 3 minutes (unhealthy)'        | ['wait for shop-db-1: healthy, if its image has a healthcheck']
  }

  def "health is waited for as long as the engine may take to say it"() {
    expect:
    Wait.Healthy.asCheckedBy(check).options().timeout() == Duration.ofSeconds(seconds)

    where:
    check                                                                                       || seconds
    Healthcheck.of('CMD', 'x')                                                                  || 240
    Healthcheck.of('CMD', 'x').every(Duration.ofSeconds(1))                                     || 124
    new Healthcheck(Optional.of(['CMD', 'x']), Optional.of(Duration.ofSeconds(1)), Optional.of(Duration.ofSeconds(2)),
      Optional.of(1), Optional.of(Duration.ofSeconds(5)), Optional.empty())                     || 60
  }

  private Plan plan(Service.Builder... services) {
    Healthchecks healthchecks = { ImageReference image -> asked << image.toString(); Optional.ofNullable(checks[image.toString()]) }
    new Planner().up(stack(services), paper.observed(), Goal.Up.all(), Research.NONE.with(healthchecks))
  }

  private static List<String> waits(Plan plan) {
    plan.steps()*.step().findAll { it instanceof Step.AwaitReady }*.describe()
  }
}
