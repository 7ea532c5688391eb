package orchsh.engine.observed;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an engine has of one stack. It is found in a moment, as commands that only look need it.
 *
 * @param name the stack's name
 * @param containers its containers, as the engine lists them
 * @param networks its networks
 * @param volumes its volumes
 * @param until until when it may stay; absent when nobody has said
 */
public record StackTraces(
        String name,
        List<ObservedContainer> containers,
        List<ObservedNetwork> networks,
        List<ObservedVolume> volumes,
        Optional<Instant> until) {

    public StackTraces {
        containers = List.copyOf(containers);
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
    }

    private static final class Draft {
        private final List<ObservedContainer> containers = new ArrayList<>();
        private final List<ObservedNetwork> networks = new ArrayList<>();
        private final List<ObservedVolume> volumes = new ArrayList<>();
        private @Nullable Instant until;

        private void add(ObservedVolume volume) {
            if (!volume.isLease()) {
                volumes.add(volume);
                return;
            }
            Instant end = moment(volume.label(Labels.LEASE).orElse(""));
            if (end != null && (until == null || end.isAfter(until))) {
                until = end;
            }
        }

        private StackTraces traces(String name) {
            return new StackTraces(name, containers, networks, volumes, Optional.ofNullable(until));
        }
    }

    /** Those of all stacks, ours and docker compose's, by name. */
    public static List<StackTraces> of(ObservedStack all) {
        return of(all.containers(), all.networks(), all.volumes());
    }

    /** The same, of what was listed. */
    public static List<StackTraces> of(
            List<ObservedContainer> containers, List<ObservedNetwork> networks, List<ObservedVolume> volumes) {
        Map<String, Draft> drafts = new TreeMap<>();
        for (ObservedContainer container : containers) {
            draft(drafts, container.project().orElse("")).containers.add(container);
        }
        for (ObservedNetwork network : networks) {
            draft(drafts, owner(network.labels())).networks.add(network);
        }
        for (ObservedVolume volume : volumes) {
            draft(drafts, owner(volume.labels())).add(volume);
        }
        drafts.remove("");
        List<StackTraces> stacks = new ArrayList<>();
        for (Map.Entry<String, Draft> draft : drafts.entrySet()) {
            stacks.add(draft.getValue().traces(draft.getKey()));
        }
        return stacks;
    }

    private static Draft draft(Map<String, Draft> drafts, String name) {
        Draft draft = drafts.getOrDefault(name, new Draft());
        drafts.put(name, draft);
        return draft;
    }

    private static String owner(Map<String, String> labels) {
        return labels.getOrDefault(Labels.STACK, labels.getOrDefault(Labels.PROJECT, ""));
    }

    /** What somebody else has written there says nothing. */
    private static @Nullable Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Whether the time that it may stay is over. */
    public boolean isExpired(Instant now) {
        return until.isPresent() && !now.isBefore(until.get());
    }

    /** Whether orchsh made any of it. */
    public boolean isOurs() {
        boolean isOurs = until.isPresent();
        for (ObservedContainer container : containers) {
            isOurs |= container.labels().containsKey(Labels.STACK);
        }
        for (ObservedNetwork network : networks) {
            isOurs |= network.labels().containsKey(Labels.STACK);
        }
        for (ObservedVolume volume : volumes) {
            isOurs |= volume.labels().containsKey(Labels.STACK);
        }
        return isOurs;
    }

    /** The files it was made of, as far as its containers tell. */
    public List<String> files() {
        Set<String> files = new LinkedHashSet<>();
        for (ObservedContainer container : containers) {
            Optional<String> told = container.label(Labels.CONFIG_FILES);
            if (told.isPresent()) {
                files.addAll(List.of(told.get().split(",")));
            }
        }
        return List.copyOf(files);
    }
}
