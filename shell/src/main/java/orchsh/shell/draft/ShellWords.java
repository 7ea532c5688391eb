package orchsh.shell.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Takes a line of a shell apart: its commands, and their words without quotes. A variable that is set is replaced by what it is
 * set to; one that is not becomes a {@link #UNKNOWN mark} with its name behind it.
 */
final class ShellWords {
    /** In front of the name of a variable whose value is not known, with another one behind its default. */
    static final char UNKNOWN = '\uE000';

    static final char END = '\uE001';

    private static final Set<String> FOLDERS = Set.of("PWD", "CURDIR");
    private static final int DEEPEST = 8;

    private final String text;
    private final UnaryOperator<String> variables;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private StringBuilder word = new StringBuilder();
    private boolean hasWord;
    private int at;

    private ShellWords(String text, UnaryOperator<String> variables) {
        this.text = text;
        this.variables = variables;
    }

    /** @param variables what is set in the file */
    static List<List<String>> commands(String line, Map<String, String> variables, boolean isMake) {
        String expanded = isMake ? make(line, variables, 0) : line;
        return new ShellWords(expanded, name -> shell(name, variables, 0)).read();
    }

    /** What a makefile puts in place of its variables, before the shell sees the line. */
    private static String make(String line, Map<String, String> variables, int depth) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != '$' || i + 1 >= line.length()) {
                out.append(c);
                continue;
            }
            char next = line.charAt(i + 1);
            int end = next == '(' ? line.indexOf(')', i) : next == '{' ? line.indexOf('}', i) : -1;
            if (next == '$') {
                out.append('$');
                i++;
            } else if (end > 0) {
                String name = line.substring(i + 2, end).strip();
                out.append(value(name, variables, depth));
                i = end;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String value(String name, Map<String, String> variables, int depth) {
        if (FOLDERS.contains(name) || name.equals("shell pwd")) {
            return ".";
        }
        String value = variables.get(name);
        return value == null || depth > DEEPEST ? UNKNOWN + name + END : make(value, variables, depth + 1);
    }

    private static String shell(String expression, Map<String, String> variables, int depth) {
        int colon = expression.indexOf(":-");
        String name = colon < 0 ? expression : expression.substring(0, colon);
        String value = variables.get(name);
        if (FOLDERS.contains(name)) {
            return ".";
        }
        if (value != null && depth <= DEEPEST) {
            return new ShellWords(value, inner -> shell(inner, variables, depth + 1)).expanded();
        }
        return UNKNOWN + name + (colon < 0 ? "" : "=" + expression.substring(colon + 2)) + END;
    }

    private String expanded() {
        for (; at < text.length(); at++) {
            if (text.charAt(at) == '$') {
                dollar();
            } else {
                add(text.charAt(at));
            }
        }
        return word.toString();
    }

    private List<List<String>> read() {
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '\'' -> singleQuotes();
                case '"' -> doubleQuotes();
                case '\\' -> {
                    at++;
                    if (at < text.length()) {
                        add(text.charAt(at));
                    }
                }
                case '$' -> dollar();
                case '`' -> backticks();
                case ' ', '\t', '\n' -> endWord();
                case ';', '|', '&', '(', ')' -> endCommand();
                case '#' -> {
                    if (hasWord) {
                        add(c);
                    } else {
                        at = text.length();
                    }
                }
                default -> add(c);
            }
        }
        endCommand();
        return commands;
    }

    private void add(char c) {
        hasWord = true;
        word.append(c);
    }

    private void endWord() {
        if (hasWord) {
            words.add(word.toString());
        }
        word = new StringBuilder();
        hasWord = false;
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) {
            commands.add(words);
        }
        words = new ArrayList<>();
    }

    private void singleQuotes() {
        int end = text.indexOf('\'', at + 1);
        hasWord = true;
        word.append(text, at + 1, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end;
    }

    private void doubleQuotes() {
        hasWord = true;
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && "\"\\$`".indexOf(text.charAt(at + 1)) >= 0) {
                at++;
                add(text.charAt(at));
            } else if (c == '$') {
                dollar();
            } else if (c == '`') {
                backticks();
            } else {
                add(c);
            }
        }
    }

    private void dollar() {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (next == '{' || next == '(') {
            int end = text.indexOf(next == '{' ? '}' : ')', at);
            if (end < 0) {
                add('$');
                return;
            }
            String inside = text.substring(at + 2, end);
            hasWord = true;
            word.append(
                    inside.strip().equals("pwd") ? "." : variables.apply(next == '{' ? inside : "(" + inside + ")"));
            at = end;
        } else if (Character.isLetterOrDigit(next) || next == '_' || next == '@') {
            int end = at + 2;
            while (end < text.length()
                    && Character.isLetter(next)
                    && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                end++;
            }
            hasWord = true;
            word.append(variables.apply(text.substring(at + 1, end)));
            at = end - 1;
        } else {
            add('$');
        }
    }

    private void backticks() {
        int end = text.indexOf('`', at + 1);
        if (end < 0) {
            add('`');
            return;
        }
        String inside = text.substring(at + 1, end).strip();
        hasWord = true;
        word.append(inside.equals("pwd") ? "." : UNKNOWN + "(" + inside + ")" + END);
        at = end;
    }

    /** A text for people to read, on one line that is not long. */
    static String shown(String text) {
        String clean = text.replace(UNKNOWN, '$')
                .replace(String.valueOf(END), "")
                .replaceAll("\\s+", " ")
                .strip();
        return clean.length() > 80 ? clean.substring(0, 77) + "..." : clean;
    }
}
