package orchsh.dsl.compose;

import java.util.List;
import java.util.Set;
import orchsh.dsl.compose.yaml.YamlEntry;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlValue;

/** Knows files of the first generation, in which every key is a service. */
final class LegacyForm {
    private static final Set<String> OF_SERVICES = Set.of("image", "build", "extends", "dockerfile");
    private static final Set<String> RESERVED =
            Set.of("networks", "volumes", "secrets", "configs", "models", "name", "version");

    private LegacyForm() {}

    static boolean is(YamlMap document) {
        boolean modern = document.has("services")
                || document.has("include")
                || document.entries().stream().anyMatch(LegacyForm::isSection);
        return !modern && document.entries().stream().anyMatch(LegacyForm::isService);
    }

    /** A key with a meaning of its own, unless a service is called so. */
    private static boolean isSection(YamlEntry entry) {
        return RESERVED.contains(entry.key()) && !isService(entry);
    }

    private static boolean isService(YamlEntry entry) {
        return entry.value() instanceof YamlMap map && OF_SERVICES.stream().anyMatch(map::has);
    }

    /** The same with its services where later generations have them. */
    static YamlMap asServices(YamlMap document) {
        return YamlMap.of(List.of(new YamlEntry("services", document.at(), document)), "", document.at());
    }

    /** The earlier services without their image where a later file says a build, and without the build where it says an image. */
    static YamlMap withoutReplaced(YamlMap earlier, YamlMap later) {
        if (!(earlier.get("services").orElse(null) instanceof YamlMap services)
                || !(later.get("services").orElse(null) instanceof YamlMap over)) {
            return earlier;
        }
        YamlMap left = services.mapped(entry -> over.get(entry.key())
                .map(value -> serviceWithoutReplaced(entry.value(), value))
                .orElse(entry.value()));
        return earlier.with(earlier.entry("services").orElseThrow().with(left));
    }

    /** The same for one service. */
    static YamlValue serviceWithoutReplaced(YamlValue earlier, YamlValue later) {
        if (!(earlier instanceof YamlMap service) || !(later instanceof YamlMap over)) {
            return earlier;
        }
        YamlMap withoutImage = over.has("build") ? service.without("image") : service;
        return over.has("image") ? withoutImage.without("build") : withoutImage;
    }
}
