package orchsh.shell.session.undo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.session.engine.KeptContainers;
import orchsh.shell.session.entry.Errands;
import orchsh.shell.session.stack.SessionModel;
import orchsh.shell.source.StackReader.ReadStack;

/** Remembers how everything was before entries that changed something, and brings it back. */
public final class Undoing {
    /** The commands that can be undone. */
    private static final Set<String> WORDS =
            Set.of("rm", "down", "stop", "start", "scale", "link", "unlink", "run", "kill", "pause", "unpause");

    /** Those after which containers that plans remove are kept. */
    private static final Set<String> KEEPING = Set.of("down", "rm", "scale");

    private static final int MOST = 50;

    private final SessionModel model;
    private final KeptContainers kept;
    private final Errands errands;
    private final Deque<Done> undoable = new ArrayDeque<>();

    public Undoing(SessionModel model, KeptContainers kept, Errands errands) {
        this.model = model;
        this.kept = kept;
        this.errands = errands;
    }

    /**
     * How it was.
     *
     * @param entry what changed it
     * @param model the stack
     * @param containers those of the stack; absent if no engine was known
     */
    public record Before(String entry, SessionModel.State model, Optional<List<ObservedContainer>> containers) {}

    /**
     * What an entry has to have undone.
     *
     * @param model the stack as it was; absent if the entry did not change it
     * @param containers as they were; absent if no engine was known
     */
    private record Done(
            String entry, Optional<SessionModel.State> model, Optional<List<ObservedContainer>> containers) {}

    /**
     * How it is now, if the entry is one that may have to be undone.
     *
     * @param command its words; none where it is no command
     */
    public Optional<Before> snapshot(String entry, List<String> command) {
        if (command.isEmpty()) {
            return Optional.of(new Before(entry, model.state(), Optional.empty()));
        }
        return WORDS.contains(command.get(0)) && !destroysData(command)
                ? Optional.of(new Before(entry, model.state(), containers()))
                : Optional.empty();
    }

    private boolean destroysData(List<String> command) {
        try {
            return command.get(0).equals("down")
                    && errands.grammar().parse(command, Optional.empty()).has("--volumes");
        } catch (ProblemException e) {
            return false; // a command that is written wrongly changes nothing
        }
    }

    /** Those of the stack as they are now; absent where there is no engine or no stack, for then nothing is changed there. */
    private Optional<List<ObservedContainer>> containers() {
        List<ObservedContainer> seen = new ArrayList<>();
        ExitCode code = errands.quietly(call -> {
            try (OpenEngine engine = call.openExistingEngine()) {
                seen.addAll(call.listed(call.stackName(), engine));
            }
            return ExitCode.FINE;
        });
        return code.equals(ExitCode.FINE) ? Optional.of(List.copyOf(seen)) : Optional.empty();
    }

    /** Whether what the command removes is kept for a while. */
    public static boolean isKeeping(List<String> command) {
        return !command.isEmpty() && KEEPING.contains(command.get(0));
    }

    /** The entry has been carried out. */
    public synchronized void done(Before snapshot) {
        Optional<SessionModel.State> before = model.beforeChangesSince(snapshot.model());
        if (before.isPresent() || hasOtherContainers(snapshot)) {
            undoable.push(new Done(snapshot.entry(), before, snapshot.containers()));
            if (undoable.size() > MOST) {
                undoable.removeLast();
            }
        }
    }

    private boolean hasOtherContainers(Before snapshot) {
        return snapshot.containers()
                .filter(then -> !statesOf(then).equals(statesOf(containers().orElse(List.of()))))
                .isPresent();
    }

    private static Map<String, ObservedContainer.State> statesOf(List<ObservedContainer> containers) {
        Map<String, ObservedContainer.State> states = new HashMap<>();
        containers.forEach(container -> states.put(container.id(), container.state()));
        return states;
    }

    synchronized boolean isEmpty() {
        return undoable.isEmpty();
    }

    /** Brings back how it was before the last entry that changed something; where that fails, it can be tried again. */
    synchronized ExitCode undo(Call call) {
        Done last = undoable.element();
        SessionModel.State now = model.state();
        last.model().ifPresent(model::restore);
        ExitCode code = ExitCode.INTERRUPTED;
        try {
            code = bringBack(last, now, call);
        } finally {
            if (!code.equals(ExitCode.FINE)) {
                last.model().ifPresent(before -> model.restore(now));
            }
        }
        if (code.equals(ExitCode.FINE)) {
            undoable.pop();
            call.note("undone: " + last.entry());
        }
        return code;
    }

    private ExitCode bringBack(Done last, SessionModel.State now, Call call) {
        Optional<Stack> changed = last.model().flatMap(before -> now.read()).map(ReadStack::stack);
        return last.containers()
                .map(containers -> new BringingBack(kept, errands, call).containers(containers, changed))
                .orElse(ExitCode.FINE);
    }
}
