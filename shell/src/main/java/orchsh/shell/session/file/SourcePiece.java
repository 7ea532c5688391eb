package orchsh.shell.session.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.dsl.scan.EntryScan;

/**
 * A statement of a script, with the comments above it.
 *
 * @param text as it is written
 * @param from where it begins in the whole text
 * @param to where it ends there
 */
record SourcePiece(String text, int from, int to) {
    private static final Pattern NAMED = Pattern.compile(
            "(?:@\\w+\\s+)*(?:"
                    + "(?:(?:abstract|final|static)\\s+)*(?:class|enum|interface|trait|record)\\s+(?<type>\\w+).*"
                    + "|import\\s+(?:static\\s+)?[\\w.]*?(?<imported>\\w+|\\*)(?:\\s+as\\s+(?<alias>\\w+))?\\s*;?\\s*"
                    + "|param\\s*\\(?\\s*['\"](?<param>\\w+)['\"].*"
                    + "|(?:def|var)\\s*\\((?<several>[\\w,\\s]+)\\)\\s*=.*"
                    + "|(?:(?:final\\s+)?(?:def|var|[A-Za-z][\\w.<>\\[\\], ]*)\\s+)?(?<name>\\w+)\\s*(?:=[^=~]|\\().*)",
            Pattern.DOTALL);
    /** What would say again what the stack has already. */
    private static final Pattern DECLARATION = Pattern.compile(
            "(?:[^=({'\"]*=\\s*)?(?:service|job|override|include|use|defaults|stack|task|check)\\b.*", Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final String EVERYTHING = "*";

    /** The statements of a text. */
    static List<SourcePiece> of(String text) {
        List<SourcePiece> pieces = new ArrayList<>();
        int from = 0;
        List<Integer> ends = new ArrayList<>(EntryScan.of(text).ends());
        ends.add(text.length());
        for (int to : ends) {
            List<EntryScan.Piece> code = EntryScan.of(text.substring(from, to)).pieces();
            if (!code.isEmpty()) {
                int begin = from + code.get(0).from();
                String piece =
                        text.substring(commentAbove(text, from, begin), to).strip();
                pieces.add(new SourcePiece(piece.replaceFirst(";$", ""), from, to));
                from = to;
            }
        }
        return pieces;
    }

    /** Where the lines of comments begin that stand right above it. */
    private static int commentAbove(String text, int from, int begin) {
        int blank = text.substring(from, begin).lastIndexOf("\n\n");
        return blank < 0 ? from : from + blank;
    }

    boolean has(int offset) {
        return from <= offset && offset < to;
    }

    /** What later statements can know because of it: functions, variables, params, types. */
    Set<String> names() {
        String code = code();
        Matcher named = NAMED.matcher(code);
        if (DECLARATION.matcher(code).matches() || !named.matches()) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        for (String group : List.of("alias", "type", "imported", "param", "name")) {
            Optional.ofNullable(named.group(group)).ifPresent(names::add);
        }
        Optional.ofNullable(named.group("several"))
                .ifPresent(several -> WORD.matcher(several).results().forEach(word -> names.add(word.group())));
        return names;
    }

    /** Whether it makes use of what the other one gives. */
    boolean needs(SourcePiece other) {
        Set<String> given = other.names();
        return given.contains(EVERYTHING)
                || WORD.matcher(text).results().anyMatch(word -> given.contains(word.group()));
    }

    private String code() {
        List<EntryScan.Piece> pieces = EntryScan.of(text).pieces();
        return pieces.isEmpty() ? "" : text.substring(pieces.get(0).from());
    }
}
