package orchsh.shell.session.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Things with names, laid over others: of two with one name the upper one stays, in the place of the lower one. */
final class Overlay {
    private Overlay() {}

    static <T> List<T> of(List<T> lower, List<T> upper, Function<T, String> name) {
        Map<String, T> all = new LinkedHashMap<>();
        lower.forEach(one -> all.put(name.apply(one), one));
        upper.forEach(one -> all.put(name.apply(one), one));
        return List.copyOf(all.values());
    }
}
