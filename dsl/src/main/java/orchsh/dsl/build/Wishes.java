package orchsh.dsl.build;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What somebody asks of a stack beside its script.
 *
 * @param params values for its params, as typed, by name
 * @param profiles the profiles that are chosen; none means that the environment may choose
 * @param services the services that are asked for by name
 */
public record Wishes(Map<String, String> params, Set<String> profiles, Set<String> services) {
    public static final Wishes NONE = new Wishes(Map.of(), Set.of(), Set.of());

    public Wishes {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        profiles = Collections.unmodifiableSet(new LinkedHashSet<>(profiles));
        services = Collections.unmodifiableSet(new LinkedHashSet<>(services));
    }
}
