package orchsh.dsl.compose;

import java.util.List;
import java.util.regex.Pattern;
import orchsh.dsl.compose.yaml.YamlEntry;
import orchsh.dsl.compose.yaml.YamlList;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.compose.yaml.YamlValue;

/** Whether two trees say the same, wherever they stand. */
final class SameTree {
    private static final Pattern RELATIVE = Pattern.compile("\\.{1,2}(/.*)?");

    private SameTree() {}

    static boolean is(YamlValue one, YamlValue other) {
        if (one instanceof YamlMap map && other instanceof YamlMap second) {
            return map.keys().equals(second.keys())
                    && map.entries().stream().allMatch(entry -> sameEntry(entry, second));
        }
        if (one instanceof YamlList list && other instanceof YamlList second) {
            return sameItems(list.items(), second.items());
        }
        return one instanceof YamlScalar scalar
                && other instanceof YamlScalar second
                && scalar.toString().equals(second.toString())
                && (!RELATIVE.matcher(scalar.text()).matches()
                        || scalar.at()
                                .source()
                                .folder()
                                .equals(second.at().source().folder()));
    }

    private static boolean sameEntry(YamlEntry entry, YamlMap other) {
        return is(entry.value(), other.get(entry.key()).orElseThrow());
    }

    private static boolean sameItems(List<YamlValue> items, List<YamlValue> others) {
        for (int i = 0; i < Math.min(items.size(), others.size()); i++) {
            if (!is(items.get(i), others.get(i))) {
                return false;
            }
        }
        return items.size() == others.size();
    }
}
