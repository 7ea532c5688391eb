package orchsh.engine

import java.nio.file.Path
import orchsh.engine.caller.CancellationToken
import orchsh.engine.docker.DockerEngine
import orchsh.engine.event.EngineEvent
import orchsh.engine.image.StandInRecipes
import orchsh.engine.model.ImageReference
import orchsh.engine.model.Service
import orchsh.engine.model.Stack
import orchsh.engine.observed.ObservedContainer
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Plan
import orchsh.engine.port.ContainerEngine
import orchsh.engine.port.ContainerEngine.Progress
import orchsh.engine.run.StandInWorkshop
import orchsh.engine.wire.WireClient
import orchsh.engine.api.WireObserver
import spock.lang.Shared
import spock.lang.Specification

/**
 * Works on the suite's engine. Everything a feature makes belongs to a stack of its own name, and by that label, and no
 * other way, it is found again and removed.
 */
abstract class RealEngineSpec extends Specification {
  @Shared WireClient client = new WireClient(EngineFixture.address(), EngineFixture.surroundings())
  @Shared WireObserver observer = new WireObserver(client)
  @Shared ContainerEngine engine = new DockerEngine(new WireClient(EngineFixture.address(), EngineFixture.surroundings()), EngineFixture.surroundings())
  @Shared Orchestrator orchestrator = EngineFixture.orchestrator(observer, { engine }, EngineFixture.engine().address(), EngineFixture.locality(), workshop())

  final String name = OwnName.of('it')
  final List<EngineEvent> events = []

  def cleanup() {
    removeAll()
  }

  /** All that the stack of this feature has made, or another one. */
  void removeAll(String stack = name) {
    def down = orchestrator.plan(observer.observe(stack), new Goal.Down(Goal.Down.Data.REMOVE))
    orchestrator.run(down, { }, CancellationToken.none())
  }

  def cleanupSpec() {
    engine.close()
    orchestrator.close()
  }

  StandInWorkshop workshop() {
    def recipes = StandInRecipes.read(Path.of(System.getProperty('orchsh.root')).resolve('stdlib-scripts/images'))
    def folder = EngineFixture.engine().dataRoot().parent.resolve('work')
    new StandInWorkshop({ recipes }, { engine }, observer, folder, System.getenv(), StandInWorkshop.Consent.GIVEN)
  }

  /** The image, made on the spot if the engine does not have it. */
  String image(String reference) {
    if (observer.image(ImageReference.parse(reference).toString()).empty) {
      workshop().make(ImageReference.parse(reference), Progress.IGNORED, CancellationToken.none())
    }
    reference
  }

  Service.Builder busybox(String service, String... command) {
    Service.named(service).image(image('busybox')).command(command.toList())
  }

  /** Ends at once when it is told to, as a service should. */
  Service.Builder sleeper(String service) {
    busybox(service, 'sh', '-c', 'trap "exit 0" TERM; sleep 1000 & wait')
  }

  Stack stack(Service.Builder... services) {
    new Stack(name, services*.build().toList(), [], [])
  }

  Plan plan(Stack stack) {
    orchestrator.plan(stack, observer.observe(name), Goal.Up.all())
  }

  EngineEvent.RunFinished.Outcome up(Stack stack, CancellationToken token = CancellationToken.none()) {
    events.clear()
    def outcome = orchestrator.run(plan(stack), { events << it }, token)
    failures().each { println "$name: $it" }
    outcome
  }

  List<ObservedContainer> containers() {
    observer.containersOf(name)
  }

  List<String> failures() {
    events.findAll { it instanceof EngineEvent.StepFailed }*.problems().flatten()*.message()
  }
}
