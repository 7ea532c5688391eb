package orchsh.shell.session.container;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.EngineObserver.ExecResult;
import orchsh.shell.call.Call;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.live.Neighbour;

/** Asks from inside a container; where that has no tools, from a small one beside it, in the same network. */
final class ReachProbe implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NO_TOOL = 127;
    private static final int NOT_STARTED = 126;

    private final ObservedContainer from;
    private final String stack;
    private final OpenEngine engine;
    private final Call call;
    private Optional<Neighbour> neighbour = Optional.empty();
    private boolean isWithoutTools;

    ReachProbe(ObservedContainer from, String stack, OpenEngine engine, Call call) {
        this.from = from;
        this.stack = stack;
        this.engine = engine;
        this.call = call;
    }

    /**
     * What came of it.
     *
     * @param isYes whether the program ended well
     * @param where from where it was asked
     */
    record Answer(boolean isYes, String where) {}

    /** Asks with a script for a shell, which ends with 127 if it finds no tool; absent if nothing has one. */
    Optional<Answer> ask(String script, List<String> words) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(words);
        if (!isWithoutTools) {
            ExecResult result = engine.observer()
                    .exec(from.id(), command, PATIENCE, call.invocation().cancellation());
            if (!isUseless(result)) {
                return Optional.of(new Answer(result.exitCode() == 0, "inside `" + from.name() + "`"));
            }
            isWithoutTools = true;
            neighbour = Neighbour.of(engine.ports(), stack, from.name());
        }
        return neighbour
                .map(beside -> beside.run(command, PATIENCE, call.invocation().cancellation()))
                .filter(result -> !isUseless(result))
                .map(result -> new Answer(
                        result.exitCode() == 0,
                        "beside `" + from.name() + "` in its network, for its image has no tool for it"));
    }

    private static boolean isUseless(ExecResult result) {
        return result.exitCode() == NO_TOOL
                || result.exitCode() == NOT_STARTED
                || result.output().contains("executable file not found");
    }

    @Override
    public void close() {
        neighbour.ifPresent(Neighbour::close);
    }
}
