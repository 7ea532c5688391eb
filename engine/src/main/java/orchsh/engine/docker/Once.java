package orchsh.engine.docker;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is asked for when it is first needed, and then known. */
final class Once<T extends Object> {
    private final Supplier<T> source;
    private Optional<T> value = Optional.empty();

    Once(Supplier<T> source) {
        this.source = source;
    }

    synchronized T get() {
        T known = value.orElseGet(source);
        value = Optional.of(known);
        return known;
    }
}
