package orchsh.engine.plan

import static orchsh.engine.plan.PlannerFixture.*

import java.lang.management.ManagementFactory
import java.time.Duration
import orchsh.engine.model.*
import orchsh.engine.observed.BuildContent
import orchsh.engine.observed.ObservedStack
import spock.lang.Shared
import spock.lang.Specification

/**
 * Plans of up to two thousand services in a chain: their size and the time they take grow with the number of services, not
 * its square. Time is what the planning thread used of a processor, so that other work on the machine does not count.
 */
class PlannerScaleSpec extends Specification {
  static final List<Integer> SIZES = [250, 500, 1000, 2000]
  static final Duration GENEROUS = Duration.ofSeconds(1)
  static final int WARM_UP = 8
  static final int RUNS = 5
  /** What four times as many services would take if time grew with the square of their number; in proportion it is four. */
  static final int SQUARE_OF_FOUR = 16

  @Shared
  Map<Integer, Situation> situations = SIZES.collectEntries { [it, new Situation(it)] }

  def "#what takes time and steps in proportion to its services, with at most #edges edges for each"(String what, int edges, Closure<Plan> act) {
    given:
    WARM_UP.times { act(situations[1000]) }

    when:
    Map<Integer, Duration> took = SIZES.collectEntries { int size -> [size, quickest { act(situations[size]) }] }
    println "planning $what: ${took.collect { size, time -> "$size services ${String.format('%.1f', time.toNanos() / 1e6)} ms" }.join(', ')}"

    then:
    SIZES.every { edgesOf(act(situations[it])) <= edges * it }
    took[2000].toNanos() <= SQUARE_OF_FOUR * 0.7 * took[500].toNanos()
    took[1000] < GENEROUS

    where:
    what                            | edges | act
    'a stack that stays'            | 0     | { Situation s -> new Planner().up(s.before, s.observed, Goal.Up.all(), Research.NONE.with(s.contentsBefore)) }
    'a stack that is new'           | 6     | { Situation s -> new Planner().up(s.before, s.nothing, Goal.Up.all(), Research.NONE.with(s.contentsBefore)) }
    'a stack of which one changed'  | 1     | { Situation s -> new Planner().up(s.oneChanged, s.observed, Goal.Up.all(), Research.NONE.with(s.contentsBefore)) }
    'a stack that is replaced'      | 10    | { Situation s -> new Planner().up(s.after, s.observed, Goal.Up.all(), Research.NONE.with(s.contentsAfter)) }
    'a stack that is taken down'    | 5     | { Situation s -> new Planner().down(s.observed, new Goal.Down(Goal.Down.Data.REMOVE)) }
  }

  private static Duration quickest(Closure<?> work) {
    def threads = ManagementFactory.threadMXBean
    (1..RUNS).collect {
      def begin = threads.currentThreadCpuTime
      work()
      Duration.ofNanos(threads.currentThreadCpuTime - begin)
    }.min()
  }

  private static int edgesOf(Plan plan) {
    plan.steps().sum(0) { it.after().size() } as int
  }

  /** A chain of services, as it is in the script and as it is on the engine. */
  static class Situation {
    final int size
    final Stack before
    final Stack after
    final Stack oneChanged
    final Map<String, BuildContent> contentsBefore
    final Map<String, BuildContent> contentsAfter
    final ObservedStack nothing = new PlannerFixture().observed()
    final ObservedStack observed

    Situation(int size) {
      this.size = size
      before = chain { '1' }
      after = chain { '2' }
      oneChanged = chain { it == size - 1 ? '2' : '1' }
      contentsBefore = contents('1')
      contentsAfter = contents('2')
      def engine = new PlannerFixture()
      engine.carryOut(engine.up(before, Goal.Up.all(), contentsBefore))
      observed = engine.observed()
    }

    private Stack chain(Closure<String> version) {
      def services = (0..<size).collect { i ->
        def service = Service.named("s$i" as String).build(build("/src/$i")).env('V', version(i)).port(Port.of(10000 + i, 80))
          .mount(new Mount.NamedVolume("v$i" as String, '/data', false))
        (i > 0 ? service.link(Link.to("s${i - 1}" as String)) : service).build()
      }
      new Stack('shop', services, [], (0..<size).collect { new Volume("v$it" as String) })
    }

    private Map<String, BuildContent> contents(String fingerprint) {
      (0..<size).collectEntries { ["s$it" as String, content(fingerprint)] }
    }
  }
}
