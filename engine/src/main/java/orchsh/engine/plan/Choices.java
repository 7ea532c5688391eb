package orchsh.engine.plan;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;

/**
 * How far an {@code up} goes.
 *
 * @param recreation when containers are made anew
 * @param needs what becomes of the services that those asked for need
 * @param scale how many containers services have instead of what the script says
 * @param orphans what becomes of what is not in the script any more
 * @param anonymousVolumes what becomes of the volumes without a name of containers that are made anew
 * @param replacement how containers are replaced
 */
public record Choices(
        Recreation recreation,
        Needs needs,
        SortedMap<String, Integer> scale,
        Orphans orphans,
        AnonymousVolumes anonymousVolumes,
        Replacement replacement) {

    /** What most want. */
    public static final Choices USUAL = new Choices(
            Recreation.WHEN_CHANGED,
            Needs.AS_NEEDED,
            Collections.emptySortedMap(),
            Orphans.LEFT,
            AnonymousVolumes.KEEP,
            Replacement.AT_ONCE);

    /** When containers are made anew. */
    public enum Recreation {
        WHEN_CHANGED,
        ALWAYS,
        NEVER
    }

    /** What becomes of the services that those asked for need. */
    public enum Needs {
        /** They are brought up too. */
        AS_NEEDED,
        /** They are brought up too, and made anew when those asked for are. */
        AS_ASKED_FOR,
        /** Nothing. */
        LEFT
    }

    /** What becomes of what is not in the script any more. */
    public enum Orphans {
        LEFT,
        REMOVED
    }

    /** How containers are replaced. */
    public enum Replacement {
        /** All at the same time. */
        AT_ONCE,
        /** In batches, as their services say, and so that those before can come back. */
        IN_BATCHES
    }

    public Choices {
        scale = Collections.unmodifiableSortedMap(new TreeMap<>(scale));
        scale.forEach((service, number) -> {
            if (number < 0) {
                throw new IllegalArgumentException("service `" + service + "` cannot have " + number + " containers");
            }
        });
    }

    public Choices with(Recreation chosen) {
        return new Choices(chosen, needs, scale, orphans, anonymousVolumes, replacement);
    }

    public Choices with(Needs chosen) {
        return new Choices(recreation, chosen, scale, orphans, anonymousVolumes, replacement);
    }

    public Choices with(Orphans chosen) {
        return new Choices(recreation, needs, scale, chosen, anonymousVolumes, replacement);
    }

    public Choices with(AnonymousVolumes chosen) {
        return new Choices(recreation, needs, scale, orphans, chosen, replacement);
    }

    public Choices with(Replacement chosen) {
        return new Choices(recreation, needs, scale, orphans, anonymousVolumes, chosen);
    }

    public Choices scaled(Map<String, Integer> numbers) {
        return new Choices(recreation, needs, new TreeMap<>(numbers), orphans, anonymousVolumes, replacement);
    }
}
