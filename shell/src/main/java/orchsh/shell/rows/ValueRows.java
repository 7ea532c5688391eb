package orchsh.shell.rows;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.BaseStream;
import java.util.stream.IntStream;
import orchsh.dsl.language.CommandResult;
import orchsh.dsl.language.HttpResult;
import orchsh.dsl.language.LiveContainer;
import orchsh.dsl.row.Row;
import org.jspecify.annotations.Nullable;

/** Makes rows of values of the language, each when it is asked for: what is lazy stays so, and need not end. */
public final class ValueRows {
    /** What the only column is called where rows are not made of names and values. */
    public static final String VALUE = "value";

    /** What the first column of a map is called; the second one is {@link #VALUE}. */
    public static final String KEY = "key";

    private ValueRows() {}

    /**
     * The rows of a value; absent where it is no collection of anything.
     *
     * @param wanted the columns that somebody asks for, some of which are not worth the while otherwise
     */
    public static Optional<Iterator<Row>> of(@Nullable Object value, Collection<String> wanted) {
        return items(value).map(items -> new Iterator<Row>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public Row next() {
                return row(items.next(), wanted);
            }
        });
    }

    private static Optional<Iterator<?>> items(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return Optional.of(map.entrySet().iterator());
        }
        if (value instanceof CommandResult result) {
            return Optional.of(result.getLines().iterator());
        }
        if (value instanceof HttpResult result) {
            return Optional.of(result.getText().lines().iterator());
        }
        if (value instanceof CharSequence text) {
            return Optional.of(text.toString().lines().iterator());
        }
        if (value instanceof LiveContainer) {
            return Optional.of(List.of(value).iterator());
        }
        if (value instanceof Iterable<?> many) {
            return Optional.of(many.iterator());
        }
        if (value instanceof Iterator<?> many) {
            return Optional.of(many);
        }
        if (value instanceof BaseStream<?, ?> many) {
            return Optional.of(many.iterator());
        }
        return value != null && value.getClass().isArray()
                ? Optional.of(IntStream.range(0, Array.getLength(value))
                        .mapToObj(i -> Array.get(value, i))
                        .iterator())
                : Optional.empty();
    }

    private static Row row(@Nullable Object item, Collection<String> wanted) {
        if (item instanceof LiveContainer live) {
            return LiveRow.of(live, wanted);
        }
        if (item instanceof Row row) {
            return row;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (item instanceof Map<?, ?> map) {
            map.forEach((key, value) -> values.put(String.valueOf(key), plain(value)));
        } else if (item instanceof Map.Entry<?, ?> entry) {
            values.put(KEY, plain(entry.getKey()));
            values.put(VALUE, plain(entry.getValue()));
        } else {
            values.put(VALUE, plain(item));
        }
        return new Row(values);
    }

    /** Texts that are put together when they are read are texts like others, also for what compares them. */
    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof CharSequence text ? text.toString() : value;
    }
}
