package orchsh.dsl.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.language.Vocabulary;
import orchsh.dsl.scan.Scan;
import orchsh.dsl.scan.Suggestion;
import orchsh.dsl.scan.Token;
import orchsh.engine.problem.Problem;
import org.codehaus.groovy.syntax.SyntaxException;

/** Says Groovy's complaints about a script in plain words, at the place where the mistake is. */
final class SyntaxErrors {
    private static final Pattern UNEXPECTED = Pattern.compile("(?s)Unexpected (?:input|character): '(.*)'");
    private static final Pattern MISSING = Pattern.compile("Missing '(.+)'");
    private static final Pattern NO_CLASS = Pattern.compile("(?s)unable to resolve class (\\S+).*");
    private static final Pattern TWICE = Pattern.compile("[Dd]uplicated named parameter '(.*)' found");
    private static final Pattern GLUED = Pattern.compile("([0-9.]+)(ms|s|min|m|h|kb|mb|gb)");
    private static final Set<String> KEYWORDS =
            Set.of(("abstract as assert break case catch class const continue def default do else enum extends final"
                            + " finally for goto if implements import in instanceof interface native new null package"
                            + " private protected public return static strictfp super switch synchronized this"
                            + " threadsafe throw throws trait transient try var void volatile while true false yield")
                    .split(" "));

    private static final Set<String> CURLY = Set.of("‘", "’", "‚", "“", "”", "„", "`", "´");

    private final SourceText source;
    private final Scan scan;

    SyntaxErrors(SourceText source, Scan scan) {
        this.source = source;
        this.scan = scan;
    }

    /**
     * The problem that stands for the exception. Groovy blames the opening brace for a mistake inside a block, so the
     * inside is parsed by itself, as deep as need be.
     *
     * @param parse parses a text and returns its first syntax error
     */
    Problem localised(SyntaxException first, Function<String, Optional<SyntaxException>> parse) {
        SyntaxException error = first;
        Optional<Scan.Pair> block = blockAt(error);
        while (block.isPresent()) {
            Optional<SyntaxException> deeper = parse.apply(only(block.get()));
            if (deeper.isEmpty()) {
                break;
            }
            error = deeper.get();
            if (source.offset(error.getStartLine(), error.getStartColumn())
                    >= block.get().to()) {
                return source.error(block.get().to(), 1, "something is missing in front of this bracket");
            }
            block = blockAt(error);
        }
        return worded(error);
    }

    private Optional<Scan.Pair> blockAt(SyntaxException error) {
        int at = source.offset(error.getStartLine(), error.getStartColumn());
        boolean wholeBlock = error.getOriginalMessage().startsWith("Unexpected input: '{");
        return scan.braces().stream()
                .filter(pair -> pair.from() == at || (wholeBlock && pair.to() == at))
                .findFirst();
    }

    /** The inside of a pair of braces, everything else blanked, so that every place stays where it is. */
    private String only(Scan.Pair pair) {
        StringBuilder text = new StringBuilder(scan.text());
        for (int i = 0; i < text.length(); i++) {
            if ((i <= pair.from() || i >= pair.to()) && text.charAt(i) != '\n') {
                text.setCharAt(i, ' ');
            }
        }
        return text.toString();
    }

    Problem worded(SyntaxException error) {
        int line = Math.max(1, error.getStartLine());
        int column = Math.max(1, error.getStartColumn());
        int length = error.getEndLine() == line ? error.getEndColumn() - column : Integer.MAX_VALUE;
        String said = error.getOriginalMessage()
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll(" ?@ line \\d+, column \\d+\\.?", "");
        if (said.startsWith("Method definition not expected")) {
            return unknownWord(line, column);
        }
        Optional<Token> keyword = keywordBefore(said, source.offset(line, column));
        if (keyword.isPresent()) {
            Token word = keyword.get();
            return source.error(word.start(), word.end() - word.start(), "`" + word.text() + "` is not expected here")
                    .hint(inQuotes(word.text()));
        }
        Problem problem = source.error(line, column, length, message(said, line));
        return hint(said, line).map(problem::hint).orElse(problem);
    }

    /** {@code Service 'a' { }} looks to Groovy like the type, name and body of a method. */
    private Problem unknownWord(int line, int column) {
        int start = source.offset(line, column);
        int end = start;
        while (end < scan.text().length()
                && Character.isJavaIdentifierPart(scan.text().charAt(end))) {
            end++;
        }
        String word = scan.text().substring(start, end);
        Problem problem = source.error(line, column, word.length(), "unknown word `" + word + "`");
        return Suggestion.of(word, Vocabulary.ofScripts().words())
                .map(problem::hint)
                .orElse(problem);
    }

    private String message(String said, int line) {
        Matcher unexpected = UNEXPECTED.matcher(said);
        if (unexpected.matches()) {
            String text = unexpected.group(1);
            if (text.equals("<EOF>")) {
                return "the script ends too early";
            }
            String shown = text.replace("\\'", "'").split("\\\\n|\\n", -1)[0].strip();
            return shown.isEmpty() ? "line " + line + " ends too early" : visible(shown) + " is not expected here";
        }
        Matcher missing = MISSING.matcher(said);
        if (missing.matches()) {
            return "a `" + missing.group(1) + "` is missing here";
        }
        Matcher noClass = NO_CLASS.matcher(said);
        if (noClass.matches() && isWord(noClass.group(1))) {
            return "`" + noClass.group(1) + "` is a word, not the type of a variable";
        }
        if (noClass.matches()) {
            return "unknown class `" + noClass.group(1) + "`";
        }
        Matcher twice = TWICE.matcher(said);
        if (twice.matches()) {
            return "`" + twice.group(1) + ":` is given twice";
        }
        if (said.startsWith("Invalid octal number")) {
            return "a number does not begin with 0";
        }
        return said.isEmpty()
                ? "this cannot be understood"
                : Character.toLowerCase(said.charAt(0)) + said.substring(1).replace('\'', '`');
    }

    /** A character that nobody sees is told by its number. */
    private static String visible(String text) {
        int character = text.codePointAt(0);
        int type = Character.getType(character);
        boolean isHidden = type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
        return isHidden ? String.format("the invisible character U+%04X", character) : "`" + text + "`";
    }

    private static boolean isWord(String name) {
        return Vocabulary.ofServices().words().contains(name)
                || Vocabulary.ofScripts().words().contains(name);
    }

    /** In {@code service class { … }} Groovy blames the brace for the name in front of it. */
    private Optional<Token> keywordBefore(String said, int at) {
        Matcher unexpected = UNEXPECTED.matcher(said);
        if (!unexpected.matches() || !unexpected.group(1).startsWith("{")) {
            return Optional.empty();
        }
        List<Token> before =
                scan.tokens().stream().filter(token -> token.end() <= at).toList();
        if (before.size() < 2) {
            return Optional.empty();
        }
        Token name = before.get(before.size() - 1);
        return KEYWORDS.contains(name.text())
                        && isWord(before.get(before.size() - 2).text())
                ? Optional.of(name)
                : Optional.empty();
    }

    private static String inQuotes(String keyword) {
        return "`" + keyword + "` is a word of Groovy; as a name it is written in quotes: '" + keyword + "'";
    }

    private Optional<String> hint(String said, int line) {
        Matcher unexpected = UNEXPECTED.matcher(said);
        if (unexpected.matches() && KEYWORDS.contains(unexpected.group(1))) {
            return Optional.of(inQuotes(unexpected.group(1)));
        }
        if (unexpected.matches() && CURLY.contains(unexpected.group(1))) {
            return Optional.of("quotes are straight ones: ' or \"");
        }
        if (said.startsWith("Invalid octal number")) {
            return Optional.of("leave the 0 out, or write it in quotes");
        }
        Matcher noClass = NO_CLASS.matcher(said);
        if (noClass.matches()) {
            return Vocabulary.ofServices().manual(noClass.group(1)).map(manual -> "for example " + manual.example());
        }
        return glued(line);
    }

    private Optional<String> glued(int line) {
        List<Token> numbers = scan.tokens().stream()
                .filter(token -> token.kind() == Token.Kind.NUMBER && source.lineOf(token.start()) == line)
                .toList();
        for (Token number : numbers) {
            Matcher matcher = GLUED.matcher(number.text());
            if (matcher.matches()) {
                String unit = matcher.group(2).equals("m") ? "min" : matcher.group(2);
                return Optional.of("write " + matcher.group(1) + "." + unit + " for " + number.text());
            }
        }
        return Optional.empty();
    }
}
