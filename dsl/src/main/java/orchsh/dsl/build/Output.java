package orchsh.dsl.build;

import java.util.function.Consumer;
import org.codehaus.groovy.runtime.FormatHelper;
import org.jspecify.annotations.Nullable;

/** Where scripts print to: wherever their caller wants it, never the process's own output. */
public final class Output {
    private final Consumer<String> sink;
    private Secrets secrets = new Secrets();

    public Output(Consumer<String> sink) {
        this.sink = sink;
    }

    /** What is never printed, whatever scripts wish. */
    void hide(Secrets hidden) {
        secrets = hidden;
    }

    public void print(@Nullable Object value) {
        sink.accept(secrets.hiddenIn(FormatHelper.toString(value)));
    }

    public void println(@Nullable Object value) {
        sink.accept(secrets.hiddenIn(FormatHelper.toString(value)) + "\n");
    }
}
