package orchsh.shell.docs;

import java.util.List;

/**
 * What a command is expected to print.
 *
 * @param lines in which {@code …} stands for any text, and alone on a line for any number of lines
 */
record OutputPattern(List<String> lines) {
    static final String ANY = "…";

    OutputPattern {
        lines = List.copyOf(lines);
    }

    static boolean isAnyLines(String line) {
        return line.strip().equals(ANY);
    }

    /** Blanks at the end of a line count for nothing, nor do blank lines at the end. */
    static List<String> linesOf(String text) {
        return withoutBlankEnd(text.lines().map(String::stripTrailing).toList());
    }

    static List<String> withoutBlankEnd(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isEmpty()) {
            end--;
        }
        return List.copyOf(lines.subList(0, end));
    }

    boolean matches(List<String> printed) {
        int at = 0;
        int wanted = 0;
        int gap = -1;
        int afterGap = 0;
        while (at < printed.size()) {
            if (wanted < lines.size() && isAnyLines(lines.get(wanted))) {
                gap = wanted++;
                afterGap = at;
            } else if (wanted < lines.size() && lineMatches(lines.get(wanted), printed.get(at))) {
                wanted++;
                at++;
            } else if (gap >= 0) {
                wanted = gap + 1;
                at = ++afterGap;
            } else {
                return false;
            }
        }
        while (wanted < lines.size() && isAnyLines(lines.get(wanted))) {
            wanted++;
        }
        return wanted == lines.size();
    }

    static boolean lineMatches(String pattern, String text) {
        String[] parts = pattern.split(ANY, -1);
        String first = parts[0];
        String last = parts[parts.length - 1];
        if (parts.length == 1) {
            return text.equals(pattern);
        }
        if (text.length() < first.length() + last.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int at = first.length();
        int end = text.length() - last.length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], at);
            if (found < 0 || found + parts[i].length() > end) {
                return false;
            }
            at = found + parts[i].length();
        }
        return true;
    }
}
