package orchsh.shell.session.stack;

import java.util.List;
import java.util.Set;
import orchsh.dsl.row.Row;
import orchsh.shell.call.Call;
import orchsh.shell.rows.RowTable;
import orchsh.shell.rows.ValueRows;
import org.jspecify.annotations.Nullable;

/**
 * What has come out of the last stage.
 *
 * @param rows in their order
 */
public record ShownRows(List<Row> rows) {
    public ShownRows {
        rows = List.copyOf(rows);
    }

    /** As a value of the language: maps, or what was there before it became rows. */
    public List<? extends @Nullable Object> value() {
        return arePlain()
                ? rows.stream()
                        .<@Nullable Object>map(row -> row.value(ValueRows.VALUE))
                        .toList()
                : rows.stream().map(Row::values).toList();
    }

    public void print(Call call) {
        boolean isSingle = rows.size() == 1 && rows.get(0).names().size() == 1;
        if (isSingle || arePlain()) {
            call.print(rows.stream()
                    .map(row -> String.valueOf(row.values().values().iterator().next()))
                    .toList());
        } else if (!rows.isEmpty()) {
            call.print(RowTable.of(rows).lines(call.console().outLook()));
        } else if (call.console().errLook().isTerminal()) {
            call.note("no rows");
        }
    }

    private boolean arePlain() {
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.names().equals(Set.of(ValueRows.VALUE)));
    }
}
