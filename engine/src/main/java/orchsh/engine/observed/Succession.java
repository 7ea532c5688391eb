package orchsh.engine.observed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of several containers count, where some were made to take the places of others. It has to know all that a service
 * has: one that has made room for another counts for nothing as long as that is there, and counts again when it has gone.
 */
public final class Succession {
    /** What the name of a container ends with that was set aside until everything is ready. */
    public static final String SET_ASIDE = "-before";

    /** What the name of a container ends with that was replaced by a deployment and is kept. */
    public static final String KEPT = "-previous";

    private final Map<String, ObservedContainer> byId = new HashMap<>();
    private final Set<String> replaced = new HashSet<>();

    /** What a container is to the others. */
    public enum Role {
        /** It counts, whatever its name is. */
        IN_PLACE,
        /** It was set aside for another one, which has taken its place. */
        SET_ASIDE,
        /** It is kept as what ran before the last deployment. */
        KEPT,
        /** It was to take the place of one that has not given it up. */
        IN_THE_MAKING
    }

    private Succession(Collection<ObservedContainer> containers) {
        for (ObservedContainer container : containers) {
            byId.put(container.id(), container);
            // the small program asks this, in which nothing is made up on the way
            Optional<String> id = container.label(Labels.REPLACES);
            if (id.isPresent()) {
                replaced.add(id.get());
            }
        }
    }

    public static Succession of(Collection<ObservedContainer> containers) {
        return new Succession(containers);
    }

    /** All but those that are kept and do not run: they are shown only to those who ask for them. */
    public static List<ObservedContainer> withoutKept(Collection<ObservedContainer> containers) {
        Succession succession = new Succession(containers);
        List<ObservedContainer> others = new ArrayList<>();
        for (ObservedContainer container : containers) {
            if (container.isAlive() || !succession.isKept(container)) {
                others.add(container);
            }
        }
        return others;
    }

    public Role roleOf(ObservedContainer container) {
        if (isSetAside(container)) {
            return Role.SET_ASIDE;
        }
        if (isKept(container)) {
            return Role.KEPT;
        }
        Optional<ObservedContainer> predecessor = predecessorOf(container);
        return predecessor.isPresent() && !isSetAside(predecessor.get()) && !isKept(predecessor.get())
                ? Role.IN_THE_MAKING
                : Role.IN_PLACE;
    }

    public boolean isInPlace(ObservedContainer container) {
        return roleOf(container) == Role.IN_PLACE;
    }

    public boolean isSetAside(ObservedContainer container) {
        return container.name().endsWith(SET_ASIDE) && replaced.contains(container.id());
    }

    public boolean isKept(ObservedContainer container) {
        return container.name().endsWith(KEPT) && replaced.contains(container.id());
    }

    /** The one that it was made to replace, if that is there still. */
    public Optional<ObservedContainer> predecessorOf(ObservedContainer container) {
        Optional<String> id = container.label(Labels.REPLACES);
        return id.isPresent() ? Optional.ofNullable(byId.get(id.get())) : Optional.empty();
    }
}
