package orchsh.engine.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.Succession;

/**
 * Whose logs are read.
 *
 * @param project the containers of this project
 * @param services only these; none means all
 * @param number only the containers with this number
 */
public record LogSelection(String project, Set<String> services, Optional<Integer> number) {
    public LogSelection {
        services = Set.copyOf(services);
    }

    public LogSelection(String project, Set<String> services) {
        this(project, services, Optional.empty());
    }

    /** Those of the project's containers that are meant, but not what ran before the last deployment, each with the name that its lines get. */
    public List<LogSource> sources(List<ObservedContainer> containers) {
        List<LogSource> sources = new ArrayList<>();
        List<ObservedContainer> shown = Succession.withoutKept(containers);
        for (ObservedContainer container : shown) {
            if (includes(container)) {
                sources.add(new LogSource(container.id(), name(container, shown), service(container)));
            }
        }
        return sources;
    }

    boolean includes(ObservedContainer container) {
        boolean isNumbered = number.isEmpty() || container.number().orElse(0) == number.get();
        return isNumbered && (services.isEmpty() || services.contains(service(container)));
    }

    private static String service(ObservedContainer container) {
        return container.service().orElse(container.name());
    }

    /** Several containers of one service are told apart by their numbers. */
    private static String name(ObservedContainer container, List<ObservedContainer> all) {
        String service = service(container);
        long siblings = all.stream()
                .filter(other -> other.service().equals(container.service()))
                .count();
        return siblings > 1 && container.number().isPresent()
                ? service + "-" + container.number().getAsInt()
                : service;
    }
}
