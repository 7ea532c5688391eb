package orchsh.dsl.build;

import java.util.function.Consumer;
import org.codehaus.groovy.runtime.FormatHelper;
import org.jspecify.annotations.Nullable;

/** Where scripts print to: wherever their caller wants it, never the process's own output. */
public final class Output {
    private volatile Consumer<String> sink;
    private Secrets secrets = new Secrets();

    public Output(Consumer<String> sink) {
        this.sink = sink;
    }

    /** Prints elsewhere while some work is done. */
    public void during(Consumer<String> elsewhere, Runnable work) {
        Consumer<String> usual = sink;
        sink = elsewhere;
        try {
            work.run();
        } finally {
            sink = usual;
        }
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
