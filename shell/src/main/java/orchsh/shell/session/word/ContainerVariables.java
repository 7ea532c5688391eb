package orchsh.shell.session.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import orchsh.engine.observed.Facts;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.problem.ProblemException;

/** The names of the variables that containers have, which do not change: each container is asked for once. */
final class ContainerVariables {
    private final Map<String, List<String>> byContainer = new ConcurrentHashMap<>();

    /** Asks for those that nobody has asked for. */
    void lookInto(List<ObservedContainer> containers, EngineObserver observer) {
        byContainer
                .keySet()
                .retainAll(containers.stream().map(ObservedContainer::id).toList());
        for (ObservedContainer container : containers) {
            if (!byContainer.containsKey(container.id())) {
                byContainer.put(container.id(), names(container, observer));
            }
        }
    }

    private static List<String> names(ObservedContainer container, EngineObserver observer) {
        try {
            List<String> names = new ArrayList<>();
            Facts all = observer.allOfContainer(container.id()).orElse(Facts.NONE);
            for (String assignment : all.at("Config").at("Env").texts()) {
                names.add(assignment.split("=", 2)[0]);
            }
            return names;
        } catch (ProblemException e) {
            // one that has gone meanwhile has none
            return List.of();
        }
    }

    /** Those that are known. */
    List<String> of(ObservedContainer container) {
        return byContainer.getOrDefault(container.id(), List.of());
    }
}
