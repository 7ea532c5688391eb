package orchsh.dsl.compose.yaml;

import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Tells a tag that somebody wrote from one that nobody did, and leaves it to {@link ScalarRules} what a scalar is. */
final class TagKeeper extends Resolver {
    /** The tag of a scalar without quotes and without a tag. */
    static final Tag PLAIN = new Tag("tag:orchsh,plain");

    /** The tag of everything else without a tag. */
    static final Tag UNTAGGED = new Tag("tag:orchsh,untagged");

    @Override
    protected void addImplicitResolvers() {}

    @Override
    public Tag resolve(NodeId kind, String value, boolean implicit) {
        return kind == NodeId.scalar && implicit ? PLAIN : UNTAGGED;
    }
}
