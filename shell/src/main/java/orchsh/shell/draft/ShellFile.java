package orchsh.shell.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of a shell script or a makefile, and the variables that it sets.
 *
 * @param lines its commands, in their order
 * @param variables what is set to a text
 */
record ShellFile(List<SourceLine> lines, Map<String, String> variables) {
    private static final Pattern MAKE_VARIABLE =
            Pattern.compile("^(?:export\\s+)?([A-Za-z_][\\w.-]*)\\s*(?:::?|\\?)?=\\s*(.*)$");
    private static final Pattern SHELL_VARIABLE = Pattern.compile(
            "^\\s*(?:export\\s+|readonly\\s+|local\\s+)?([A-Za-z_]\\w*)=(\"[^\"]*\"|'[^']*'|[^\\s;|&()`]*)\\s*;?$");
    private static final Pattern TARGET = Pattern.compile("^([^\\s:#=][^:#=]*?)\\s*::?(?!=)\\s*(.*)$");

    ShellFile {
        lines = List.copyOf(lines);
        variables = Map.copyOf(variables);
    }

    static ShellFile script(String file, String text) {
        List<SourceLine> lines = new ArrayList<>();
        Map<String, String> variables = new LinkedHashMap<>();
        for (SourceLine line : joined(file, text)) {
            Matcher variable = SHELL_VARIABLE.matcher(line.text());
            if (variable.matches()) {
                variables.put(variable.group(1), unquoted(variable.group(2)));
            } else if (!line.text().isBlank() && !line.text().strip().startsWith("#")) {
                lines.add(line);
            }
        }
        return new ShellFile(lines, variables);
    }

    static ShellFile makefile(String file, String text) {
        List<SourceLine> lines = new ArrayList<>();
        Map<String, String> variables = new LinkedHashMap<>();
        String target = "";
        for (SourceLine line : joined(file, text)) {
            boolean isIndented = line.text().startsWith("\t") || line.text().startsWith("  ");
            Matcher variable = MAKE_VARIABLE.matcher(line.text());
            Matcher rule = TARGET.matcher(line.text());
            if (isIndented && !target.isEmpty()) {
                String command = line.text().strip().replaceFirst("^[-@+]+\\s*", "");
                if (!command.isEmpty() && !command.startsWith("#")) {
                    lines.add(new SourceLine(file, line.number(), target, command));
                }
            } else if (variable.matches()) {
                variables.put(variable.group(1), variable.group(2).strip());
            } else if (rule.matches()) {
                target = rule.group(1).strip();
            }
        }
        return new ShellFile(lines, variables);
    }

    private static String unquoted(String text) {
        return text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"))
                ? text.substring(1, text.length() - 1)
                : text;
    }

    /** Lines that end in a backslash go on in the next one, and so do those with an open quote. */
    private static List<SourceLine> joined(String file, String text) {
        List<SourceLine> joined = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int first = 0;
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            if (open.isEmpty()) {
                first = number;
            }
            if (line.endsWith("\\")) {
                open.append(line, 0, line.length() - 1).append(' ');
            } else {
                joined.add(new SourceLine(file, first, "", open + line));
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            joined.add(new SourceLine(file, first, "", open.toString()));
        }
        return joined;
    }
}
