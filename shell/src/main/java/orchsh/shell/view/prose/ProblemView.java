package orchsh.shell.view.prose;

import java.util.ArrayList;
import java.util.List;
import orchsh.engine.problem.Excerpt;
import orchsh.engine.problem.Problem;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.text.Cells;
import orchsh.shell.view.text.Glyph;
import orchsh.shell.view.text.Paint;
import orchsh.shell.view.text.Tone;

/** Shows problems: what, where, the user's own line with the part underlined, and what to do. */
public final class ProblemView {
    private static final int MOST_SHOWN = 20;
    private static final int LONGEST_EXCERPT = 120;

    private final Paint paint;
    private final String ellipsis;

    public ProblemView(Appearance appearance) {
        this.paint = Paint.of(appearance);
        this.ellipsis = Glyph.ELLIPSIS.on(appearance);
    }

    public List<String> lines(List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        problems.stream().limit(MOST_SHOWN).forEach(problem -> lines.addAll(lines(problem)));
        if (problems.size() > MOST_SHOWN) {
            lines.add("and " + (problems.size() - MOST_SHOWN) + " more");
        }
        return lines;
    }

    public List<String> lines(Problem problem) {
        List<String> lines = new ArrayList<>();
        String severity = problem.isError() ? paint.in(Tone.BAD, "error:") : paint.in(Tone.WARN, "warning:");
        String place = problem.at().map(at -> at + ": ").orElse("");
        List<String> message = paragraphs(problem.message());
        lines.add(severity + " " + place + paint.in(Tone.STRONG, message.get(0)));
        message.stream().skip(1).forEach(line -> lines.add("  " + line));
        problem.excerpt()
                .ifPresent(excerpt -> lines.addAll(quoted(
                        excerpt,
                        problem.at().map(at -> String.valueOf(at.line())).orElse(""))));
        problem.details().forEach(line -> lines.add("  " + paint.in(Tone.FAINT, "|") + " " + Cells.clean(line)));
        problem.hint().ifPresent(hint -> {
            List<String> advice = paragraphs(hint);
            lines.add("  hint: " + advice.get(0));
            advice.stream().skip(1).forEach(line -> lines.add("        " + line));
        });
        return lines;
    }

    private List<String> quoted(Excerpt excerpt, String lineNumber) {
        Excerpt shown = windowOf(excerpt);
        String gutter = " ".repeat(lineNumber.length());
        int from = Math.min(shown.from() - 1, shown.text().length());
        int to = Math.min(from + shown.length(), shown.text().length());
        String underline = "^".repeat(Math.max(1, Cells.width(shown.text().substring(from, to))));
        return List.of(
                "  " + paint.in(Tone.FAINT, lineNumber + " |") + " " + shown.text(),
                "  " + paint.in(Tone.FAINT, gutter + " |") + " "
                        + blanksUnder(shown.text().substring(0, from))
                        + paint.in(Tone.BAD, underline));
    }

    /** The part of a very long line that holds what is underlined. */
    private Excerpt windowOf(Excerpt excerpt) {
        String text = excerpt.text().stripTrailing();
        int start = Math.max(0, Math.min(excerpt.from() - 1, text.length()) - LONGEST_EXCERPT / 2);
        if (text.length() <= LONGEST_EXCERPT) {
            start = 0;
        }
        int end = Math.min(text.length(), start + LONGEST_EXCERPT);
        String before = start == 0 ? "" : ellipsis;
        String after = end == text.length() ? "" : ellipsis;
        int from = excerpt.from() - start + before.length();
        return new Excerpt(visible(before + text.substring(start, end) + after), from, excerpt.length());
    }

    /** Control characters would move the caret away from what it points at; each becomes one visible sign. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text);
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            if (Character.isISOControl(c) && c != '\t') {
                visible.setCharAt(i, '?');
            }
        }
        return visible.toString();
    }

    /** Blank, and as wide as the text whatever the terminal makes of its tabs. */
    private static String blanksUnder(String text) {
        StringBuilder blanks = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            if (codePoint == '\t') {
                blanks.append('\t');
            } else {
                blanks.append(" ".repeat(Cells.width(codePoint)));
            }
        });
        return blanks.toString();
    }

    private static List<String> paragraphs(String text) {
        return text.lines().findAny().isEmpty()
                ? List.of("")
                : text.lines().map(Cells::clean).toList();
    }
}
