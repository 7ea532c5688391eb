package orchsh.dsl.build;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints from inside blocks. */
final class Printer implements Printing {
    private final Output output;

    Printer(Output output) {
        this.output = output;
    }

    @Override
    public void print(@Nullable Object value) {
        output.print(value);
    }

    @Override
    public void println(@Nullable Object value) {
        output.println(value);
    }

    @Override
    public void println() {
        output.println("");
    }

    @Override
    public void printf(String format, @Nullable Object... values) {
        output.print(String.format(Locale.ROOT, format, values));
    }
}
