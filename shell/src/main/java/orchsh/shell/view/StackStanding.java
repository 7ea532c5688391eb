package orchsh.shell.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import orchsh.engine.observed.ContainerDetails.Health;
import orchsh.engine.observed.ObservedContainer;

/**
 * How the containers of a stack are doing as a whole.
 *
 * @param ready how many run well, or have come to the end that they were made for
 * @param containers how many there are, but for those of single commands
 * @param others how many there are of each other state, by its word
 */
public record StackStanding(int ready, int containers, Map<String, Integer> others) {

    public StackStanding {
        others = Map.copyOf(others);
    }

    public static StackStanding of(Collection<ObservedContainer> containers) {
        int ready = 0;
        int all = 0;
        Map<String, Integer> others = new TreeMap<>();
        for (ObservedContainer container : containers) {
            if (container.isOneOff()) {
                continue;
            }
            all++;
            Optional<String> lack = lackOf(container);
            if (lack.isEmpty()) {
                ready++;
            } else {
                others.merge(lack.get(), 1, Integer::sum);
            }
        }
        return new StackStanding(ready, all, others);
    }

    /** What keeps it from being ready; absent when nothing does. */
    private static Optional<String> lackOf(ObservedContainer container) {
        if (container.isCompleted()) {
            return Optional.empty();
        }
        if (!container.isRunning()) {
            return Optional.of(StateWords.of(container));
        }
        return container
                .health()
                .filter(health -> health != Health.Status.HEALTHY)
                .map(health -> health == Health.Status.STARTING ? "starting" : "unhealthy");
    }

    public boolean isReady() {
        return ready == containers && containers > 0;
    }

    /** For example {@code 3/4 ready, 1 exited}. */
    public String words() {
        if (containers == 0) {
            return "no containers";
        }
        List<String> words = new ArrayList<>(List.of(ready + "/" + containers + " ready"));
        new TreeMap<>(others).forEach((state, count) -> words.add(count + " " + state));
        return String.join(", ", words);
    }
}
