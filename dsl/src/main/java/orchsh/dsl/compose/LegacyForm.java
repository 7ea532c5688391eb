package orchsh.dsl.compose;

import java.util.List;
import java.util.Set;
import orchsh.dsl.compose.yaml.YamlEntry;
import orchsh.dsl.compose.yaml.YamlMap;

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
}
