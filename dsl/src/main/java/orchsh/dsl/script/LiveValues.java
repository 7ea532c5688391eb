package orchsh.dsl.script;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import orchsh.dsl.language.LiveService;

/** What the services of a running stack can be asked, as {@link LiveService} tells. */
final class LiveValues {
    private static final Set<String> NAMES = new TreeSet<>();
    private static final Set<String> METHODS = new TreeSet<>(Set.of("toString", "class"));

    static {
        for (Method method : LiveService.class.getMethods()) {
            String name = method.getName();
            METHODS.add(name);
            NAMES.add(
                    name.startsWith("get") ? name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4) : name);
        }
    }

    private LiveValues() {}

    static Set<String> names() {
        return NAMES;
    }

    static boolean know(String name) {
        return NAMES.contains(name) || METHODS.contains(name);
    }
}
