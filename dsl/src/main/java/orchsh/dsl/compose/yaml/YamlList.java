package orchsh.dsl.compose.yaml;

import java.util.List;
import java.util.stream.Collectors;
import orchsh.dsl.build.Place;

/** Values in their order. */
public record YamlList(List<YamlValue> items, String tag, Place at) implements YamlValue {
    public YamlList {
        items = List.copyOf(items);
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    public YamlList with(List<YamlValue> others) {
        return new YamlList(others, tag, at);
    }

    @Override
    public String kindInWords() {
        return "a list";
    }

    @Override
    public YamlList untagged() {
        return new YamlList(items, "", at);
    }

    /** {@code [item, item]}, as one would write it in one line. */
    @Override
    public String toString() {
        return items.stream()
                .map(YamlValue::toString)
                .collect(Collectors.joining(", ", tag.isEmpty() ? "[" : tag + " [", "]"));
    }
}
