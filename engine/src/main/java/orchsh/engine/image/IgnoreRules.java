package orchsh.engine.image;

import java.util.ArrayList;
import java.util.List;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** A {@code .dockerignore} file, read as Docker reads it: the last rule that matches a path or a folder above it wins. */
public final class IgnoreRules {
    private final List<Rule> rules;

    private IgnoreRules(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(IgnorePattern pattern, boolean takesBack) {}

    /**
     * What the rules make of a path.
     *
     * @param isIgnored whether it stays out
     * @param matched which rules matched it or a folder above it; rules that could change nothing there are not asked
     */
    record Verdict(boolean isIgnored, List<Boolean> matched) {}

    public static IgnoreRules none() {
        return new IgnoreRules(List.of());
    }

    /**
     * @param text the file's text
     * @param name the file's name, for problems
     */
    public static IgnoreRules parse(String text, String name) {
        List<Rule> rules = new ArrayList<>();
        String[] lines = text.split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = i == 0 && lines[i].startsWith("\uFEFF") ? lines[i].substring(1) : lines[i];
            if (line.startsWith("#")) {
                continue;
            }
            String glob = line.strip();
            boolean takesBack = glob.startsWith("!");
            if (takesBack) {
                glob = glob.substring(1).strip();
            }
            String cleaned = cleaned(glob);
            if (takesBack && (glob.isEmpty() || glob.startsWith("/") && cleaned.isEmpty())) {
                throw ProblemException.stack(Problem.error(name + ":" + (i + 1) + ": `!` takes nothing back")
                        .hint("write what it takes back behind it, as in `!README.md`"));
            }
            if (!cleaned.isEmpty()) {
                rules.add(new Rule(pattern(cleaned, name, i + 1), takesBack));
            }
        }
        return new IgnoreRules(List.copyOf(rules));
    }

    private static IgnorePattern pattern(String glob, String name, int line) {
        return IgnorePattern.of(glob)
                .orElseThrow(() ->
                        ProblemException.stack(Problem.error(name + ":" + line + ": `" + glob + "` is not a pattern")));
    }

    /**
     * Without the parts that say nothing: {@code ./}, doubled and trailing slashes, a leading slash. What leads out of
     * the context stays, and matches nothing there.
     */
    private static String cleaned(String glob) {
        boolean isRooted = glob.startsWith("/");
        List<String> parts = new ArrayList<>();
        for (String part : glob.split("/", -1)) {
            boolean isInside = !parts.isEmpty() && !parts.get(parts.size() - 1).equals("..");
            if (part.equals("..") && isInside) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".") && !(part.equals("..") && isRooted)) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    /** Whether the path, relative and with slashes, stays out; what is above it is looked at, too. */
    public boolean ignores(String path) {
        boolean ignored = false;
        for (Rule rule : rules) {
            if (ignored == rule.takesBack && matchesAnywhere(rule.pattern, path)) {
                ignored = !rule.takesBack;
            }
        }
        return ignored;
    }

    private static boolean matchesAnywhere(IgnorePattern pattern, String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (pattern.matches(path.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    /** What is above everything: no rule has matched it. */
    Verdict atTop() {
        return new Verdict(false, rules.stream().map(rule -> false).toList());
    }

    /** What they make of a path in a folder that has been looked at. */
    Verdict below(Verdict folder, String path) {
        boolean ignored = false;
        List<Boolean> matched = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            boolean mayChange = ignored == rule.takesBack;
            boolean matches = folder.matched.get(i) || (mayChange && rule.pattern.matches(path));
            matched.add(matches);
            if (matches) {
                ignored = !rule.takesBack;
            }
        }
        return new Verdict(ignored, matched);
    }

    /** Whether something below an ignored folder may come back, so that it must be looked into; as Docker's client. */
    public boolean mayTakeBackBelow(String folder) {
        return rules.stream().anyMatch(rule -> rule.takesBack && (rule.pattern.glob() + "/").startsWith(folder + "/"));
    }
}
