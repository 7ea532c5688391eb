package orchsh.shell.rows;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import orchsh.dsl.language.LiveContainer;
import orchsh.dsl.language.LiveService;
import orchsh.dsl.row.Row;
import org.jspecify.annotations.Nullable;

/** What a service or a container is just now, as a row: what is quickly known of it, and the rest when it is asked for. */
public final class LiveRow {
    private static final Map<String, Function<LiveContainer, Object>> USUAL = new LinkedHashMap<>();
    private static final Map<String, Function<LiveContainer, Object>> ON_DEMAND = new LinkedHashMap<>();
    private static final Set<String> OF_CONTAINERS = Set.of("ip", "env", "stats", "logs", "inspect");
    private static final String REPLICAS = "replicas";

    static {
        USUAL.put("name", LiveContainer::getName);
        USUAL.put("state", LiveContainer::getState);
        USUAL.put("health", LiveContainer::getHealth);
        USUAL.put("ip", LiveContainer::getIp);
        ON_DEMAND.put("image", LiveContainer::getImage);
        ON_DEMAND.put("memory", LiveContainer::getMemory);
        ON_DEMAND.put("cpu", LiveContainer::getCpu);
        ON_DEMAND.put("env", LiveContainer::getEnv);
        ON_DEMAND.put("stats", LiveContainer::getStats);
        ON_DEMAND.put("logs", LiveContainer::getLogs);
        ON_DEMAND.put("inspect", LiveContainer::getInspect);
    }

    private LiveRow() {}

    /** @param wanted the columns that somebody asks for */
    public static Row of(LiveContainer live, Collection<String> wanted) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        boolean isAbsent = live instanceof LiveService service && service.getReplicas() == 0;
        USUAL.forEach((name, question) -> values.put(name, answer(name, question, live, isAbsent)));
        if (live instanceof LiveService service) {
            values.put(REPLICAS, service.getReplicas());
        }
        ON_DEMAND.forEach((name, question) -> {
            if (wanted.stream().anyMatch(asked -> asked.toLowerCase(Locale.ROOT).equals(name))) {
                values.put(name, answer(name, question, live, isAbsent));
            }
        });
        return new Row(values, ON_DEMAND.keySet());
    }

    /** Nothing, where only a container could tell, and there is none. */
    private static @Nullable Object answer(
            String name, Function<LiveContainer, Object> question, LiveContainer live, boolean isAbsent) {
        return isAbsent && OF_CONTAINERS.contains(name) ? null : question.apply(live);
    }

    /** All columns that a service can have. */
    public static List<String> columnsOfServices() {
        Set<String> names = new LinkedHashSet<>(USUAL.keySet());
        names.add(REPLICAS);
        names.addAll(ON_DEMAND.keySet());
        return List.copyOf(names);
    }
}
