package orchsh.dsl.build;

import org.jspecify.annotations.Nullable;

/** What can be printed with in a block: without these, Groovy would print to the process's own output. */
public interface Printing {
    void print(@Nullable Object value);

    void println(@Nullable Object value);

    void println();

    void printf(String format, @Nullable Object... values);
}
