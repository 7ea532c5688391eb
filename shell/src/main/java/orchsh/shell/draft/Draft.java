package orchsh.shell.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was found out about a stack so far. */
final class Draft {
    final Map<String, DraftService> services = new LinkedHashMap<>();
    /** Folders by the names of the images that are built from them. */
    final Map<String, Recipe> builds = new LinkedHashMap<>();

    final Set<String> networks = new LinkedHashSet<>();
    final Set<String> volumes = new LinkedHashSet<>();
    /** Defaults by the names of variables that nobody sets. */
    final Map<String, String> params = new LinkedHashMap<>();
    /** What targets of a makefile, or scripts, bring up. */
    final Map<String, Set<String>> tasks = new LinkedHashMap<>();

    final Map<String, String> taskPlaces = new LinkedHashMap<>();
    final List<String> notes = new ArrayList<>();

    /**
     * How an image is built.
     *
     * @param folder its context
     * @param dockerfile where its recipe lies, if that is said
     */
    record Recipe(String folder, String dockerfile) {}

    Optional<DraftService> service(String name) {
        return Optional.ofNullable(services.get(name));
    }

    boolean isEmpty() {
        return services.isEmpty();
    }

    /** A name that a service can have, and no other one has. */
    String free(String wanted) {
        String name = wanted.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        String base = name.isEmpty() ? "service" : name;
        String free = base;
        for (int i = 2; services.containsKey(free); i++) {
            free = base + "-" + i;
        }
        return free;
    }
}
