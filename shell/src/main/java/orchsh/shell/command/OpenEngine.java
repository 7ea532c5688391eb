package orchsh.shell.command;

import java.util.List;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.event.EventListener;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.port.ContainerEngine.Progress;
import orchsh.engine.port.EngineObserver;

/** An engine that a command is connected to, with all that commands do to it. */
public interface OpenEngine extends AutoCloseable {

    /** For looking without a plan in mind. */
    EngineObserver observer();

    /** One snapshot. */
    ObservedStack observe(String stack);

    /** What to do so that the stack runs as it is written. */
    Plan plan(Stack stack, ObservedStack observed, Goal.Up goal);

    /** What to do so that nothing of the stack is left. */
    Plan plan(ObservedStack observed, Goal.Down goal);

    /** Does it. */
    Outcome run(Plan plan, EventListener listener, CancellationToken cancellation);

    /** Makes images that stand in for those of a registry; all known ones if none is named. Returns their names. */
    List<String> makeStandIns(List<String> names, Progress progress, CancellationToken cancellation);

    /** The engine's address, for example {@code unix:///var/run/docker.sock}. */
    String location();

    /** How it was come by, for example {@code the usual socket} or {@code DOCKER_HOST}. */
    String foundBy();

    /** The address at which published ports answer, for example {@code 127.0.0.1}. */
    String publishedAt();

    @Override
    void close();
}
