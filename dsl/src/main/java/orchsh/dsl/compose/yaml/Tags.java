package orchsh.dsl.compose.yaml;

import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The tags that nodes bear. */
final class Tags {
    private Tags() {}

    /** The tag that somebody gave a node, those of YAML itself left out; empty for none. */
    static String own(Node node) {
        String tag = node.getTag().getValue();
        boolean nobodys = node.getTag().equals(TagKeeper.PLAIN) || node.getTag().equals(TagKeeper.UNTAGGED);
        return nobodys || tag.startsWith(Tag.PREFIX) ? "" : tag;
    }

    static boolean isMerge(Node key) {
        boolean plain = key instanceof ScalarNode scalar
                && scalar.getValue().equals("<<")
                && key.getTag().equals(TagKeeper.PLAIN);
        return plain || key.getTag().equals(Tag.MERGE);
    }
}
