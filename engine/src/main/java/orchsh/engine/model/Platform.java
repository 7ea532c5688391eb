package orchsh.engine.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A kind of machine that an image is for.
 *
 * @param system for example {@code linux}; empty when it is not said
 * @param processor for example {@code arm64}; empty when it is not said
 * @param variant which of several of that processor, for example {@code v7}; empty for the usual one
 */
public record Platform(String system, String processor, String variant) {
    private static final Set<String> SYSTEMS = Set.of("linux", "windows", "darwin", "freebsd");
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "x86_64", "amd64", "x86-64", "amd64", "aarch64", "arm64", "i386", "386", "i686", "386", "armhf", "arm");
    private static final Map<String, String> USUAL_VARIANTS = Map.of("arm64", "v8", "arm", "v7", "amd64", "v1");

    /** Each in its one way of writing. */
    public Platform {
        system = system.toLowerCase(Locale.ROOT);
        processor = processor.toLowerCase(Locale.ROOT);
        processor = OTHER_NAMES.getOrDefault(processor, processor);
        variant = variant.toLowerCase(Locale.ROOT);
        variant = variant.equals(USUAL_VARIANTS.get(processor)) ? "" : variant;
    }

    /** As users write it: {@code linux/arm64}, {@code linux/arm/v7}, {@code arm64}, {@code linux}. */
    public static Platform parse(String text) {
        List<String> parts = List.of(text.strip().split("/", 3));
        boolean isProcessorAlone =
                parts.size() == 1 && !SYSTEMS.contains(parts.get(0).toLowerCase(Locale.ROOT));
        if (isProcessorAlone) {
            return new Platform("", parts.get(0), "");
        }
        return new Platform(parts.get(0), parts.size() > 1 ? parts.get(1) : "", parts.size() > 2 ? parts.get(2) : "");
    }

    /** Whether what is for this one will do for whoever wants that one. What either does not say keeps nothing apart. */
    public boolean suits(Platform wanted) {
        return agree(system, wanted.system)
                && agree(processor, wanted.processor)
                && (processor.isEmpty() || wanted.processor.isEmpty() || variant.equals(wanted.variant));
    }

    private static boolean agree(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    @Override
    public String toString() {
        return String.join(
                "/",
                List.of(system, processor, variant).stream()
                        .filter(part -> !part.isEmpty())
                        .toList());
    }
}
