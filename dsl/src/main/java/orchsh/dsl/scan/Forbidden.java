package orchsh.dsl.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.build.SourceText;
import orchsh.engine.problem.Problem;

/** Parts of Groovy that would do things behind the back of whoever only looks at a script, or unmake the language. */
public final class Forbidden {
    private static final String FETCHES =
            "it would fetch code from the network unseen; use what Groovy and Java bring along";
    private static final Map<String, String> REASONS = Map.of(
            "Grab", FETCHES,
            "Grapes", FETCHES,
            "GrabConfig", FETCHES,
            "GrabExclude", FETCHES,
            "GrabResolver", FETCHES,
            "BaseScript", "the base of a stack script are the words of the language");

    private static final Set<String> PROCESSES = Set.of("System", "Runtime");
    private static final Set<String> ENDS = Set.of("exit", "halt");

    private Forbidden() {}

    public static List<Problem> in(Scan scan, SourceText source) {
        List<Problem> problems = new ArrayList<>();
        List<Token> tokens = scan.tokens();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            endOfProcess(tokens, i, source).ifPresent(problems::add);
            if (tokens.get(i).is("@")) {
                Token name = lastOfDotted(tokens, i + 1);
                int start = tokens.get(i).start();
                Optional.ofNullable(REASONS.get(name.text()))
                        .map(
                                source.error(
                                        start,
                                        name.end() - start,
                                        "`@" + name.text() + "` is not possible in a stack script")::hint)
                        .ifPresent(problems::add);
            }
        }
        return problems;
    }

    /** Whoever ends the process ends orchsh itself, with a code of the script's and nothing done. */
    private static Optional<Problem> endOfProcess(List<Token> tokens, int at, SourceText source) {
        if (at < 2
                || !ENDS.contains(tokens.get(at).text())
                || !tokens.get(at - 1).is(".")) {
            return Optional.empty();
        }
        int head = at - 2;
        boolean isProcess = PROCESSES.contains(tokens.get(head).text());
        // Back over `()`, or over a name and its dot.
        while (head >= 2 && (tokens.get(head).is(")") || tokens.get(head - 1).is("."))) {
            head -= 2;
            isProcess |= PROCESSES.contains(tokens.get(head).text());
        }
        if (!isProcess) {
            return Optional.empty();
        }
        int start = tokens.get(head).start();
        return Optional.of(source.error(
                        start, tokens.get(at).end() - start, "a stack script cannot end orchsh with `exit` or `halt`")
                .hint("`return` ends the script"));
    }

    private static Token lastOfDotted(List<Token> tokens, int from) {
        int i = from;
        while (i + 2 < tokens.size() && tokens.get(i + 1).is(".")) {
            i += 2;
        }
        return tokens.get(i);
    }
}
