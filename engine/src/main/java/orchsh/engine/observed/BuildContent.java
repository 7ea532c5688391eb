package orchsh.engine.observed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import orchsh.engine.model.ImageReference;

/**
 * What an image would be built from, as it lies there now.
 *
 * @param fingerprint of all of it
 * @param parts a short digest of each part, by its name: files of the context, the Dockerfile, arguments
 * @param bases the images it is built on
 */
public record BuildContent(String fingerprint, SortedMap<String, String> parts, List<ImageReference> bases) {
    /** The name of the part that stands for what lies at an address. */
    public static final String REVISION = "/revision";

    /** In place of the digest of what cannot be looked at now. */
    public static final String UNKNOWN = "?";

    private static final int MOST_CHANGES_NAMED = 3;
    private static final int MOST_TEXT = 8_000;

    public BuildContent {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
        bases = List.copyOf(bases);
    }

    /**
     * One line a part, for the image's label. Of contexts too large for a label it tells folders instead of files, the
     * fullest ones first.
     */
    public String encodeParts() {
        StringBuilder text = new StringBuilder();
        grouped(parts, Folders.tooFullFor(MOST_TEXT, parts))
                .forEach((name, digest) ->
                        text.append(digest).append(' ').append(onOneLine(name)).append('\n'));
        return text.length() > MOST_TEXT ? "" : text.toString();
    }

    /** What lies in one of the folders counts as part of it; their names end with a slash. */
    private static SortedMap<String, String> grouped(SortedMap<String, String> parts, Set<String> folders) {
        SortedMap<String, String> result = new TreeMap<>();
        Map<String, CRC32> sums = new TreeMap<>();
        parts.forEach((name, digest) -> {
            Optional<String> folder =
                    Folders.above(name).stream().filter(folders::contains).findFirst();
            if (folder.isPresent()) {
                sums.computeIfAbsent(folder.get(), key -> new CRC32())
                        .update((name + '\0' + digest + '\n').getBytes(StandardCharsets.UTF_8));
            } else {
                result.put(name, digest);
            }
        });
        sums.forEach((name, sum) -> result.put(name, Long.toHexString(sum.getValue())));
        return result;
    }

    private static String onOneLine(String name) {
        return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    /**
     * Whether an image with these labels is what would be built. Where it cannot be told what lies at an address, it is
     * taken for what lay there before.
     */
    public boolean isContentOf(String builtFingerprint, String encodedParts) {
        boolean isAsBefore = UNKNOWN.equals(parts.get(REVISION))
                && changesSince(encodedParts).equals(List.of(REVISION.substring(1) + " changed"));
        return fingerprint.equals(builtFingerprint) || isAsBefore;
    }

    /** What changed since an image with that label was built, in words; empty when it cannot be told. */
    public List<String> changesSince(String encodedParts) {
        SortedMap<String, String> before = new TreeMap<>();
        for (String line : encodedParts.split("\n", -1)) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                before.put(line.substring(blank + 1), line.substring(0, blank));
            }
        }
        if (before.isEmpty() || parts.isEmpty()) {
            return List.of();
        }
        Set<String> folders = before.keySet().stream()
                .filter(name -> name.endsWith("/") && !name.startsWith("/"))
                .collect(Collectors.toSet());
        SortedMap<String, String> now = new TreeMap<>();
        grouped(parts, folders).forEach((name, digest) -> now.put(onOneLine(name), digest));
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        List<String> changed = new ArrayList<>();
        for (String name : names) {
            changeOf(name, before, now).ifPresent(changed::add);
        }
        if (changed.size() > MOST_CHANGES_NAMED) {
            int more = changed.size() - MOST_CHANGES_NAMED;
            changed = new ArrayList<>(changed.subList(0, MOST_CHANGES_NAMED));
            changed.add(more + " more");
        }
        return changed;
    }

    private static Optional<String> changeOf(String name, Map<String, String> before, Map<String, String> now) {
        String shown = name.startsWith("/") ? name.substring(1) : name;
        if (!before.containsKey(name)) {
            return Optional.of(shown + " added");
        }
        if (!now.containsKey(name)) {
            return Optional.of(shown + " removed");
        }
        return before.get(name).equals(now.get(name)) ? Optional.empty() : Optional.of(shown + " changed");
    }
}
