package orchsh.shell.command;

import java.util.List;
import java.util.Optional;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Doors;
import orchsh.shell.call.Opening;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.source.StackFile;
import orchsh.shell.syntax.Misuse;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** Leads whoever types no command into the shell. */
final class FrontDoor {
    private final Doors doors;
    private final Syntax syntax;

    FrontDoor(Doors doors, Syntax syntax) {
        this.doors = doors;
        this.syntax = syntax;
    }

    /**
     * How the shell was left; absent if it was not wanted. It writes as it goes, so it is given the caller's console as it is.
     */
    Optional<ExitCode> open(Typed typed, boolean isCommand, Invocation caller) {
        if (typed.has(SharedOptions.HELP)) {
            return Optional.empty();
        }
        if (isCommand || !typed.verb().isEmpty()) {
            if (typed.has(SharedOptions.ENTRIES)) {
                throw ProblemException.usage(Problem.error("there is a command `" + typed.commandWords()
                        + "` beside the entries of `" + typed.asTyped(SharedOptions.ENTRIES) + "`; say one"));
            }
            return Optional.empty();
        }
        checkStacks(typed, caller);
        return doors.open(Opening.of(typed), caller.on(typed.on(caller.console())));
    }

    /** Words that are no command are stacks; the last one was most likely meant to be a command. */
    private void checkStacks(Typed typed, Invocation caller) {
        List<String> stacks = typed.wordsBeforeCommand();
        if (!stacks.isEmpty()) {
            String last = stacks.get(stacks.size() - 1);
            if (!last.equals(Opening.STANDARD_INPUT) && !StackFile.exists(last, caller.surroundings())) {
                throw ProblemException.usage(Misuse.unknownCommand(last, syntax.root()));
            }
        }
    }
}
