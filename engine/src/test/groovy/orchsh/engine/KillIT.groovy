package orchsh.engine

import java.nio.file.Path
import java.util.concurrent.TimeUnit
import orchsh.engine.caller.CancellationToken
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.observed.Labels
import orchsh.engine.plan.Goal
import spock.lang.Shared
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/**
 * Whenever a run is killed, the next one goes on from there, and down leaves the engine as it was. A few places are
 * tried, spread over all there are; {@code -Dorchsh.kill=all} tries each.
 */
@Timeout(900)
class KillIT extends RealEngineSpec {
  /** How many events the runs of the stack have: an up, one that replaces everything, one that could be undone, a down. */
  static final List<Integer> EVENTS = [34, 58, 70, 24]
  static final int SPREAD = 4

  @TempDir
  Path folder

  @Shared List<Process> processes = []

  def cleanup() {
    processes*.destroyForcibly()
    processes.clear()
    new Leftovers(client, observer, engine).remove(name)
  }

  def "a stack whose runs are killed after #up, #change, #atomic and #down events still converges, and goes without a trace"(int up, int change, int atomic, int down) {
    given:
    image('busybox')
    FiveServices.writeContext(folder)
    def before = withoutBuilders()

    when: 'the first up is killed'
    killed('up', '1', up)
    comesUp('1')

    and: 'one that replaces everything is killed'
    killed('up', '2', change)
    comesUp('2')

    and: 'one that could be undone is killed'
    killed('atomic', '3', atomic)
    comesUp('3', Goal.Up.all().atomic())

    and: 'a down is killed'
    killed('down', '3', down)
    goes()

    then: 'what a builder was at goes a moment later'
    new PollingConditions(timeout: 180).eventually { assert EngineState.of(observer) == before }

    where:
    [up, change, atomic, down] << places()
  }

  def "a stack whose #verb is killed after #events events goes without a trace"(String verb, int events) {
    given:
    image('busybox')
    FiveServices.writeContext(folder)
    def before = withoutBuilders()

    when:
    killed(verb, '1', events)
    goes()

    then: 'what a builder was at goes a moment later'
    new PollingConditions(timeout: 180).eventually { assert EngineState.of(observer) == before }

    where:
    verb | events
    'up' | 9
    'up' | 21
  }

  /** What a killed build was at in an earlier feature may still be on its way out. */
  private EngineState withoutBuilders() {
    new PollingConditions(timeout: 180).eventually { assert observer.observe('nobody').containers().every { it.label(Labels.STACK).present } }
    EngineState.of(observer)
  }

  /** Different places of different runs at a time, so that each is tried once. */
  static List<List<Integer>> places() {
    def count = System.getProperty('orchsh.kill') == 'all' ? EVENTS.max() : SPREAD
    (0..<count).collect { i -> EVENTS.collect { (i * it / count + it / (2 * SPREAD)) as int } }
  }

  private void killed(String verb, String version, int events) {
    def process = processes.empty ? process() : processes.removeLast()
    process.outputStream.withWriter { it << "$verb $version $events\n" }
    processes << this.process()
    assert process.waitFor(120, TimeUnit.SECONDS)
    assert process.exitValue() in [KilledRun.DIED, KilledRun.ENDED_BY_ITSELF]
    println "$name: $verb $version ${process.exitValue() == KilledRun.DIED ? "died after $events events" : 'ended'}"
  }

  /** Started while the one before is at work, for starting takes longer than anything else. */
  private Process process() {
    new ProcessBuilder(
      ProcessHandle.current().info().command().get(), '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', System.getProperty('java.class.path'),
      KilledRun.name, EngineFixture.engine().socket().toString(), EngineFixture.engine().address(), name, folder.toString())
      .redirectError(ProcessBuilder.Redirect.INHERIT).redirectOutput(ProcessBuilder.Redirect.INHERIT).start()
  }

  private void comesUp(String version, Goal.Up goal = Goal.Up.all()) {
    def wanted = FiveServices.stack(name, folder, version)
    events.clear()
    def outcome = orchestrator.run(orchestrator.plan(wanted, observer.observe(name), goal), { events << it }, CancellationToken.none())
    assert outcome == Outcome.DONE: failures()
    assert containers()*.name() as Set == ['db', 'cache', 'api', 'web', 'worker'].collect { "$name-$it-1".toString() } as Set
    assert containers().every { it.running }
    assert plan(wanted).changesNothing()
  }

  private void goes() {
    def down = orchestrator.plan(observer.observe(name), new Goal.Down(Goal.Down.Data.REMOVE))
    assert orchestrator.run(down, { events << it }, CancellationToken.none()) == Outcome.DONE: failures()
  }
}
