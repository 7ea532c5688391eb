package orchsh.dsl.compose.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import orchsh.dsl.compose.yaml.YamlScalar.Kind;
import orchsh.dsl.compose.yaml.YamlScalar.Style;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads scalars, with the kind that their tag says or their text has. */
final class Scalars {
    private static final Map<Tag, Set<Kind>> TYPED = Map.of(
            Tag.INT, Set.of(Kind.INTEGER),
            Tag.FLOAT, Set.of(Kind.INTEGER, Kind.FLOAT),
            Tag.BOOL, Set.of(Kind.BOOLEAN),
            Tag.NULL, Set.of(Kind.NULL),
            Tag.TIMESTAMP, Set.of(Kind.TIME));

    private final Positions positions;
    private final Findings findings;

    Scalars(Positions positions, Findings findings) {
        this.positions = positions;
        this.findings = findings;
    }

    YamlScalar of(ScalarNode node) {
        Tag tag = node.getTag();
        String text = node.getValue();
        if (tag.equals(Tag.BINARY)) {
            return scalar(node, decoded(node), Kind.TEXT);
        }
        if (text.indexOf('\0') >= 0) {
            findings.error(
                    positions.of(node), "this text has a NUL character in it, which ends texts for every system");
            return scalar(node, "", Kind.TEXT);
        }
        Kind kind = ScalarRules.kindOf(text);
        Set<Kind> wanted = TYPED.getOrDefault(tag, Set.of());
        if (wanted.contains(kind)) {
            return scalar(node, text, kind);
        }
        if (!wanted.isEmpty()) {
            String name = tag.getValue().substring(Tag.PREFIX.length());
            findings.error(positions.of(node), "`" + text + "` is no `!!" + name + "`");
        }
        boolean untyped = tag.equals(TagKeeper.PLAIN) || (node.isPlain() && YamlTags.isOrder(Tags.own(node)));
        return scalar(node, text, untyped ? kind : Kind.TEXT);
    }

    private YamlScalar scalar(ScalarNode node, String text, Kind kind) {
        Style style = switch (node.getScalarStyle()) {
            case PLAIN -> Style.PLAIN;
            case LITERAL, FOLDED -> Style.BLOCK;
            default -> Style.QUOTED;
        };
        return new YamlScalar(text, kind, style, false, Tags.own(node), positions.of(node));
    }

    private String decoded(ScalarNode node) {
        try {
            byte[] bytes = Base64.getDecoder().decode(node.getValue().replaceAll("\\s", ""));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            findings.error(positions.of(node), "what stands behind `!!binary` is not base64");
            return "";
        }
    }
}
