package orchsh.dsl.row;

import groovy.lang.Script;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an expression over a row becomes: the names that it does not declare itself are those of the row. */
public abstract class RowScript extends Script {
    private Row row = new Row(Map.of());

    void over(Row next) {
        row = next;
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return name.equals(RowExpression.WHOLE) ? row.values() : row.value(name);
    }

    /** An expression may call what values have; it has no functions of its own. */
    @Override
    public @Nullable Object invokeMethod(String name, @Nullable Object args) {
        throw new UnknownFunctionException(Objects.requireNonNull(name));
    }

    /** Something is called that is no value's. */
    static final class UnknownFunctionException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownFunctionException(String name) {
            super(name, null, false, false);
        }
    }
}
