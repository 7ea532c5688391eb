package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import orchsh.engine.problem.Problem;

/** Parts of Groovy that would do things behind the back of whoever only looks at a script. */
final class Forbidden {
    private static final Set<String> GRAPE = Set.of("Grab", "Grapes", "GrabConfig", "GrabExclude", "GrabResolver");

    private Forbidden() {}

    static List<Problem> in(Scan scan, SourceText source) {
        List<Problem> problems = new ArrayList<>();
        List<Token> tokens = scan.tokens();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("@")) {
                Token name = lastOfDotted(tokens, i + 1);
                if (GRAPE.contains(name.text())) {
                    problems.add(source.error(
                                    tokens.get(i).start(),
                                    name.end() - tokens.get(i).start(),
                                    "`@" + name.text() + "` is not possible in a stack script")
                            .hint("it would fetch code from the network unseen; use what Groovy and Java bring along"));
                }
            }
        }
        return problems;
    }

    private static Token lastOfDotted(List<Token> tokens, int from) {
        int i = from;
        while (i + 2 < tokens.size() && tokens.get(i + 1).is(".")) {
            i += 2;
        }
        return tokens.get(i);
    }
}
