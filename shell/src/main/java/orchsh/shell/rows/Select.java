package orchsh.shell.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orchsh.dsl.row.Row;
import orchsh.dsl.row.RowExpression;
import org.jspecify.annotations.Nullable;

/** Keeps some columns, in a given order, or works out new ones. */
record Select(List<Taken> taken) implements Stage {
    Select {
        taken = List.copyOf(taken);
    }

    /**
     * A column of the result.
     *
     * @param name what it is called; empty for what rows call it themselves
     * @param value what stands in it
     */
    record Taken(String name, RowExpression value) {
        String nameIn(Row row) {
            return name.isEmpty() ? row.written(value.text()) : name;
        }
    }

    @Override
    public List<String> names() {
        return taken.stream().flatMap(each -> each.value.names().stream()).toList();
    }

    @Override
    public Sink before(Sink next) {
        Columns columns = new Columns(names());
        return new Sink() {
            @Override
            public void take(Row row) {
                columns.see(row);
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                taken.forEach(each -> values.put(each.nameIn(row), each.value.valueIn(row)));
                next.take(new Row(values));
            }

            @Override
            public boolean wantsMore() {
                return next.wantsMore();
            }

            @Override
            public void end() {
                columns.check();
                next.end();
            }
        };
    }
}
