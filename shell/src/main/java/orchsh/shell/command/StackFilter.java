package orchsh.shell.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import orchsh.engine.observed.StackTraces;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.view.StackStanding;

/**
 * Which stacks are wanted of all that there are.
 *
 * @param conditions that a stack must meet, all of them
 */
record StackFilter(List<Predicate<StackTraces>> conditions) {
    static final String OPTION = "--filter";

    private static final List<String> SUBJECTS = List.of("name", "file", "status", "by");
    private static final List<String> STATES = List.of("ready", "partly", "stopped", "ended");
    private static final List<String> MAKERS = List.of("orchsh", "compose");

    StackFilter {
        conditions = List.copyOf(conditions);
    }

    static StackFilter of(Typed typed, Instant now) {
        List<Predicate<StackTraces>> conditions = new ArrayList<>();
        for (String given : typed.values(OPTION)) {
            int equals = given.indexOf('=');
            if (equals < 1) {
                throw wrong("takes `WHAT=TEXT`, not `" + given + "`", "for example `" + OPTION + " name=shop`");
            }
            conditions.add(condition(given.substring(0, equals), given.substring(equals + 1), now));
        }
        return new StackFilter(conditions);
    }

    boolean accepts(StackTraces stack) {
        return conditions.stream().allMatch(condition -> condition.test(stack));
    }

    private static Predicate<StackTraces> condition(String subject, String text, Instant now) {
        return switch (subject) {
            case "name" -> stack -> stack.name().contains(text);
            case "file" -> stack -> stack.files().stream().anyMatch(file -> file.contains(text));
            case "status" -> {
                String state = oneOf(STATES, text, subject);
                yield stack -> isIn(state, stack, now);
            }
            case "by" -> {
                boolean ours = oneOf(MAKERS, text, subject).equals("orchsh");
                yield stack -> stack.isOurs() == ours;
            }
            default ->
                throw wrong(
                        "knows no `" + subject + "`",
                        NearMiss.hint(subject, SUBJECTS).orElse("it knows " + String.join(", ", SUBJECTS)));
        };
    }

    private static boolean isIn(String state, StackTraces stack, Instant now) {
        StackStanding standing = StackStanding.of(stack.containers());
        return switch (state) {
            case "ready" -> standing.isReady();
            case "partly" -> standing.ready() > 0 && !standing.isReady();
            case "stopped" -> standing.ready() == 0;
            default -> stack.isExpired(now);
        };
    }

    private static String oneOf(List<String> known, String text, String subject) {
        if (!known.contains(text)) {
            throw wrong(
                    "knows no " + subject + " `" + text + "`",
                    NearMiss.hint(text, known).orElse("it knows " + String.join(", ", known)));
        }
        return text;
    }

    private static ProblemException wrong(String what, String hint) {
        return ProblemException.usage(Problem.error("`" + OPTION + "` " + what).hint(hint));
    }
}
