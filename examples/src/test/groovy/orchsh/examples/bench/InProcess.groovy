package orchsh.examples.bench

import orchsh.engine.EngineFixture
import orchsh.engine.Orchestrator
import orchsh.engine.caller.CancellationToken
import orchsh.engine.docker.DockerEngine
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Plan
import orchsh.engine.wire.WireClient
import orchsh.engine.api.WireObserver

/** The engine room alone, in a JVM that is warm: observe, plan, run. */
class InProcess implements Contender, AutoCloseable {
  private final Stack stack
  private final WireClient client = new WireClient(EngineFixture.address(), EngineFixture.surroundings())
  private final DockerEngine engine = new DockerEngine(client, EngineFixture.surroundings())
  private final Orchestrator orchestrator = EngineFixture.orchestrator(
    new WireObserver(client), { engine }, EngineFixture.engine().address(), EngineFixture.locality())

  InProcess(String name, int services) {
    def command = ['sh', '-c', Services.SCRIPT]
    stack = new Stack(name, (1..services).collect { Service.named("s$it").image('busybox').command(command).build() }, [], [])
  }

  @Override
  String title() {
    'orchsh, in process'
  }

  @Override
  void up() {
    run(orchestrator.plan(stack, orchestrator.observe(stack.name()), Goal.Up.all()))
  }

  @Override
  void down() {
    run(orchestrator.plan(orchestrator.observe(stack.name()), new Goal.Down(Goal.Down.Data.KEEP)))
  }

  @Override
  boolean knowsWhatIsThere() {
    true
  }

  private void run(Plan plan) {
    assert orchestrator.run(plan, { }, CancellationToken.none()) == Outcome.DONE
  }

  @Override
  void close() {
    orchestrator.close()
  }
}
