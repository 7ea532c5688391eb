package orchsh.shell.session.stack;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orchsh.dsl.language.CommandResult;
import orchsh.dsl.language.LiveContainer;
import orchsh.dsl.row.Row;
import orchsh.shell.call.Call;
import orchsh.shell.rows.LiveRow;
import orchsh.shell.rows.RowTable;
import orchsh.shell.view.table.Listing;
import org.jspecify.annotations.Nullable;

/** Prints what an entry came to, as people read it: rows as a table, many things line by line. */
final class ShownValue {
    /** How many lines are made before they are printed. */
    private static final int PIECE = 500;

    private final Call call;

    ShownValue(Call call) {
        this.call = call;
    }

    void print(Object value) {
        if (value instanceof CommandResult) {
            // what it printed has been seen
            return;
        }
        if (value instanceof Map<?, ?> map) {
            printMap(map);
        } else if (value instanceof Object[] array) {
            printAll(List.of(array).iterator());
        } else if (value instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(Map.class::isInstance)) {
            printRows(list.stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList());
        } else if (value instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(LiveContainer.class::isInstance)) {
            printLive(list.stream().map(LiveContainer.class::cast).toList());
        } else if (value instanceof Iterable<?> many) {
            printAll(many.iterator());
        } else {
            call.print(text(value).lines().toList());
        }
    }

    private void printMap(Map<?, ?> map) {
        if (map.isEmpty()) {
            call.print(List.of("[:]"));
            return;
        }
        Listing listing = Listing.of("KEY", "VALUE");
        map.forEach((key, value) -> listing.row(text(key), inCell(value)));
        call.print(listing.lines(call.console().outLook()));
    }

    private void printRows(List<Map<?, ?>> rows) {
        List<Row> shown = new ArrayList<>();
        for (Map<?, ?> row : rows) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            row.forEach((key, value) -> values.put(text(key), value == null ? null : inCell(value)));
            shown.add(new Row(values));
        }
        call.print(RowTable.of(shown).lines(call.console().outLook()));
    }

    private void printLive(List<LiveContainer> all) {
        call.print(RowTable.of(
                        all.stream().map(live -> LiveRow.of(live, List.of())).toList())
                .lines(call.console().outLook()));
    }

    /** However many there are, the first are seen at once, and nobody has to wait for the last. */
    private void printAll(Iterator<?> values) {
        if (!values.hasNext()) {
            call.print(List.of("[]"));
        }
        while (values.hasNext() && !call.invocation().cancellation().isCancelled()) {
            List<String> lines = new ArrayList<>();
            while (values.hasNext() && lines.size() < PIECE) {
                lines.add(text(values.next()));
            }
            call.print(lines);
        }
    }

    private static String inCell(Object value) {
        return text(value).replace('\n', ' ');
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }
}
