package orchsh.shell.command.look;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.observed.StackTraces;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.syntax.Typed;
import orchsh.shell.view.container.StackStanding;

/**
 * Which stacks are wanted of all that there are.
 *
 * @param conditions that a stack must meet, all of them
 * @param now the moment that decides whose time is over
 */
record StackFilter(List<Condition> conditions, Instant now) {
    static final String OPTION = "--filter";

    private static final List<String> SUBJECTS = List.of("name", "file", "status", "by");
    private static final List<String> STATES = List.of("ready", "partly", "stopped", "ended");
    private static final List<String> MAKERS = List.of("orchsh", "compose");

    /**
     * Something that is asked of a stack.
     *
     * @param subject what about it
     * @param text what that must be, or have in it
     */
    record Condition(String subject, String text) {}

    StackFilter {
        conditions = List.copyOf(conditions);
    }

    static StackFilter of(Typed typed, Instant now) {
        List<Condition> conditions = new ArrayList<>();
        for (String given : typed.values(OPTION)) {
            int equals = given.indexOf('=');
            if (equals < 1) {
                throw wrong("takes `WHAT=TEXT`, not `" + given + "`", "for example `" + OPTION + " name=shop`");
            }
            conditions.add(checked(new Condition(given.substring(0, equals), given.substring(equals + 1))));
        }
        return new StackFilter(conditions, now);
    }

    private static Condition checked(Condition condition) {
        String subject = condition.subject;
        if (!SUBJECTS.contains(subject)) {
            throw wrong("knows no `" + subject + "`", hint(subject, SUBJECTS));
        }
        List<String> known = subject.equals("status") ? STATES : MAKERS;
        boolean isChoice = subject.equals("status") || subject.equals("by");
        if (isChoice && !known.contains(condition.text)) {
            throw wrong("knows no " + subject + " `" + condition.text + "`", hint(condition.text, known));
        }
        return condition;
    }

    boolean accepts(StackTraces stack) {
        for (Condition condition : conditions) {
            if (!accepts(stack, condition)) {
                return false;
            }
        }
        return true;
    }

    private boolean accepts(StackTraces stack, Condition condition) {
        return switch (condition.subject) {
            case "name" -> stack.name().contains(condition.text);
            case "file" -> hasFile(stack, condition.text);
            case "by" -> stack.isOurs() == condition.text.equals("orchsh");
            default -> isIn(condition.text, stack);
        };
    }

    private static boolean hasFile(StackTraces stack, String part) {
        for (String file : stack.files()) {
            if (file.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(String state, StackTraces stack) {
        StackStanding standing = StackStanding.of(stack.containers());
        return switch (state) {
            case "ready" -> standing.isReady();
            case "partly" -> standing.ready() > 0 && !standing.isReady();
            case "stopped" -> standing.ready() == 0;
            default -> stack.isExpired(now);
        };
    }

    private static String hint(String text, List<String> known) {
        Optional<String> near = NearMiss.hint(text, known);
        return near.isPresent() ? near.get() : "it knows " + String.join(", ", known);
    }

    private static ProblemException wrong(String what, String hint) {
        return ProblemException.usage(Problem.error("`" + OPTION + "` " + what).hint(hint));
    }
}
