package orchsh.dsl.compose.yaml;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.dsl.build.SourceText;
import orchsh.engine.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in simple words what the YAML reader says in its own. */
final class SyntaxWords {
    private static final Pattern NO_SPACE = Pattern.compile("\\s*(?:- )*[\\w.\\-\"']+:[^\\s:/\\\\]\\S*.*");
    private static final Pattern START = Pattern.compile("found character '(\\\\t|.).*' that cannot start any token.*");
    private static final Pattern FOUND = Pattern.compile(".*, but (?:found|got) '?(.+?)'?");
    private static final Pattern ESCAPE = Pattern.compile("found unknown escape character (.).*");
    private static final Pattern ALIAS = Pattern.compile("found undefined alias (.+)");
    private static final String QUOTES = "put the value in quotes";

    private final SourceText text;
    private final int problemAt;
    private final int contextAt;
    private final String problem;
    private final String context;

    private SyntaxWords(MarkedYAMLException error, SourceText text, Positions positions) {
        this.text = text;
        this.problem = Objects.requireNonNullElse(error.getProblem(), "");
        this.context = Objects.requireNonNullElse(error.getContext(), "");
        this.problemAt = positions.offset(error.getProblemMark());
        @Nullable Mark start = error.getContextMark();
        this.contextAt = start == null ? problemAt : positions.offset(start);
    }

    static Problem problem(MarkedYAMLException error, SourceText text, Positions positions) {
        SyntaxWords words = new SyntaxWords(error, text, positions);
        return words.mergeMark().orElseGet(words::say);
    }

    private Optional<Problem> mergeMark() {
        int mark = text.text().indexOf("<<<<<<< ");
        boolean lineStart = mark == 0 || (mark > 0 && text.text().charAt(mark - 1) == '\n');
        return lineStart && text.text().contains("\n>>>>>>> ")
                ? Optional.of(text.error(mark, 7, "this file has the marks of a merge with conflicts")
                        .hint("decide what stays, and remove the lines with <<<<<<<, ======= and >>>>>>>"))
                : Optional.empty();
    }

    private Problem say() {
        Matcher start = START.matcher(problem);
        if (start.matches()) {
            return cannotStart(start.group(1));
        }
        Matcher escape = ESCAPE.matcher(problem);
        if (escape.matches()) {
            return at(problemAt - 1, "`\\" + escape.group(1) + "` means nothing in double quotes")
                    .hint("write \\\\ for a backslash, or use single quotes");
        }
        Matcher alias = ALIAS.matcher(problem);
        if (alias.matches()) {
            return at(problemAt, "there is no `&" + alias.group(1) + "` above")
                    .hint("`*` at the beginning of a value names one; if it belongs to the value, " + QUOTES);
        }
        return switch (problem) {
            case "mapping values are not allowed here" -> unexpectedKey();
            case "sequence entries are not allowed here" ->
                at(problemAt, "an item of a list cannot begin in the line of its key")
                        .hint("begin a new line for `- `, or write [a, b]");
            case "could not find expected ':'" -> noKey(contextAt);
            case "found unexpected end of stream", "found unexpected document separator" ->
                at(contextAt, "this quote is never closed");
            case "found incompatible YAML document (version 1.* is required)" ->
                at(problemAt, "this is a version of YAML that nobody knows").hint("remove the line");
            default -> sayByContext();
        };
    }

    private Problem cannotStart(String character) {
        return character.equals("\\t")
                ? at(problemAt, "a tab cannot indent in YAML").hint("indent with spaces")
                : at(problemAt, "a value cannot begin with `" + character + "`").hint(QUOTES);
    }

    private Problem sayByContext() {
        String found = found();
        return switch (context) {
            case "while parsing a flow sequence" -> unclosed("[", "]");
            case "while parsing a flow mapping" -> unclosed("{", "}");
            case "while parsing a block mapping" -> amongKeys(found);
            case "while parsing a block collection" ->
                at(problemAt, "this stands among the items of the list of line " + text.lineOf(contextAt))
                        .hint("begin it with `- `, or indent it as the key of the list");
            case "while scanning a block scalar" ->
                at(problemAt, "behind `|` or `>` stand only +, - or a number from 1 to 9")
                        .hint("begin the text in the next line");
            case "while scanning a double-quoted scalar" ->
                at(
                                problemAt - 2,
                                "`" + text.text().substring(Math.max(0, problemAt - 2), problemAt)
                                        + "` lacks hexadecimal digits")
                        .hint("write \\\\ for a backslash, or use single quotes");
            case "while scanning an alias" ->
                at(contextAt, "no name stands behind `*`").hint("if it belongs to the value, " + QUOTES);
            case "while scanning an anchor" ->
                at(contextAt, "no name stands behind `&`").hint("if it belongs to the value, " + QUOTES);
            case "while scanning a tag", "while parsing a node" ->
                at(contextAt, "what stands behind `!` is not a tag").hint("if it belongs to the value, " + QUOTES);
            default -> sayByFound(found);
        };
    }

    private String found() {
        Matcher matcher = FOUND.matcher(problem);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private Problem sayByFound(String found) {
        return switch (found) {
            case "]", "}" -> at(problemAt, "this `" + found + "` closes nothing");
            case "<stream end>" ->
                at(problemAt, "the file ends within a value").hint("close the bracket or quote that is open");
            case "" -> at(problemAt, "this is not YAML: " + problem.replace('\n', ' '));
            default ->
                problem.startsWith("expected '<document start>'")
                        ? at(problemAt, "the file's value has ended before this line")
                                .hint("indent it as what it belongs to; `---` begins another document")
                        : at(problemAt, "a value cannot begin with `" + shown(found) + "` here")
                                .hint(QUOTES);
        };
    }

    private static String shown(String found) {
        return found.replaceAll("[<>]", "");
    }

    private Problem amongKeys(String found) {
        boolean sameLine =
                !text.text().substring(lineStart(problemAt), problemAt).isBlank();
        return switch (found) {
            case "]", "}" -> at(problemAt, "this `" + found + "` closes nothing");
            case ":" ->
                at(problemAt, "there is no key before this `:`").hint("a key of several words is put in quotes");
            case "-" ->
                at(problemAt, "an item of a list stands among keys")
                        .hint("indent all items of a list alike, below its key");
            default ->
                sameLine
                        ? at(problemAt, "this stands behind the end of the value")
                                .hint("put the whole value in quotes of one kind; within '…' a ' is written ''")
                        : at(problemAt, "this line is not indented as the keys it stands with")
                                .hint("those begin in column " + text.columnOf(contextAt) + ", as in line "
                                        + text.lineOf(contextAt));
        };
    }

    private Problem unclosed(String open, String close) {
        return text.lineOf(contextAt) == text.lineOf(problemAt)
                ? at(problemAt, "a `,` or `" + close + "` is missing here")
                        .hint("if the `" + open + "` belongs to the value, " + QUOTES)
                : at(contextAt, "this `" + open + "` is not closed, or a `,` is missing behind it");
    }

    /** A colon behind what cannot be a key: in the line of a value, or in a line that goes on with one. */
    private Problem unexpectedKey() {
        int line = text.lineOf(problemAt);
        String before = text.text().substring(lineStart(problemAt), problemAt);
        if (before.contains(": ")) {
            return at(problemAt, "a value of one line cannot have a `: ` in it").hint(QUOTES);
        }
        int above = line - 1;
        while (above > 0 && text.line(above).isBlank()) {
            above--;
        }
        if (above == 0) {
            return at(problemAt, "there is no key before this `:`");
        }
        String aboveText = text.line(above);
        int aboveAt = text.offset(above, 1 + indent(aboveText));
        if (NO_SPACE.matcher(aboveText).matches() || !aboveText.contains(":")) {
            return noKey(aboveAt);
        }
        return text.error(
                        text.offset(line, 1 + indent(before)),
                        before.strip().length(),
                        "this key is indented as part of line " + above + ", which has a value already")
                .hint("keys that stand together begin in one column");
    }

    private Problem noKey(int offset) {
        int line = text.lineOf(offset);
        String whole = text.line(line);
        if (NO_SPACE.matcher(whole).matches()) {
            int colon = whole.indexOf(':');
            return text.error(line, colon + 1, 1, "a space is missing behind this `:`");
        }
        return text.error(
                        line,
                        1 + indent(whole),
                        whole.strip().length(),
                        "this line is neither a key nor an item of a list")
                .hint("a key ends with `: `, an item of a list begins with `- `");
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private int lineStart(int offset) {
        return text.offset(text.lineOf(offset), 1);
    }

    private Problem at(int offset, String message) {
        int from = Math.max(0, Math.min(offset, text.text().length()));
        return text.error(from, 1, message);
    }
}
