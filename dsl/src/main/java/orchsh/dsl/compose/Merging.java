package orchsh.dsl.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.compose.yaml.YamlEntry;
import orchsh.dsl.compose.yaml.YamlList;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.compose.yaml.YamlTags;
import orchsh.dsl.compose.yaml.YamlValue;

/** Lays a tree over another: what the later one says is added to the earlier one, or takes its place. */
final class Merging {
    private static final List<String> SERVICE = List.of("services", "*");

    private final Findings findings;
    private final Shapes shapes;

    Merging(Findings findings) {
        this.findings = findings;
        this.shapes = new Shapes(findings);
    }

    /** Two whole files. */
    YamlMap files(YamlMap base, YamlMap over) {
        return maps(base, over, List.of());
    }

    /** Two services. */
    YamlMap services(YamlMap base, YamlMap over) {
        return maps(base, over, SERVICE);
    }

    private YamlMap maps(YamlMap base, YamlMap over, List<String> path) {
        Map<String, YamlEntry> merged = new LinkedHashMap<>();
        base.entries().forEach(entry -> merged.put(entry.key(), entry));
        for (YamlEntry entry : over.entries()) {
            YamlValue later = entry.value();
            if (later.tag().equals(YamlTags.RESET)) {
                merged.remove(entry.key());
                continue;
            }
            List<String> place = with(path, entry.key());
            YamlEntry before = merged.get(entry.key());
            YamlValue value = before == null || later.tag().equals(YamlTags.OVERRIDE)
                    ? settled(later, place)
                    : values(before.value(), later, place);
            merged.put(entry.key(), entry.with(value));
        }
        return YamlMap.of(List.copyOf(merged.values()), "", base.isEmpty() ? over.at() : base.at());
    }

    /** What a value is when nothing stands below it: the orders to earlier files have nobody to go to. */
    private YamlValue settled(YamlValue value, List<String> path) {
        if (value instanceof YamlMap map) {
            return maps(YamlMap.empty(map.at()), map, path);
        }
        if (value instanceof YamlList list) {
            List<YamlValue> items = list.items().stream()
                    .filter(item -> !item.tag().equals(YamlTags.RESET))
                    .map(item -> settled(item, with(path, "*")))
                    .toList();
            return withoutOrder(list.with(ItemKeys.unique(items, MergeRule.of(path))));
        }
        return withoutOrder(value);
    }

    private static YamlValue withoutOrder(YamlValue value) {
        return value.tag().equals(YamlTags.OVERRIDE) ? value.untagged() : value;
    }

    private YamlValue values(YamlValue base, YamlValue over, List<String> path) {
        MergeRule rule = MergeRule.of(path);
        if (rule == MergeRule.REPLACE || isNull(base)) {
            return settled(over, path);
        }
        if (isNull(over)) {
            return MergeRule.of(path.subList(0, path.size() - 1)) == MergeRule.NAMES ? over : base;
        }
        return switch (rule) {
            case LOGGING -> logging(base, over, path);
            case LIMIT, GPUS -> alike(base, over) ? usual(base, over, rule, path) : settled(over, path);
            case SUBNETS -> subnets(base, over, path);
            default -> usual(shapes.of(rule, base), shapes.of(rule, over), rule, path);
        };
    }

    private static boolean alike(YamlValue base, YamlValue over) {
        return (base instanceof YamlMap && over instanceof YamlMap)
                || (base instanceof YamlList && over instanceof YamlList);
    }

    private YamlValue usual(YamlValue base, YamlValue over, MergeRule rule, List<String> path) {
        if (base instanceof YamlMap one && over instanceof YamlMap other) {
            return maps(one, other, path);
        }
        if (base instanceof YamlList one && over instanceof YamlList other) {
            List<YamlValue> items = new ArrayList<>(one.items());
            items.addAll(((YamlList) settled(other, path)).items());
            return one.with(ItemKeys.unique(items, rule));
        }
        if (base instanceof YamlScalar && over instanceof YamlScalar) {
            return withoutOrder(over);
        }
        String key = path.get(path.size() - 1);
        findings.error(
                over.at(),
                "`" + key + "` is " + over.kindInWords() + " here, and " + base.kindInWords() + " "
                        + base.at().seenFrom(over.at()),
                "write both alike, or put `!override` before this one to replace the other");
        return base;
    }

    private YamlValue logging(YamlValue base, YamlValue over, List<String> path) {
        if (!(base instanceof YamlMap one) || !(over instanceof YamlMap other)) {
            return usual(base, over, MergeRule.LOGGING, path);
        }
        Optional<String> before = one.get("driver").map(YamlValue::toString);
        Optional<String> after = other.get("driver").map(YamlValue::toString);
        boolean another = before.isPresent() && after.isPresent() && !before.equals(after);
        return another ? settled(over, path) : maps(one, other, path);
    }

    private YamlValue subnets(YamlValue base, YamlValue over, List<String> path) {
        if (!(base instanceof YamlList one) || !(over instanceof YamlList other)) {
            return usual(base, over, MergeRule.SUBNETS, path);
        }
        List<YamlValue> items = new ArrayList<>(one.items());
        for (YamlValue item : other.items()) {
            int same = indexOfSubnet(items, item);
            if (same < 0) {
                items.add(settled(item, with(path, "*")));
            } else {
                items.set(same, maps((YamlMap) items.get(same), (YamlMap) item, with(path, "*")));
            }
        }
        return one.with(items);
    }

    private static int indexOfSubnet(List<YamlValue> items, YamlValue wanted) {
        Optional<String> subnet = subnet(wanted);
        for (int i = 0; i < items.size(); i++) {
            if (subnet.isPresent() && subnet.equals(subnet(items.get(i)))) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> subnet(YamlValue item) {
        return item instanceof YamlMap map ? map.get("subnet").map(YamlValue::toString) : Optional.empty();
    }

    private static boolean isNull(YamlValue value) {
        return value instanceof YamlScalar scalar && scalar.isNull();
    }

    private static List<String> with(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }
}
