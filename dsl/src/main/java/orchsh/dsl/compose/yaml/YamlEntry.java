package orchsh.dsl.compose.yaml;

import orchsh.dsl.build.Place;

/**
 * A key of a map and what stands behind it.
 *
 * @param key the key's text
 * @param keyAt where the key stands
 * @param value what stands behind it; a scalar that is null when nothing does
 */
public record YamlEntry(String key, Place keyAt, YamlValue value) {

    public YamlEntry with(YamlValue other) {
        return new YamlEntry(key, keyAt, other);
    }
}
