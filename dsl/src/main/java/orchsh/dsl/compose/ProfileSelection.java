package orchsh.dsl.compose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.compose.yaml.YamlEntry;
import orchsh.dsl.compose.yaml.YamlList;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.compose.yaml.YamlValue;

/**
 * The services that are on and those that are off.
 *
 * @param tree the tree with the services that are on
 * @param off the services that are off
 */
record ProfileSelection(YamlMap tree, YamlMap off) {
    private static final String ALL = "*";

    /**
     * A service without profiles is on; another one is when one of its profiles is chosen, or when it is asked for by name,
     * which chooses its profiles.
     */
    static ProfileSelection of(YamlMap tree, Set<String> chosen, List<String> services) {
        Optional<YamlEntry> section = tree.entry("services");
        if (section.isEmpty() || !(section.get().value() instanceof YamlMap all)) {
            return new ProfileSelection(tree, YamlMap.empty(tree.at()));
        }
        Set<String> active = new HashSet<>(chosen);
        services.stream().flatMap(name -> all.get(name).stream()).forEach(asked -> active.addAll(profiles(asked)));
        List<YamlEntry> on = new ArrayList<>();
        List<YamlEntry> off = new ArrayList<>();
        for (YamlEntry service : all.entries()) {
            Set<String> own = profiles(service.value());
            boolean runs = own.isEmpty() || active.contains(ALL) || own.stream().anyMatch(active::contains);
            (runs ? on : off).add(service);
        }
        YamlMap offServices = YamlMap.of(off, "", all.at());
        List<YamlEntry> left = on.stream()
                .map(service -> service.with(withoutOptional(service.value(), offServices)))
                .toList();
        return new ProfileSelection(tree.with(section.get().with(YamlMap.of(left, "", all.at()))), offServices);
    }

    /** Those of one service. */
    static Set<String> profiles(YamlValue service) {
        Set<String> names = new HashSet<>();
        if (service instanceof YamlMap map && map.get("profiles").orElse(null) instanceof YamlList list) {
            for (YamlValue item : list.items()) {
                if (item instanceof YamlScalar scalar) {
                    names.add(scalar.asText());
                }
            }
        }
        return names;
    }

    /** A service that is off is not waited for where it is not required. */
    private static YamlValue withoutOptional(YamlValue service, YamlMap off) {
        if (!(service instanceof YamlMap map)
                || !(map.get("depends_on").orElse(null) instanceof YamlMap dependencies)) {
            return service;
        }
        YamlMap left = dependencies;
        for (YamlEntry dependency : dependencies.entries()) {
            if (off.has(dependency.key()) && isOptional(dependency.value())) {
                left = left.without(dependency.key());
            }
        }
        return map.with(map.entry("depends_on").orElseThrow().with(left));
    }

    private static boolean isOptional(YamlValue dependency) {
        return dependency instanceof YamlMap map
                && map.get("required").orElse(null) instanceof YamlScalar required
                && required.asText().equalsIgnoreCase("false");
    }
}
