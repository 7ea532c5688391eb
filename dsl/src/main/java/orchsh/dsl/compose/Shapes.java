package orchsh.dsl.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orchsh.dsl.build.Place;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.compose.yaml.YamlEntry;
import orchsh.dsl.compose.yaml.YamlList;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.compose.yaml.YamlValue;

/** Brings the short form of a value into the shape of its long one, so that the two can be merged. */
final class Shapes {
    private final Findings findings;

    Shapes(Findings findings) {
        this.findings = findings;
    }

    /** The value in the shape in which a rule merges it. */
    YamlValue of(MergeRule rule, YamlValue value) {
        return switch (rule) {
            case NAMES -> value instanceof YamlList list ? names(list) : value;
            case TEXTS, ENV_FILES -> value instanceof YamlScalar ? new YamlList(List.of(value), "", value.at()) : value;
            case HOSTS -> value instanceof YamlMap map ? hosts(map) : value;
            case DEPENDENCIES -> value instanceof YamlList list ? dependencies(list) : value;
            case NETWORKS -> value instanceof YamlList list ? networks(list) : value;
            case BUILD ->
                value instanceof YamlScalar
                        ? YamlMap.empty(value.at()).with(new YamlEntry("context", value.at(), value))
                        : value;
            default -> value;
        };
    }

    private YamlMap names(YamlList list) {
        Map<String, YamlEntry> names = new LinkedHashMap<>();
        for (YamlValue item : list.items()) {
            if (item instanceof YamlScalar scalar && !scalar.isNull()) {
                String[] parts = scalar.asText().split("=", 2);
                YamlValue value = parts.length == 2
                        ? new YamlScalar(
                                parts[1], YamlScalar.Kind.TEXT, scalar.style(), scalar.interpolated(), "", scalar.at())
                        : YamlScalar.none(scalar.at());
                names.put(parts[0], new YamlEntry(parts[0], scalar.at(), value));
            } else {
                findings.error(
                        item.at(),
                        "NAME=value is wanted here, not " + item.kindInWords(),
                        "write `- NAME=value`, or `NAME: value` without a dash");
            }
        }
        return map(names, list);
    }

    /** What a list says, where the last of several items of one name counts. */
    private static YamlMap map(Map<String, YamlEntry> entries, YamlList list) {
        return YamlMap.of(List.copyOf(entries.values()), "", list.at());
    }

    private YamlList hosts(YamlMap map) {
        List<YamlValue> items = new ArrayList<>();
        for (YamlEntry entry : map.entries()) {
            List<YamlValue> addresses = entry.value() instanceof YamlList list ? list.items() : List.of(entry.value());
            for (YamlValue address : addresses) {
                items.add(YamlScalar.text(entry.key() + "=" + address, entry.keyAt()));
            }
        }
        return new YamlList(items, "", map.at());
    }

    private YamlMap dependencies(YamlList list) {
        Map<String, YamlEntry> services = new LinkedHashMap<>();
        for (YamlValue item : list.items()) {
            Place at = item.at();
            YamlMap details = YamlMap.empty(at)
                    .with(new YamlEntry("condition", at, YamlScalar.text("service_started", at)))
                    .with(new YamlEntry(
                            "required",
                            at,
                            new YamlScalar("true", YamlScalar.Kind.BOOLEAN, YamlScalar.Style.PLAIN, false, "", at)));
            String name = nameOf(item);
            services.put(name, new YamlEntry(name, at, details));
        }
        return map(services, list);
    }

    private YamlMap networks(YamlList list) {
        Map<String, YamlEntry> networks = new LinkedHashMap<>();
        for (YamlValue item : list.items()) {
            String name = nameOf(item);
            networks.put(name, new YamlEntry(name, item.at(), YamlScalar.none(item.at())));
        }
        return map(networks, list);
    }

    private String nameOf(YamlValue item) {
        if (item instanceof YamlScalar scalar && !scalar.isNull()) {
            return scalar.asText();
        }
        findings.error(item.at(), "a name is wanted here, not " + item.kindInWords());
        return "";
    }
}
