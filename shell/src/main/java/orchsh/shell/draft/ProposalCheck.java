package orchsh.shell.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import orchsh.engine.problem.Problem;

/** Makes comments of what is not right in a proposed script, so that the rest can be used. */
public final class ProposalCheck {
    private static final int ROUNDS = 40;

    private static final String PLACEHOLDER = """

            service 'web' {  // in place of the above, for a stack needs a service
                image 'nginx'
            }
            """;

    private ProposalCheck() {}

    /** @param problems what is wrong with a script */
    public static String mended(String text, Function<String, List<Problem>> problems) {
        String current = text;
        for (int round = 0; round < ROUNDS; round++) {
            List<Problem> found = problems.apply(current);
            if (found.isEmpty()) {
                return current;
            }
            current = without(current, found);
        }
        return commented(text);
    }

    private static String without(String text, List<Problem> problems) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        Set<Integer> wrong = new TreeSet<>();
        for (Problem problem : problems) {
            problem.at().ifPresent(at -> wrong.add(at.line() - 1));
        }
        boolean isMended = false;
        for (int line : wrong) {
            if (line >= 0 && line < lines.size() && !lines.get(line).strip().startsWith("//")) {
                isMended = true;
                boolean isBlock = lines.get(line).matches("\\S.*\\{(\\s*//.*)?")
                        || lines.get(line).equals("}");
                int first = line;
                while (isBlock
                        && first > 0
                        && lines.get(line).equals("}")
                        && !lines.get(first).matches("\\S.*\\{(\\s*//.*)?")) {
                    first--;
                }
                int last = first;
                while (isBlock && last + 1 < lines.size() && !lines.get(last).equals("}")) {
                    last++;
                }
                for (int i = isBlock ? first : line; i <= (isBlock ? last : line); i++) {
                    lines.set(i, lines.get(i).replaceFirst("^(\\s*)", "$1// not right yet: "));
                }
            }
        }
        return isMended ? String.join("\n", lines) + "\n" : commented(text);
    }

    private static String commented(String text) {
        StringBuilder all = new StringBuilder();
        text.lines()
                .forEach(line -> all.append(line.startsWith("//") || line.isEmpty() ? line : "// " + line)
                        .append('\n'));
        return all + PLACEHOLDER;
    }
}
