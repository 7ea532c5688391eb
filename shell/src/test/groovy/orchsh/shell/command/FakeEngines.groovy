package orchsh.shell.command

import java.nio.file.Path
import java.time.Duration
import java.util.function.Consumer
import orchsh.engine.caller.CancellationToken
import orchsh.engine.docker.RunningEngine
import orchsh.engine.event.EngineEvent
import orchsh.engine.event.EngineEvent.RunFinished.Outcome
import orchsh.engine.event.EventListener
import orchsh.engine.model.Stack
import orchsh.engine.observed.ObservedStack
import orchsh.engine.plan.ContainerGoal
import orchsh.engine.plan.Goal
import orchsh.engine.plan.Plan
import orchsh.engine.plan.PlannedStep
import orchsh.engine.plan.Planner
import orchsh.engine.plan.Research
import orchsh.engine.plan.Step
import orchsh.engine.plan.Terms
import orchsh.engine.plan.Trial
import orchsh.engine.port.ContainerEngine.Progress
import orchsh.engine.port.EngineObserver
import orchsh.engine.probe.PortHolder
import orchsh.engine.problem.Problem
import orchsh.shell.call.Engines
import orchsh.shell.call.NoEngine
import orchsh.shell.call.OpenEngine
import orchsh.shell.call.OwnEngine
import orchsh.shell.invocation.Invocation
import orchsh.shell.live.LivePorts
import orchsh.shell.syntax.EngineOptions

/** Engines that do what a spec says, and remember what was asked of them. */
class FakeEngines implements Engines {
  final FakeObserver observer = new FakeObserver()
  final FakeOwnEngine own = new FakeOwnEngine()
  /** What the planner answers, whatever the goal. */
  List<PlannedStep> steps = []
  List<String> notes = []
  List<Trial> trials = []
  /** The number of the step that fails, and how. */
  int failingStep
  Problem failure = Problem.error('it broke')
  /** The exit code of the container that it is about, if that has ended. */
  Integer failingEnd
  /** Called before a plan is made to bring a stack up. */
  Closure<?> planning = {}
  /** Called before each step. */
  Closure<?> beforeStep = {}
  List<String> tried
  List<EngineOptions> opened = []
  Runnable whileOpening = {}
  List<Goal> goals = []
  List<ContainerGoal> containerGoals = []
  List<Stack> planned = []
  List<List<String>> standIns = []
  int ran
  List<Plan> carriedOut = []
  List<Optional<Integer>> changesAtOnce = []
  /** What is planned to undo what was done. */
  List<PlannedStep> undoSteps = []
  Closure<?> undoing = {}
  /** Who kept which stack, and who it was waited for. */
  List<String> held = []
  List<String> waitFor = []
  Closure<?> whileLocking = {}
  int closed
  Optional<PortHolder> programs = Optional.empty()
  Optional<RunningEngine> ownEngine = Optional.empty()
  /** What single changes and conversations are done with. */
  LivePorts ports = new FakePorts().over(observer)

  static PlannedStep step(int id, Step step, String why = '', List<Integer> after = []) {
    new PlannedStep(id, step, why, new TreeSet<>(after))
  }

  @Override
  OpenEngine open(EngineOptions options, Invocation caller) {
    opened << options
    whileOpening.run()
    if (tried != null) {
      throw NoEngine.after(tried, OwnEngine.State.ABSENT, caller)
    }
    new FakeOpenEngine()
  }

  @Override
  OwnEngine own(EngineOptions options, Invocation caller) {
    own
  }

  private class FakeOpenEngine implements OpenEngine {
    @Override
    EngineObserver observer() {
      observer
    }

    @Override
    LivePorts ports() {
      ports
    }

    @Override
    ObservedStack observe(String stack) {
      observer.observe(stack)
    }

    @Override
    Plan plan(Stack stack, ObservedStack observed, Goal.Up goal, CancellationToken cancellation) {
      goals << goal
      planned << stack
      planning()
      new Plan(stack.name(), steps, notes, new Terms(Optional.empty(), goal.onFailure(), trials))
    }

    @Override
    Plan plan(ObservedStack observed, Goal.Down goal) {
      goals << goal
      new Plan(observed.project(), steps, notes)
    }

    @Override
    Plan plan(ObservedStack observed, ContainerGoal goal) {
      containerGoals << goal
      new Planner().change(observed, goal, Research.NONE)
    }

    @Override
    Plan planToUndo(Collection<PlannedStep> done, ObservedStack before) {
      undoing()
      new Plan(before.project(), undoSteps, ['images stay'])
    }

    @Override
    OpenEngine.Hold lock(String stack, String command, Consumer<String> note, CancellationToken cancellation) {
      whileLocking()
      held << "$command $stack".toString()
      waitFor.each { note.accept(it) };
      { -> held << 'free' } as OpenEngine.Hold
    }

    @Override
    Outcome run(Plan plan, EventListener listener, CancellationToken cancellation, Optional<Integer> changesAtOnce) {
      ran++
      carriedOut << plan
      this.changesAtOnce << changesAtOnce
      listener.on(new EngineEvent.RunStarted(plan))
      def done = 0
      def outcome = Outcome.DONE
      for (PlannedStep step : plan.steps()) {
        beforeStep(step)
        if (cancellation.cancelled) {
          outcome = Outcome.CANCELLED
          break
        }
        listener.on(new EngineEvent.StepStarted(step))
        if (step.id() == failingStep) {
          if (failingEnd != null) {
            listener.on(new EngineEvent.ContainerEnded(step, failingEnd))
          }
          listener.on(new EngineEvent.StepFailed(step, [failure], Duration.ofMillis(1500)))
          outcome = Outcome.FAILED
          break
        }
        listener.on(new EngineEvent.StepDone(step, Duration.ofMillis(1200)))
        done++
      }
      listener.on(new EngineEvent.RunFinished(
        outcome, plan.steps().take(done), plan.steps().drop(outcome == Outcome.FAILED ? done + 1 : done), Duration.ofSeconds(3)))
      outcome
    }

    @Override
    List<String> makeStandIns(List<String> names, Progress progress, CancellationToken cancellation) {
      standIns << names
      progress.at('building postgres:16', 0, 0)
      ['postgres:16']
    }

    @Override
    String location() {
      'unix:///run/docker.sock'
    }

    @Override
    String foundBy() {
      'the usual socket'
    }

    @Override
    String publishedAt() {
      '127.0.0.1'
    }

    @Override
    Optional<PortHolder> programs() {
      programs
    }

    @Override
    Optional<RunningEngine> ownEngine() {
      ownEngine
    }

    @Override
    void close() {
      closed++
    }
  }

  /** A private engine that is only a state. */
  static class FakeOwnEngine implements OwnEngine {
    OwnEngine.State state = OwnEngine.State.ABSENT
    final Path folder = Path.of('/home/ann/.local/share/orchsh/engine')
    Closure<Optional<String>> version = { Optional.of('20.10.24') }

    @Override
    OwnEngine.State state() {
      state
    }

    @Override
    Path data() {
      folder
    }

    @Override
    OwnEngine.Status status() {
      new OwnEngine.Status(
        state,
        'unix:///home/ann/.local/share/orchsh/engine/docker.sock',
        state == OwnEngine.State.RUNNING ? version() : Optional.empty(),
        state == OwnEngine.State.RUNNING ? Optional.of('box') : Optional.empty(),
        state == OwnEngine.State.RUNNING ? Optional.of('10.230.16.2') : Optional.empty(),
        folder)
    }

    @Override
    void start() {
      state = OwnEngine.State.RUNNING
    }

    @Override
    void stop() {
      state = OwnEngine.State.STOPPED
    }

    @Override
    void remove() {
      state = OwnEngine.State.ABSENT
    }
  }
}
