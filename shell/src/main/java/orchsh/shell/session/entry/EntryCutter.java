package orchsh.shell.session.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import orchsh.dsl.scan.EntryScan;

/** Cuts a text into entries: commands each for themselves, and what is written in the language between them. */
public final class EntryCutter {
    /** The line that makes a compose file of what it is in. */
    private static final Pattern SERVICES = Pattern.compile("services:[ \\t]*+(?:#[^\\n]*+)?+");

    private static final Pattern COMPOSE = Pattern.compile("(?:#[^\\n]*+\\n|\\s*\\n|(?!" + SERVICES
            + "(?:\\n|\\z))[\\w.-]++:[^\\n]*+\\n(?:[ \\t-][^\\n]*+\\n|\\s*\\n)*+)*+" + SERVICES
            + "(?:\\n[\\s\\S]*+)?+");
    /** What else its lines can be, if they are not empty: keys, what is below them, and comments. */
    private static final Pattern PART = Pattern.compile("[ \\t#-].*|[\\w.\"'-]+:(?:\\s.*)?");

    private final Dispatch dispatch;
    private final String text;
    private final List<String> whole = new ArrayList<>();
    private int at;

    private EntryCutter(Dispatch dispatch, String text) {
        this.dispatch = dispatch;
        this.text = text;
    }

    public static Entries cut(Dispatch dispatch, String text) {
        return new EntryCutter(dispatch, text.replace("\r\n", "\n").replace('\r', '\n')).cut();
    }

    /** Whether the text is a compose file. */
    public static boolean isCompose(String text) {
        return COMPOSE.matcher(text).matches();
    }

    private Entries cut() {
        skipBetween();
        while (at < text.length()) {
            String rest = text.substring(at);
            Optional<String> open =
                    isCompose(rest) ? compose(rest) : dispatch.isCommand(rest) ? command(rest) : language(rest);
            if (open.isPresent()) {
                return new Entries(whole, text.substring(at), open);
            }
            skipBetween();
        }
        return new Entries(whole, "", Optional.empty());
    }

    /** Blanks, separators, and lines that only people read. */
    private void skipBetween() {
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean startsLine = at == 0 || text.charAt(at - 1) == '\n';
            if (Character.isWhitespace(c) || c == ';') {
                at++;
            } else if (c == '#' && (startsLine || text.substring(0, at).matches("(?s).*\\n[ \\t]*"))) {
                at = lineEnd(at);
            } else {
                return;
            }
        }
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /**
     * A compose file ends where something begins that is none of its keys, or with an empty line that none of them
     * follows, for between keys people leave lines empty. Where its services are still to come it does not end.
     */
    private Optional<String> compose(String rest) {
        List<String> lines = rest.lines().toList();
        int services = 0;
        while (!SERVICES.matcher(lines.get(services)).matches()) {
            services++;
        }
        int end = services + 1;
        int next = filled(lines, end);
        while (next < lines.size() && PART.matcher(lines.get(next)).matches()) {
            end = next + 1;
            next = filled(lines, end);
        }
        // right below the word, where nothing is said yet, one empty line is too few
        int enough = end == services + 1 ? 2 : 1;
        if (next == lines.size() && next - end < enough) {
            return Optional.of("compose");
        }
        String entry = String.join("\n", lines.subList(0, end)) + "\n";
        whole.add(entry.stripTrailing() + "\n");
        at += entry.length();
        return Optional.empty();
    }

    /** The first line from there on that has something in it. */
    private static int filled(List<String> lines, int from) {
        int next = from;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        return next;
    }

    /** It ends with its line, at a `;`, or where a comment begins. */
    private Optional<String> command(String rest) {
        char quote = 0;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (quote != 0) {
                if (c == '\\' && quote == '"') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '\\') {
                if (i + 1 >= rest.length() || i + 2 >= rest.length() && rest.charAt(i + 1) == '\n') {
                    return Optional.of("\\");
                }
                i++;
            } else if (c == '\n' || c == ';') {
                add(dispatch.withoutProgram(rest.substring(0, i)), i);
                return Optional.empty();
            } else if (c == '#' && Character.isWhitespace(rest.charAt(i - 1))) {
                add(dispatch.withoutProgram(rest.substring(0, i)), lineEnd(at + i) - at);
                return Optional.empty();
            }
        }
        if (quote != 0) {
            return Optional.of(String.valueOf(quote));
        }
        add(dispatch.withoutProgram(rest), rest.length());
        return Optional.empty();
    }

    /**
     * Lines of the language that follow each other are one entry, and what they share can be seen by all of them; but
     * one that is there for its value is an entry of its own, for else the value would be lost.
     */
    private Optional<String> language(String rest) {
        OptionalInt bar = dispatch.stagesIn(rest);
        if (bar.isEmpty()) {
            return lines(rest);
        }
        int begin = EntryScan.of(rest).ends().stream()
                .filter(end -> end <= bar.getAsInt())
                .reduce(0, Math::max);
        return begin == 0 ? piped(rest, bar.getAsInt()) : lines(rest.substring(0, begin));
    }

    /** From its first bar on, it ends as commands do. */
    private Optional<String> piped(String rest, int bar) {
        StageTail tail = StageTail.of(rest, bar);
        if (tail.open().isEmpty()) {
            add(rest.substring(0, bar) + tail.text(), tail.end());
        }
        return tail.open();
    }

    private Optional<String> lines(String rest) {
        EntryScan scan = EntryScan.of(rest);
        int begin = 0;
        for (int end : scan.ends()) {
            String behind = rest.substring(end).stripLeading();
            boolean isLast = behind.isEmpty() || dispatch.isCommand(behind) || isCompose(behind);
            if (isLast || Dispatch.isExpression(rest.substring(begin, end)) || Dispatch.isExpression(behind)) {
                add(rest.substring(begin, end), end - begin);
                begin = end;
            }
            if (isLast) {
                return Optional.empty();
            }
        }
        Optional<String> open = scan.open();
        if (open.isEmpty()) {
            add(rest.substring(begin), rest.length() - begin);
        }
        return open;
    }

    private void add(String entry, int length) {
        String shown = entry.strip();
        if (!shown.isEmpty()) {
            whole.add(shown.endsWith(";") ? shown.substring(0, shown.length() - 1) : shown);
        }
        at += length;
    }
}
