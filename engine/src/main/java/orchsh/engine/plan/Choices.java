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
 */
public record Choices(
        Recreation recreation,
        Needs needs,
        SortedMap<String, Integer> scale,
        Orphans orphans,
        AnonymousVolumes anonymousVolumes) {

    /** What most want. */
    public static final Choices USUAL = new Choices(
            Recreation.WHEN_CHANGED,
            Needs.AS_NEEDED,
            Collections.emptySortedMap(),
            Orphans.LEFT,
            AnonymousVolumes.KEEP);

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

    public Choices {
        scale = Collections.unmodifiableSortedMap(new TreeMap<>(scale));
        scale.forEach((service, number) -> {
            if (number < 0) {
                throw new IllegalArgumentException("service `" + service + "` cannot have " + number + " containers");
            }
        });
    }

    public Choices with(Recreation chosen) {
        return new Choices(chosen, needs, scale, orphans, anonymousVolumes);
    }

    public Choices with(Needs chosen) {
        return new Choices(recreation, chosen, scale, orphans, anonymousVolumes);
    }

    public Choices with(Orphans chosen) {
        return new Choices(recreation, needs, scale, chosen, anonymousVolumes);
    }

    public Choices with(AnonymousVolumes chosen) {
        return new Choices(recreation, needs, scale, orphans, chosen);
    }

    public Choices scaled(Map<String, Integer> numbers) {
        return new Choices(recreation, needs, new TreeMap<>(numbers), orphans, anonymousVolumes);
    }
}
