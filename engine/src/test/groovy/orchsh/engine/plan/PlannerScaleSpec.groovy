package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.*

import java.time.Duration
import orchsh.engine.model.*
import spock.lang.Shared
import spock.lang.Specification

/** Plans of a thousand services: their size and the time they take grow with the number of services, not its square. */
class PlannerScaleSpec extends Specification {
  static final int SERVICES = 1000
  static final Duration GENEROUS = Duration.ofSeconds(2)

  @Shared
  PlannerFixture engine = new PlannerFixture()

  def setupSpec() {
    engine.carryOut(engine.up(chain('1'), Goal.Up.all(), contents('1')))
  }

  def "#what of a thousand services in a chain is planned at once, with few edges"(String what, int edges, Closure<Plan> act) {
    given:
    def observed = engine.observed()
    act(observed)

    when:
    def begin = System.nanoTime()
    def found = edgesOf(act(observed))
    def took = Duration.ofNanos(System.nanoTime() - begin)

    then:
    found <= edges * SERVICES
    took < GENEROUS

    where:
    what                  | edges | act
    'a stack that stays'  | 0     | { new Planner().up(chain('1'), it, Goal.Up.all(), contents('1')) }
    'a stack that is new' | 6     | { new Planner().up(chain('1'), new PlannerFixture().observed(), Goal.Up.all(), contents('1')) }
    'a stack replaced'    | 10    | { new Planner().up(chain('2'), it, Goal.Up.all(), contents('2')) }
    'a stack taken down'  | 5     | { new Planner().down(it, new Goal.Down(Goal.Down.Data.REMOVE)) }
  }

  private static int edgesOf(Plan plan) {
    plan.steps().sum(0) { it.after().size() } as int
  }

  private static Stack chain(String version) {
    def services = (0..<SERVICES).collect { i ->
      def service = Service.named("s$i" as String).build(build("/src/$i")).env('V', version).port(Port.of(10000 + i, 80))
        .mount(new Mount.NamedVolume("v$i" as String, '/data', false))
      (i > 0 ? service.link(Link.to("s${i - 1}" as String)) : service).build()
    }
    new Stack('shop', services, [], (0..<SERVICES).collect { new Volume("v$it" as String) })
  }

  private static Map<String, orchsh.engine.observed.BuildContent> contents(String fingerprint) {
    (0..<SERVICES).collectEntries { ["s$it" as String, content(fingerprint)] }
  }
}
