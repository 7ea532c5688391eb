package orchsh.shell.session.word;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.dsl.language.LiveContainer;
import orchsh.shell.rows.LiveRow;
import orchsh.shell.rows.ValueRows;
import orchsh.shell.session.entry.Dispatch;
import orchsh.shell.session.stack.LanguageEntries;

/** What is known of values that are to go through stages, while that is being typed: nothing is worked out for it. */
public final class StagedWords {
    private static final Pattern NAMED = Pattern.compile(
            "(?s)(?:.*\\n)?\\s*(?:(?:(?:def|var)\\s+)?[A-Za-z_]\\w*\\s*=\\s*)?(?<name>[A-Za-z_]\\w*)\\s*");
    private static final String SERVICES = "services";

    private final Dispatch dispatch;
    private final LanguageEntries language;
    private final Supplier<List<String>> services;

    /** @param services the names of those of the stack */
    public StagedWords(Dispatch dispatch, LanguageEntries language, Supplier<List<String>> services) {
        this.dispatch = dispatch;
        this.language = language;
        this.services = services;
    }

    /** The piece of the language in front of the first stage, if the text ends behind a bar that can lead to stages. */
    Optional<String> source(String text) {
        OptionalInt bar = dispatch.stagesBegunIn(text);
        return bar.isPresent() ? Optional.of(text.substring(0, bar.getAsInt())) : Optional.empty();
    }

    /** The columns that the value of a piece of the language has, as far as that can be told. */
    List<String> columnsOf(String piece) {
        Matcher named = NAMED.matcher(piece);
        if (!named.matches()) {
            return List.of();
        }
        String name = named.group("name");
        Optional<Object> value = language.valueOf(name);
        if (value.isPresent()) {
            return columns(value.get());
        }
        return name.equals(SERVICES) || services.get().contains(name) ? LiveRow.columnsOfServices() : List.of();
    }

    private static List<String> columns(Object value) {
        if (value instanceof Map<?, ?>) {
            return List.of(ValueRows.KEY, ValueRows.VALUE);
        }
        if (value instanceof Collection<?> many && many.stream().allMatch(Map.class::isInstance)) {
            return many.stream()
                    .flatMap(row -> ((Map<?, ?>) row).keySet().stream())
                    .map(String::valueOf)
                    .distinct()
                    .toList();
        }
        boolean areLive = value instanceof LiveContainer
                || value instanceof Collection<?> all && all.stream().allMatch(LiveContainer.class::isInstance);
        return areLive ? LiveRow.columnsOfServices() : List.of(ValueRows.VALUE);
    }
}
