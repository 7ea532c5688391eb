package orchsh.shell.prompt;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.shell.session.word.Candidate;
import orchsh.shell.session.word.SessionWords;
import orchsh.shell.view.text.Tone;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours what is typed: commands, words of the language, texts, and in red what nobody knows. */
final class EntryColours implements Highlighter {
    /** Longer texts stay as they are. */
    private static final int LONGEST = 10_000;

    private static final Pattern PIECE = Pattern.compile(
            "(?<text>'''[\\s\\S]*?(?:'''|$)|\"\"\"[\\s\\S]*?(?:\"\"\"|$)|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+'?|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"?)"
                    + "|(?<comment>//[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$))"
                    + "|(?<option>(?<![^\\s])--?[A-Za-z][A-Za-z0-9-]*)"
                    + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_-]*)"
                    + "|(?<end>[\\n;|{<>}])"
                    + "|(?<blank>[ \\t]+)"
                    + "|(?<other>[\\s\\S])");

    private static final Set<String> GROOVY = Set.of(
            "abstract",
            "as",
            "assert",
            "break",
            "case",
            "catch",
            "class",
            "continue",
            "def",
            "do",
            "else",
            "enum",
            "false",
            "final",
            "finally",
            "for",
            "if",
            "import",
            "in",
            "instanceof",
            "int",
            "interface",
            "long",
            "new",
            "null",
            "return",
            "static",
            "String",
            "super",
            "switch",
            "this",
            "throw",
            "true",
            "try",
            "void",
            "while");

    private final Inks inks;
    private final SessionWords words;
    private final Supplier<List<Candidate>> commands;

    EntryColours(Inks inks, SessionWords words, Supplier<List<Candidate>> commands) {
        this.inks = inks;
        this.words = words;
        this.commands = commands;
    }

    @Override
    public AttributedString highlight(LineReader reader, String text) {
        AttributedStringBuilder line = new AttributedStringBuilder();
        if (!inks.areThere() || text.length() > LONGEST) {
            append(line, text, AttributedStyle.DEFAULT);
            return line.toAttributedString();
        }
        boolean isCommand = words.isCommand(text);
        boolean isFirst = true;
        Matcher piece = PIECE.matcher(text);
        while (piece.find()) {
            append(line, piece.group(), inks.of(toneOf(piece, text, isFirst, isCommand)));
            isFirst = piece.group("end") != null || isFirst && piece.group("blank") != null;
        }
        return line.toAttributedString();
    }

    private Tone toneOf(Matcher piece, String text, boolean isFirst, boolean isCommand) {
        if (piece.group("text") != null) {
            return Tone.GOOD;
        }
        if (piece.group("comment") != null) {
            return Tone.FAINT;
        }
        if (piece.group("option") != null && isCommand) {
            return optionTone(text, piece);
        }
        return piece.group("word") != null && isFirst ? wordTone(text, piece, isCommand) : Tone.PLAIN;
    }

    private Tone optionTone(String text, Matcher piece) {
        String written = piece.group();
        boolean mayGrow = piece.end() == text.length();
        List<String> before = HalfEntry.of(text, piece.end()).words();
        if (before.size() < 2) {
            return Tone.PLAIN;
        }
        List<Candidate> known = words.behind(before);
        boolean isLetters = !written.startsWith("--") && written.length() > 2;
        return known.isEmpty() && !isLetters && !mayGrow && hasOptions(before) ? Tone.BAD : Tone.BUSY;
    }

    /** Whether the command is known so well that an unknown option is one. */
    private boolean hasOptions(List<String> before) {
        return !words.behind(List.of(before.get(0), "--")).isEmpty();
    }

    private Tone wordTone(String text, Matcher piece, boolean isCommand) {
        String word = piece.group();
        boolean mayGrow = piece.end() == text.length();
        if (GROOVY.contains(word)) {
            return Tone.BUSY;
        }
        if (piece.start() == 0 || isCommand) {
            for (Candidate command : commands.get()) {
                if (command.word().equals(word)) {
                    return Tone.STRONG;
                }
                if (mayGrow && command.word().startsWith(word)) {
                    return Tone.PLAIN;
                }
            }
        }
        if (isFollowedByValue(text, piece.end())) {
            return Tone.PLAIN;
        }
        List<Candidate> known = words.language(text.substring(0, piece.end()));
        for (Candidate candidate : known) {
            if (candidate.word().equals(word)) {
                return candidate.group() == Candidate.Group.WORD ? Tone.STRONG : Tone.BUSY;
            }
        }
        return known.isEmpty() ? Tone.BAD : Tone.PLAIN;
    }

    /** A name that is given a value, a key of a map, a class: its own business. */
    private static boolean isFollowedByValue(String text, int end) {
        return text.substring(end).matches("(?s)[ \\t]*(=[^=~]|:|\\.[A-Za-z]|->|,).*");
    }

    /** Control characters are shown as people write them. */
    private static void append(AttributedStringBuilder line, String text, AttributedStyle style) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\n' || letter == '\t' || !Character.isISOControl(letter)) {
                shown.append(letter);
            } else {
                shown.append('^').append((char) (letter ^ 0x40));
            }
        }
        line.styled(style, shown);
    }
}
