package orchsh.engine

import java.nio.file.Path
import java.time.Clock
import orchsh.engine.caller.CancellationToken
import orchsh.engine.caller.Surroundings
import orchsh.engine.docker.DockerEngine
import orchsh.engine.event.EngineEvent
import orchsh.engine.plan.Goal
import orchsh.engine.run.Reach
import orchsh.engine.wire.EngineAddress
import orchsh.engine.wire.WireClient
import orchsh.engine.api.WireObserver

/**
 * A process that works on a stack and dies on the way, after as many events as it is told, in the middle of whatever its
 * other threads are doing. It gets ready first, and then waits for a line that says what to do.
 */
class KilledRun {
  static final int ENDED_BY_ITSELF = 0
  static final int DIED = 9

  static void main(String[] args) {
    def (socket, publishedAt, name, folder) = args.toList()
    def surroundings = new Surroundings(Path.of(folder), Path.of(folder), System.getenv(), Clock.systemUTC())
    def client = new WireClient(new EngineAddress.Unix(Path.of(socket)), surroundings)
    def observer = new WireObserver(client)
    def engine = new DockerEngine(client, surroundings)
    def orchestrator = EngineFixture.orchestrator(observer, { engine }, publishedAt, Reach.Locality.LOCAL)
    observer.observe(name)
    def (verb, version, events) = new BufferedReader(new InputStreamReader(System.in)).readLine().split(' ').toList()
    def observed = observer.observe(name)
    def plan = verb == 'down'
      ? orchestrator.plan(observed, new Goal.Down(Goal.Down.Data.KEEP))
      : orchestrator.plan(FiveServices.stack(name, Path.of(folder), version), observed, verb == 'atomic' ? Goal.Up.all().atomic() : Goal.Up.all())
    def left = events as int
    orchestrator.run(plan, {
      if (it instanceof EngineEvent.StepStarted || it instanceof EngineEvent.StepDone) {
        left--
      }
      if (left < 0) {
        Runtime.runtime.halt(DIED)
      }
    }, CancellationToken.none())
    Runtime.runtime.halt(ENDED_BY_ITSELF)
  }
}
