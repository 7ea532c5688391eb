package orchsh.shell.rows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import orchsh.dsl.row.Row;
import orchsh.dsl.row.RowExpression;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Makes stages of what stands behind their words. */
final class StageReader {
    private static final Pattern NAMED = Pattern.compile("(?s)([A-Za-z_]\\w*)\\s*:(?!:)\\s*(.+)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern ORDER = Pattern.compile("(?s)(.+?)\\s+(asc|desc)");
    private static final String DESCENDING = "desc";
    private static final String COUNT = "count";

    private StageReader() {}

    static Stage where(String text) {
        RowExpression condition = RowExpression.of(given(text, StageWord.WHERE));
        return new Keep(condition.names(), row -> RowExpression.isTrue(condition.valueIn(row)));
    }

    static Stage grep(String text) {
        String pattern = unquoted(given(text, StageWord.GREP));
        try {
            Pattern wanted = Pattern.compile(pattern);
            return new Keep(
                    List.of(),
                    row -> row.values().values().stream()
                            .anyMatch(value -> wanted.matcher(Shown.of(value)).find()));
        } catch (PatternSyntaxException e) {
            throw refused(Problem.error("`" + pattern + "` is no pattern: " + e.getDescription()));
        }
    }

    static Stage sort(String text) {
        List<String> names = new ArrayList<>();
        Comparator<Row> order = (one, other) -> 0;
        for (String each : Pieces.of(given(text, StageWord.SORT), ',')) {
            var written = ORDER.matcher(each);
            boolean hasOrder = written.matches();
            RowExpression by = RowExpression.of(hasOrder ? written.group(1) : each);
            names.addAll(by.names());
            Comparator<Row> next = (one, other) -> RowExpression.compare(by.valueIn(one), by.valueIn(other));
            order = order.thenComparing(
                    hasOrder && written.group(2).equals(DESCENDING) ? Collections.reverseOrder(next) : next);
        }
        Comparator<Row> whole = order;
        return new Whole(names, rows -> rows.stream().sorted(whole).toList());
    }

    static Stage select(String text) {
        List<Select.Taken> taken = new ArrayList<>();
        for (String each : Pieces.of(given(text, StageWord.SELECT), ',')) {
            var named = NAMED.matcher(each);
            taken.add(
                    named.matches()
                            ? new Select.Taken(named.group(1), RowExpression.of(named.group(2)))
                            : new Select.Taken(NAME.matcher(each).matches() ? "" : each, RowExpression.of(each)));
        }
        return new Select(taken);
    }

    static Stage first(String text) {
        return new First(0, numberOr(text, 1, StageWord.FIRST));
    }

    static Stage last(String text) {
        int most = numberOr(text, 1, StageWord.LAST);
        return new Whole(List.of(), rows -> rows.subList(Math.max(0, rows.size() - most), rows.size()));
    }

    static Stage skip(String text) {
        return new First(numberOr(given(text, StageWord.SKIP), 0, StageWord.SKIP), Integer.MAX_VALUE);
    }

    static Stage unique(String text) {
        List<String> names = text.isBlank() ? List.of() : names(text, StageWord.UNIQUE);
        return new Whole(names, rows -> {
            Map<Object, Row> alike = new LinkedHashMap<>();
            rows.forEach(row -> alike.putIfAbsent(names.isEmpty() ? row : valuesOf(row, names), row));
            return List.copyOf(alike.values());
        });
    }

    static Stage group(String text) {
        List<String> names = names(given(text, StageWord.GROUP), StageWord.GROUP);
        return new Whole(names, rows -> {
            Map<List<@Nullable Object>, Row> firsts = new LinkedHashMap<>();
            Map<List<@Nullable Object>, Long> counts = new LinkedHashMap<>();
            for (Row row : rows) {
                List<@Nullable Object> values = valuesOf(row, names);
                firsts.putIfAbsent(values, row);
                counts.merge(values, 1L, Long::sum);
            }
            List<Row> groups = new ArrayList<>();
            counts.forEach((values, count) -> {
                Row first = Objects.requireNonNull(firsts.get(values));
                Map<String, @Nullable Object> group = new LinkedHashMap<>();
                names.forEach(name -> group.put(first.written(name), first.value(name)));
                group.put(COUNT, count);
                groups.add(new Row(group));
            });
            return groups;
        });
    }

    static Stage count(String text) {
        if (!text.isBlank()) {
            throw refused(Problem.error("`count` takes nothing, not `" + text.strip() + "`")
                    .hint("`group " + text.strip() + "` counts what is alike"));
        }
        return new Whole(List.of(), rows -> List.of(new Row(Map.of(COUNT, (long) rows.size()))));
    }

    static Stage sum(String text) {
        List<String> names = names(given(text, StageWord.SUM), StageWord.SUM);
        return new Whole(names, rows -> {
            Map<String, @Nullable Object> sums = new LinkedHashMap<>();
            for (String name : names) {
                String written = rows.isEmpty() ? name : rows.get(0).written(name);
                sums.put(written, rows.stream().map(row -> number(row, name)).reduce(BigDecimal.ZERO, BigDecimal::add));
            }
            return List.of(new Row(sums));
        });
    }

    private static BigDecimal number(Row row, String name) {
        Object value = row.value(name);
        if (value == null) {
            return BigDecimal.ZERO;
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        throw refused(Problem.error("`sum` adds up numbers, and `" + name + "` is `" + Shown.of(value) + "`"));
    }

    private static List<@Nullable Object> valuesOf(Row row, List<String> names) {
        List<@Nullable Object> values = new ArrayList<>();
        names.forEach(name -> values.add(row.value(name)));
        return values;
    }

    private static List<String> names(String text, StageWord word) {
        List<String> names = Pieces.of(text, ',');
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw refused(Problem.error("`" + word.word() + "` takes names of columns, not `" + name + "`")
                        .hint("for example: " + word.example()));
            }
        }
        return names;
    }

    private static int numberOr(String text, int usual, StageWord word) {
        String number = text.strip();
        if (number.isEmpty()) {
            return usual;
        }
        if (!number.matches("\\d{1,9}")) {
            throw refused(Problem.error("`" + word.word() + "` takes a number, not `" + number + "`")
                    .hint("for example: " + word.example()));
        }
        return Integer.parseInt(number);
    }

    private static String given(String text, StageWord word) {
        if (text.isBlank()) {
            throw refused(Problem.error("`" + word.word() + "` needs " + word.operand() + " behind it")
                    .hint("for example: " + word.example()));
        }
        return text.strip();
    }

    private static String unquoted(String text) {
        boolean isQuoted = text.length() > 1
                && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }

    private static ProblemException refused(Problem problem) {
        return ProblemException.usage(problem);
    }
}
