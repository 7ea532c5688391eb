package orchsh.shell.view.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.json.JsonWriter;
import orchsh.shell.invocation.Appearance;

/** What a command lists: rows of values, to be printed as a table or, for programs, as JSON. */
public final class Listing {
    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    /**
     * What the rows have in common.
     *
     * @param title at the head of a table; empty for what tables leave out
     * @param name in JSON
     */
    public record Column(String title, String name) {
        /** One whose name in JSON is its title. */
        public static Column of(String title) {
            return new Column(title, title.toLowerCase(Locale.ROOT).replace(' ', '_'));
        }

        /** One for programs alone. */
        public static Column unseen(String name) {
            return new Column("", name);
        }
    }

    /**
     * A value.
     *
     * @param shown as people read it
     * @param value as programs read it: a text, a number, a truth, a list of such, fields by their names, or one that may be absent
     */
    public record Cell(String shown, Object value) {
        public static Cell of(Object value) {
            return value instanceof Cell cell ? cell : new Cell(shownAs(value), value);
        }

        private static String shownAs(Object value) {
            if (value instanceof Optional<?> perhaps) {
                return perhaps.isPresent() ? shownAs(perhaps.get()) : "";
            }
            if (!(value instanceof List<?> list)) {
                return value.toString();
            }
            List<String> items = new ArrayList<>();
            for (Object item : list) {
                items.add(shownAs(item));
            }
            return String.join(", ", items);
        }
    }

    private Listing(List<Column> columns) {
        this.columns = columns;
    }

    public static Listing of(Column... columns) {
        return new Listing(List.of(columns));
    }

    /** With columns whose names in JSON are their titles. */
    public static Listing of(String... titles) {
        List<Column> columns = new ArrayList<>();
        for (String title : titles) {
            columns.add(Column.of(title));
        }
        return new Listing(columns);
    }

    /** Adds a row: a cell, or the value of one, for each column. */
    public Listing row(Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " cells for " + columns.size() + " columns");
        }
        List<Cell> row = new ArrayList<>();
        for (Object value : values) {
            row.add(Cell.of(value));
        }
        rows.add(row);
        return this;
    }

    List<List<Cell>> rows() {
        return rows;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** What stands in the first column. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (List<Cell> row : rows) {
            names.add(row.get(0).shown());
        }
        return names;
    }

    /** As a table. */
    public List<String> lines(Appearance appearance) {
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).title().isEmpty()) {
                seen.add(i);
            }
        }
        String[] titles = new String[seen.size()];
        for (int i = 0; i < titles.length; i++) {
            titles[i] = columns.get(seen.get(i)).title();
        }
        Table table = Table.of(titles);
        for (List<Cell> row : rows) {
            String[] shown = new String[titles.length];
            for (int i = 0; i < titles.length; i++) {
                shown[i] = row.get(seen.get(i)).shown();
            }
            table.row(shown);
        }
        return table.lines(appearance);
    }

    /** As JSON, one object a line for each row. */
    public List<String> json() {
        List<String> objects = new ArrayList<>();
        for (List<Cell> row : rows) {
            objects.add(object(row));
        }
        return objects;
    }

    private String object(List<Cell> row) {
        JsonWriter json = new JsonWriter().beginObject();
        for (int i = 0; i < row.size(); i++) {
            write(json.name(columns.get(i).name()), row.get(i).value());
        }
        return json.endObject().toString();
    }

    private static void write(JsonWriter json, Object value) {
        if (value instanceof Optional<?> perhaps) {
            if (perhaps.isPresent()) {
                write(json, perhaps.get());
            } else {
                json.nothing();
            }
        } else if (value instanceof Boolean truth) {
            json.value(truth);
        } else if (value instanceof Long || value instanceof Integer) {
            json.value(((Number) value).longValue());
        } else if (value instanceof Number number) {
            json.value(number.doubleValue());
        } else if (value instanceof Map<?, ?> fields) {
            json.beginObject();
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                write(json.name(field.getKey().toString()), field.getValue());
            }
            json.endObject();
        } else if (value instanceof List<?> list) {
            json.beginArray();
            for (Object item : list) {
                write(json, item);
            }
            json.endArray();
        } else {
            json.value(value.toString());
        }
    }
}
