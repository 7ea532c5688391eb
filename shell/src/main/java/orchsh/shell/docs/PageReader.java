package orchsh.shell.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.dsl.build.TextFile;
import orchsh.engine.problem.Location;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Finds the commands in a page. */
public final class PageReader {
    private static final String PROMPT = "$ ";
    private static final Pattern EXIT_CODE = Pattern.compile("\\[(\\d{1,3})]");
    private static final int HIGHEST_CODE = 255;

    private final String shownAs;
    private final List<String> lines;
    private final List<Example> examples = new ArrayList<>();

    private PageReader(String shownAs, List<String> lines) {
        this.shownAs = shownAs;
        this.lines = lines;
    }

    /** @param shownAs what the user calls it */
    public static Page read(Path path, String shownAs) {
        return parse(path, shownAs, TextFile.asWritten(path, shownAs, "a page"));
    }

    static Page parse(Path path, String shownAs, String text) {
        PageReader reader = new PageReader(shownAs, Page.lines(TextFile.withoutMark(text)));
        reader.findBlocks();
        if (reader.examples.isEmpty()) {
            throw ProblemException.usage(
                    Problem.error("`" + shownAs + "` shows no command: it has no block ```console with one")
                            .hint("a line that begins with `$ ` is a command, the lines below it are what it prints"));
        }
        return new Page(path, shownAs, text, reader.examples);
    }

    private void findBlocks() {
        int at = 0;
        while (at < lines.size()) {
            Optional<Fence> fence = Fence.in(lines.get(at));
            at = fence.isPresent() ? behind(fence.get(), at) : at + 1;
        }
    }

    private int behind(Fence fence, int opening) {
        int end = opening + 1;
        while (end < lines.size() && !fence.isClosedBy(lines.get(end))) {
            end++;
        }
        if (end == lines.size()) {
            throw refused(opening, "this block has no end", "a line `" + fence.signs() + "` ends it");
        }
        if (fence.isConsole()) {
            readBlock(fence, opening + 1, end);
        }
        return end + 1;
    }

    private void readBlock(Fence fence, int from, int end) {
        int at = from;
        while (at < end && fence.inside(lines.get(at)).isEmpty()) {
            at++;
        }
        while (at < end) {
            if (!isCommand(fence, at)) {
                throw refused(
                        at,
                        "this stands before the first command of its block",
                        "a line that begins with `$ ` is a command; a block of another language is not run");
            }
            at = readExample(fence, at, end);
        }
    }

    private boolean isCommand(Fence fence, int at) {
        return fence.inside(lines.get(at)).startsWith(PROMPT);
    }

    private int readExample(Fence fence, int at, int end) {
        StringBuilder command = new StringBuilder(fence.inside(lines.get(at)).substring(PROMPT.length()));
        int from = at + 1;
        while (from < end && goesOn(command, fence.inside(lines.get(from)))) {
            command.append('\n').append(withoutSign(fence.inside(lines.get(from))));
            from++;
        }
        int next = from;
        while (next < end && !isCommand(fence, next)) {
            next++;
        }
        int to = next;
        while (to > from && fence.inside(lines.get(to - 1)).isEmpty()) {
            to--;
        }
        List<String> output = new ArrayList<>();
        for (int line = from; line < to; line++) {
            output.add(fence.inside(lines.get(line)));
        }
        int code = output.isEmpty() ? 0 : takeCode(output, to - 1);
        examples.add(new Example(
                at + 1, command.toString(), from, to, fence.indent(), OutputPattern.withoutBlankEnd(output), code));
        return next;
    }

    private static boolean goesOn(CharSequence command, String next) {
        return next.startsWith("> ") || next.equals(">") || endsInBackslash(command);
    }

    /** An even number of them are backslashes that are meant. */
    private static boolean endsInBackslash(CharSequence command) {
        int count = 0;
        while (count < command.length() && command.charAt(command.length() - 1 - count) == '\\') {
            count++;
        }
        return count % 2 == 1;
    }

    private static String withoutSign(String line) {
        return line.startsWith("> ") ? line.substring(2) : line.equals(">") ? "" : line;
    }

    private int takeCode(List<String> output, int at) {
        Matcher matcher = EXIT_CODE.matcher(output.get(output.size() - 1));
        if (!matcher.matches()) {
            return 0;
        }
        int code = Integer.parseInt(matcher.group(1));
        if (code > HIGHEST_CODE) {
            throw refused(
                    at,
                    "there is no exit code " + code,
                    "a line of the output that looks like one has the exit code below it: `[0]`");
        }
        output.remove(output.size() - 1);
        return code;
    }

    private ProblemException refused(int at, String why, String hint) {
        return ProblemException.usage(
                Problem.error(why).at(new Location(shownAs, at + 1, 0)).hint(hint));
    }
}
