package orchsh.dsl.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orchsh.engine.model.Ulimit;
import org.jspecify.annotations.Nullable;

/** Reads limits of processes: one number for both, {@code 'soft:hard'}, or {@code [soft: 1024, hard: 2048]}. */
public final class Ulimits {
    private Ulimits() {}

    public static List<Ulimit> of(String word, Map<?, ?> limits) {
        List<Ulimit> all = new ArrayList<>();
        limits.forEach((name, limit) -> all.add(one(Values.text(word, name), limit)));
        return all;
    }

    private static Ulimit one(String name, @Nullable Object limit) {
        if (limit instanceof Map<?, ?>) {
            Details both = Details.within(name, limit, List.of("soft", "hard"));
            if (!both.has("soft") || !both.has("hard")) {
                throw new WordException("limit `" + name + "` is not told both", "write [soft: 1024, hard: 2048]");
            }
            return new Ulimit(name, number(name, both.value("soft")), number(name, both.value("hard")));
        }
        String text = Values.text(name, limit);
        int colon = text.indexOf(':');
        return colon < 0
                ? new Ulimit(name, number(name, text), number(name, text))
                : new Ulimit(name, number(name, text.substring(0, colon)), number(name, text.substring(colon + 1)));
    }

    private static long number(String name, @Nullable Object value) {
        return "unlimited".equals(value) ? -1 : Values.whole(name, value);
    }
}
