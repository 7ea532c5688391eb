package orchsh.shell.source;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A compose file that is typed in: it is read when it is first asked for, and kept for whoever asks again. */
public final class TypedIn implements Supplier<String> {
    private final Reader in;
    private @Nullable String text;

    public TypedIn(Reader in) {
        this.in = in;
    }

    @Override
    public synchronized String get() {
        String known = text;
        if (known == null) {
            known = read();
            text = known;
        }
        return known;
    }

    private String read() {
        StringWriter all = new StringWriter();
        try {
            in.transferTo(all);
        } catch (IOException e) {
            throw new UncheckedIOException("what is typed in could not be read", e);
        }
        return all.toString();
    }
}
