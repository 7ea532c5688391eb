package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.build.SourceTexts;
import orchsh.dsl.build.VerbNotes.Verb;

/**
 * Tells which tasks look at what is typed behind their names: those whose blocks say {@code args}, and all if anything outside
 * of their blocks does, for they may call that.
 */
final class ArgumentUse {
    private static final Pattern WORD = Pattern.compile("\\bargs\\b(?!\\s*:)");

    private final SourceTexts texts;
    private final Collection<Verb> tasks;

    ArgumentUse(SourceTexts texts, Collection<Verb> tasks) {
        this.texts = texts;
        this.tasks = tasks;
    }

    /** A part of a text. */
    private record Span(SourceText text, int from, int to) {
        String cut() {
            return text.text().substring(from, to);
        }
    }

    boolean mayRead(Verb task) {
        Optional<Span> block = block(task);
        return block.isEmpty()
                || WORD.matcher(block.get().cut()).find()
                || texts.all().stream().anyMatch(this::saysOutside);
    }

    private boolean saysOutside(SourceText text) {
        List<Span> blocks = new ArrayList<>();
        tasks.forEach(task -> block(task)
                .filter(span -> span.text().source().equals(text.source()))
                .ifPresent(blocks::add));
        return WORD.matcher(text.text())
                .results()
                .anyMatch(found ->
                        blocks.stream().noneMatch(block -> block.from() <= found.start() && found.end() <= block.to()));
    }

    private Optional<Span> block(Verb task) {
        return texts.of(task.place().source()).flatMap(text -> block(text, task));
    }

    /** From the first brace behind the task's word to the one that closes it. */
    private static Optional<Span> block(SourceText text, Verb task) {
        int begin = text.offset(task.place().line(), task.place().column());
        int depth = 0;
        int from = -1;
        for (Token token : Lexer.of(text.text()).tokens()) {
            if (token.start() < begin) {
                continue;
            }
            if (token.is("{")) {
                from = depth == 0 ? token.start() : from;
                depth++;
            } else if (token.is("}") && depth > 0) {
                depth--;
                if (depth == 0) {
                    return Optional.of(new Span(text, from, token.end()));
                }
            } else if (depth == 0 && token.kind() == Token.Kind.NEWLINE) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
