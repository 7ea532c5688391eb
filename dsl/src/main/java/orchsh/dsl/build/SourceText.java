package orchsh.dsl.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.problem.Excerpt;
import orchsh.engine.problem.Location;
import orchsh.engine.problem.Problem;

/** The text of a source: turns places in it into locations and excerpts. */
public final class SourceText {
    private final Source source;
    private final String text;
    private final List<Integer> lineStarts = new ArrayList<>(List.of(0));

    public SourceText(Source source, String text) {
        this.source = source;
        this.text = TextFile.withUsualLineEnds(text);
        for (int i = this.text.indexOf('\n'); i >= 0; i = this.text.indexOf('\n', i + 1)) {
            lineStarts.add(i + 1);
        }
    }

    public Source source() {
        return source;
    }

    public String text() {
        return text;
    }

    public int lineCount() {
        return lineStarts.size();
    }

    /** The text of a line, counted from 1, without its line break. */
    public String line(int number) {
        int end = number < lineStarts.size() ? lineStarts.get(number) - 1 : text.length();
        String line = text.substring(lineStarts.get(number - 1), end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** Where a line and column, both counted from 1, are in the text. */
    public int offset(int line, int column) {
        int start = lineStarts.get(Math.max(1, Math.min(line, lineCount())) - 1);
        return Math.min(start + Math.max(1, column) - 1, text.length());
    }

    public int lineOf(int offset) {
        int low = 0;
        int high = lineStarts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lineStarts.get(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low + 1;
    }

    public int columnOf(int offset) {
        return offset - lineStarts.get(lineOf(offset) - 1) + 1;
    }

    public Location location(int line, int column) {
        return source.location(line, column);
    }

    public Place place(int offset, int length) {
        return new Place(source, lineOf(offset), columnOf(offset), length);
    }

    public Problem error(int offset, int length, String message) {
        return error(lineOf(offset), columnOf(offset), length, message);
    }

    /** A problem at a place, with the line it is about; a place behind the last line is drawn back to it. */
    public Problem error(int line, int column, int length, String message) {
        int known = Math.max(1, Math.min(line, lineCount()));
        int from = known == line ? Math.max(1, column) : line(known).length() + 1;
        Problem problem = Problem.error(message).at(location(known, from));
        return excerpt(known, from, length).map(problem::quoting).orElse(problem);
    }

    /** The line with the part to underline, cut to what the line has; none for an empty line. */
    private Optional<Excerpt> excerpt(int line, int column, int length) {
        String whole = line(line);
        if (whole.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Excerpt(whole, column, Math.max(1, Math.min(length, whole.length() - column + 1))));
    }
}
