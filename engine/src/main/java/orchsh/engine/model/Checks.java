package orchsh.engine.model;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Checks that many records of the model have in common. */
final class Checks {
    private Checks() {}

    static void absolute(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("`" + path + "` is not an absolute path inside the container");
        }
    }

    static void notBlank(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " cannot be empty");
        }
    }

    static void atLeast(String what, long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException(what + " cannot be " + value + ": it is at least " + least);
        }
    }

    static void between(String what, long least, long most, long value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    what + " cannot be " + value + ": it is between " + least + " and " + most);
        }
    }

    static void notNegative(String what, Optional<Duration> value) {
        value.filter(Duration::isNegative).ifPresent(time -> {
            throw new IllegalArgumentException(what + " cannot be negative");
        });
    }

    static SortedMap<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
