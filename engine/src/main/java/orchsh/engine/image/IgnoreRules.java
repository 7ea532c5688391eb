package orchsh.engine.image;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** A {@code .dockerignore} file, read as Docker reads it: the last rule that matches a path or a folder above it wins. */
final class IgnoreRules {
    private final List<Rule> rules;

    private IgnoreRules(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(String glob, Pattern pattern, boolean takesBack) {}

    static IgnoreRules none() {
        return new IgnoreRules(List.of());
    }

    /**
     * @param text the file's text
     * @param name the file's name, for problems
     */
    static IgnoreRules parse(String text, String name) {
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
            if (takesBack && glob.isEmpty()) {
                throw ProblemException.stack(Problem.error(name + ":" + (i + 1) + ": `!` takes nothing back")
                        .hint("write what it takes back behind it, as in `!README.md`"));
            }
            glob = cleaned(glob);
            if (!glob.isEmpty()) {
                rules.add(new Rule(glob, compiled(glob, name, i + 1), takesBack));
            }
        }
        return new IgnoreRules(List.copyOf(rules));
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

    private static Pattern compiled(String glob, String name, int line) {
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < glob.length()) {
            char c = glob.charAt(i);
            if (c == '*' && i + 1 < glob.length() && glob.charAt(i + 1) == '*') {
                boolean isEnding = i == 0 && isPlain(glob.substring(2)) && !glob.startsWith("/", 2);
                i += 2;
                if (i < glob.length() && glob.charAt(i) == '/') {
                    i++;
                }
                regex.append(i >= glob.length() || isEnding ? ".*" : "(.*/)?");
            } else if (c == '*') {
                i++;
                regex.append("[^/]*");
            } else if (c == '?') {
                i++;
                regex.append("[^/]");
            } else if (c == '[') {
                int end = endOfClass(glob, i);
                regex.append(end < 0 ? "\\[" : classOf(glob.substring(i + 1, end)));
                i = end < 0 ? i + 1 : end + 1;
            } else {
                if (c == '\\' && i + 1 < glob.length()) {
                    i++;
                }
                regex.append(Pattern.quote(String.valueOf(glob.charAt(i))));
                i++;
            }
        }
        try {
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error(name + ":" + line + ": `" + glob + "` is not a pattern"),
                    e);
        }
    }

    private static boolean isPlain(String glob) {
        return glob.chars().noneMatch(c -> c == '*' || c == '?' || c == '[' || c == '\\');
    }

    private static int endOfClass(String glob, int start) {
        for (int i = start + 1; i < glob.length(); i++) {
            if (glob.charAt(i) == '\\') {
                i++;
            } else if (glob.charAt(i) == ']' && i > start + 1) {
                return i;
            }
        }
        return -1;
    }

    private static String classOf(String inside) {
        String negated = inside.startsWith("^") ? "^/" : "";
        String members = negated.isEmpty() ? inside : inside.substring(1);
        return "[" + negated + members.replace("[", "\\[").replace("&", "\\&").replace("^", "\\^") + "]";
    }

    /** Whether the path, relative and with slashes, stays out. */
    boolean ignores(String path) {
        boolean ignored = false;
        for (Rule rule : rules) {
            if (ignored == rule.takesBack && matches(rule.pattern, path)) {
                ignored = !rule.takesBack;
            }
        }
        return ignored;
    }

    private static boolean matches(Pattern pattern, String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (pattern.matcher(path.substring(0, end)).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Whether something below an ignored folder may come back, so that it must be looked into; as Docker's client. */
    boolean mayTakeBackBelow(String folder) {
        return rules.stream().anyMatch(rule -> rule.takesBack && (rule.glob + "/").startsWith(folder + "/"));
    }
}
