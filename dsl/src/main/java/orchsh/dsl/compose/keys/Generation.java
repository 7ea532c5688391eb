package orchsh.dsl.compose.keys;

import java.util.List;
import java.util.Set;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlScalar;

/** The kinds of compose files: those of 2014, where each key at the top is a service, and all later ones. */
public enum Generation {
    /** The first kind: services alone, on the engine's own bridge. */
    FIRST,
    /** Versions 2.0 to 3.8 and the specification; as docker compose does, all are read alike. */
    LATER;

    private static final Set<String> TOP =
            Set.of("version", "name", "include", "services", "networks", "volumes", "secrets", "configs", "models");
    private static final List<String> MARKS = List.of("image", "build", "extends", "dockerfile");

    /** What kind of file a tree is from: without {@code services}, but with something that can only be a service. */
    public static Generation of(YamlMap root) {
        if (root.has("services")) {
            return isOneService(root, "services") ? FIRST : LATER;
        }
        boolean hasLooseService = root.keys().stream()
                .filter(key -> !TOP.contains(key) || key.equals("version"))
                .anyMatch(key -> looksLikeService(root, key));
        return hasLooseService ? FIRST : LATER;
    }

    /** A service may even be called {@code services}; its image is a text then. */
    private static boolean isOneService(YamlMap root, String key) {
        return root.get(key)
                .filter(value -> value instanceof YamlMap map
                        && MARKS.stream().anyMatch(mark -> map.get(mark)
                                .filter(said -> said instanceof YamlScalar text && !text.isNull())
                                .isPresent()))
                .isPresent();
    }

    private static boolean looksLikeService(YamlMap root, String key) {
        return root.get(key)
                .filter(value -> value instanceof YamlMap map && MARKS.stream().anyMatch(map::has))
                .isPresent();
    }
}
