package orchsh.shell.view.container;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import orchsh.engine.observed.ContainerDetails.Health;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.Succession;

/**
 * How the containers of a stack are doing as a whole.
 *
 * @param ready how many run well, or have come to the end that they were made for
 * @param containers how many there are, but for those of single commands
 * @param others how many there are of each other state, by its word
 */
public record StackStanding(int ready, int containers, Map<String, Integer> others) {

    public StackStanding {
        others = new TreeMap<>(others);
    }

    public static StackStanding of(Collection<ObservedContainer> containers) {
        int ready = 0;
        int all = 0;
        Map<String, Integer> others = new TreeMap<>();
        for (ObservedContainer container : Succession.withoutKept(containers)) {
            if (!container.isOneOff()) {
                all++;
                String lack = lackOf(container);
                if (lack.isEmpty()) {
                    ready++;
                } else {
                    others.put(lack, others.getOrDefault(lack, 0) + 1);
                }
            }
        }
        return new StackStanding(ready, all, others);
    }

    /** What keeps it from being ready; empty when nothing does. */
    private static String lackOf(ObservedContainer container) {
        if (container.isCompleted()) {
            return "";
        }
        if (!container.isRunning()) {
            return StateWords.of(container);
        }
        Optional<Health.Status> health = container.health();
        if (health.isEmpty() || health.get() == Health.Status.HEALTHY) {
            return "";
        }
        return health.get() == Health.Status.STARTING ? "starting" : "unhealthy";
    }

    public boolean isReady() {
        return ready == containers && containers > 0;
    }

    /** For example {@code 3/4 ready, 1 exited}. */
    public String words() {
        if (containers == 0) {
            return "no containers";
        }
        StringBuilder words = new StringBuilder(ready + "/" + containers + " ready");
        for (Map.Entry<String, Integer> other : others.entrySet()) {
            words.append(", ").append(other.getValue()).append(' ').append(other.getKey());
        }
        return words.toString();
    }
}
