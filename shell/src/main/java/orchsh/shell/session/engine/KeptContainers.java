package orchsh.shell.session.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;

/** The containers that were removed and can still be had back: entries do not see them. */
public final class KeptContainers {
    /** How long a container has to end by itself. */
    public static final Duration GRACE = Duration.ofSeconds(10);
    /** How long one is kept. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    private final Map<String, Kept> all = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile boolean isWanted;

    public KeptContainers(Clock clock) {
        this.clock = clock;
    }

    /**
     * One that is kept.
     *
     * @param was how it was before it was removed
     * @param until when it is not kept any longer
     * @param files the volumes that hold nothing but files that it was given, and go with it
     */
    record Kept(ObservedContainer was, Instant until, List<String> files) {
        Kept {
            files = List.copyOf(files);
        }
    }

    /** Until when something is kept that is removed now. */
    Instant until() {
        return clock.instant().plus(LONGEST);
    }

    Instant now() {
        return clock.instant();
    }

    /** Whether what plans remove just now is kept. */
    boolean isWanted() {
        return isWanted;
    }

    public void want(boolean wanted) {
        isWanted = wanted;
    }

    void add(Kept container) {
        all.put(container.was().id(), container);
    }

    public void remove(String id) {
        all.remove(id);
    }

    public Optional<Kept> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    public List<Kept> all() {
        return List.copyOf(all.values());
    }

    public List<ObservedContainer> without(List<ObservedContainer> containers) {
        return all.isEmpty()
                ? containers
                : containers.stream()
                        .filter(container -> !all.containsKey(container.id()))
                        .toList();
    }

    public ObservedStack without(ObservedStack stack) {
        return all.isEmpty() ? stack : stack.withOnly(without(stack.containers()));
    }
}
