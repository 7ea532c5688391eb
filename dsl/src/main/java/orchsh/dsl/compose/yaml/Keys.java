package orchsh.dsl.compose.yaml;

import java.util.Optional;
import orchsh.dsl.build.Place;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the keys of maps, which are texts. */
final class Keys {
    private final Positions positions;
    private final Findings findings;
    private final Scalars scalars;

    Keys(Positions positions, Findings findings) {
        this.positions = positions;
        this.findings = findings;
        this.scalars = new Scalars(positions, findings);
    }

    /** The key's text; nothing for what is no key. */
    Optional<String> of(Node node) {
        if (node instanceof ScalarNode scalar) {
            YamlScalar key = scalars.of(scalar);
            if (key.kind() == YamlScalar.Kind.TEXT) {
                return Optional.of(key.text());
            }
            findings.error(
                    key.at(),
                    "a key is a text, and `" + key.text() + "` is " + key.kindInWords(),
                    "write it in quotes: \"" + key.text() + "\"");
        } else if (node instanceof MappingNode) {
            findings.error(
                    positions.of(node),
                    "a key is a text, not a map",
                    "a template such as {{ name }} must be filled in before, or be in quotes");
        } else {
            findings.error(positions.of(node), "a key is a text, not a list");
        }
        return Optional.empty();
    }

    void twice(String key, Place again, Place first) {
        findings.error(
                again, "the key `" + key + "` stands twice in this map", "the first one is " + first.seenFrom(again));
    }
}
