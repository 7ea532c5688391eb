package orchsh.engine.image;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One pattern of a {@code .dockerignore} file. What it matches is what Docker's own regular expression for it matches,
 * its oddities included: where there is no wildcard, or only {@code **} at one end, texts are compared instead.
 */
final class IgnorePattern {
    private static final String SPECIAL = ".+()|{}$";
    private static final String MEANING_IN_CLASS = "[&^";

    private final String glob;
    private final Predicate<String> test;

    private IgnorePattern(String glob, Predicate<String> test) {
        this.glob = glob;
        this.test = test;
    }

    /** Absent when it is none. */
    static Optional<IgnorePattern> of(String glob) {
        if (!isWellFormed(glob)) {
            return Optional.empty();
        }
        if (isPlain(glob)) {
            return Optional.of(new IgnorePattern(glob, glob::equals));
        }
        if (glob.startsWith("**") && isPlain(glob.substring(2))) {
            String end = glob.substring(2);
            return Optional.of(new IgnorePattern(
                    glob, path -> path.endsWith(end) || (end.startsWith("/") && path.equals(end.substring(1)))));
        }
        if (glob.endsWith("**") && isPlain(glob.substring(0, glob.length() - 2))) {
            String start = glob.substring(0, glob.length() - 2);
            return Optional.of(new IgnorePattern(glob, path -> path.startsWith(start)));
        }
        return regular(glob);
    }

    private static boolean isPlain(String glob) {
        return glob.chars().noneMatch(c -> "*?[]\\".indexOf(c) >= 0);
    }

    String glob() {
        return glob;
    }

    boolean matches(String path) {
        return test.test(path);
    }

    private static Optional<IgnorePattern> regular(String glob) {
        try {
            Pattern pattern = Pattern.compile(forJava(regex(glob)), Pattern.DOTALL);
            return Optional.of(
                    new IgnorePattern(glob, path -> pattern.matcher(path).matches()));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** As Docker writes it; classes are taken over as they are. */
    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < glob.length()) {
            char c = glob.charAt(i++);
            if (c == '*' && glob.startsWith("*", i)) {
                i += glob.startsWith("*/", i) ? 2 : 1;
                regex.append(i >= glob.length() ? ".*" : "(.*/)?");
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (SPECIAL.indexOf(c) >= 0) {
                regex.append('\\').append(c);
            } else if (c == '\\' && i < glob.length()) {
                regex.append('\\').append(glob.charAt(i++));
            } else {
                regex.append(c);
            }
        }
        return regex.toString();
    }

    /** Java gives a meaning to more characters within a class. */
    private static String forJava(String regex) {
        StringBuilder result = new StringBuilder();
        boolean isInClass = false;
        int begin = 0;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                result.append(escaped(regex.charAt(++i)));
            } else if (!isInClass && c == '[') {
                isInClass = true;
                result.append(c);
                if (regex.startsWith("^", i + 1)) {
                    result.append('^');
                    i++;
                }
                begin = i + 1;
            } else if (isInClass && c == ']' && i > begin) {
                isInClass = false;
                result.append(c);
            } else if (isInClass && (MEANING_IN_CLASS.indexOf(c) >= 0 || c == ']')) {
                result.append('\\').append(c);
            } else if (!isInClass && c == ']') {
                result.append("\\]");
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    /** What a backslash makes of a character in Docker's language. */
    private static String escaped(char c) {
        return switch (c) {
            case 'a' -> "\\x07";
            case 'v' -> "\\x0B";
            case 'f', 't', 'n', 'r', 'd', 'D', 's', 'S', 'w', 'W', 'b', 'B', 'A', 'z' -> "\\" + c;
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new PatternSyntaxException("unknown escape", String.valueOf(c), 0);
                }
                yield Pattern.quote(String.valueOf(c));
            }
        };
    }

    /** Whether classes and escapes are complete, by the rules of Docker's language for file names. */
    private static boolean isWellFormed(String glob) {
        int i = 0;
        while (i < glob.length()) {
            char c = glob.charAt(i);
            if (c == '\\') {
                if (i + 1 == glob.length()) {
                    return false;
                }
                i += 2;
            } else if (c == '[') {
                i = endOfClass(glob, i + 1);
                if (i < 0) {
                    return false;
                }
            } else {
                i++;
            }
        }
        return true;
    }

    /** What follows the class, or -1 when it has no end or nothing in it. */
    private static int endOfClass(String glob, int start) {
        int i = glob.startsWith("^", start) ? start + 1 : start;
        int ranges = 0;
        while (i < glob.length()) {
            if (glob.charAt(i) == ']' && ranges > 0) {
                return i + 1;
            }
            i = afterMember(glob, i);
            if (i >= 0 && glob.startsWith("-", i)) {
                i = afterMember(glob, i + 1);
            }
            if (i < 0) {
                return -1;
            }
            ranges++;
        }
        return -1;
    }

    private static int afterMember(String glob, int i) {
        if (i >= glob.length() || glob.charAt(i) == '-' || glob.charAt(i) == ']') {
            return -1;
        }
        int next = glob.charAt(i) == '\\' ? i + 2 : i + 1;
        return next < glob.length() ? next : -1;
    }
}
