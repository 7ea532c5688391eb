package orchsh.shell.call;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.docker.RunningEngine;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EventListener;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.ContainerGoal;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.port.ContainerEngine.Progress;
import orchsh.engine.port.ContainerMonitor;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.probe.PortHolder;
import orchsh.shell.live.LivePorts;

/** An engine that a command is connected to, with all that commands do to it. */
public interface OpenEngine extends EngineView {

    @Override
    default ContainerMonitor monitor() {
        return ports().monitor();
    }

    @Override
    default EngineObserver observer() {
        return ports().observer();
    }

    /** For what is neither a look nor a plan: conversations, files, single changes. */
    LivePorts ports();

    /** What to do so that the stack runs as it is written, for as long as it is wanted. */
    Plan plan(Stack stack, ObservedStack observed, Goal.Up goal, CancellationToken cancellation);

    /** What to do so that nothing of the stack is left. */
    Plan plan(ObservedStack observed, Goal.Down goal);

    /** What to do with containers that are there. */
    Plan plan(ObservedStack observed, ContainerGoal goal);

    /** What to do so that everything is again as it was before a run that ended early. */
    Plan planToUndo(Collection<PlannedStep> done, ObservedStack before);

    /**
     * Keeps other runs of this user off the stack until it is closed; waits for one that is at work.
     *
     * @param command what is done, for others to read
     * @param note told whom it waits for, if it has to
     */
    Hold lock(String stack, String command, Consumer<String> note, CancellationToken cancellation);

    /**
     * Does it.
     *
     * @param changesAtOnce how many containers are made, started or removed at the same time; absent for what suits
     */
    Outcome run(Plan plan, EventListener listener, CancellationToken cancellation, Optional<Integer> changesAtOnce);

    /** Makes images that stand in for those of a registry; all known ones if none is named. Returns their names. */
    List<String> makeStandIns(List<String> names, Progress progress, CancellationToken cancellation);

    /** How it was come by, for example {@code the usual socket} or {@code DOCKER_HOST}. */
    String foundBy();

    /** The address at which published ports answer, for example {@code 127.0.0.1}. */
    default String publishedAt() {
        return ports().publishedAt();
    }

    /** Finds the programs that have ports of the engine's host; absent when that is not this machine. */
    Optional<PortHolder> programs();

    /** The private engine that it is, should it be one. */
    Optional<RunningEngine> ownEngine();

    /** A stack that is kept for one run. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }
}
