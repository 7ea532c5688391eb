package orchsh.dsl.compose.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.build.Place;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Makes trees of the reader's nodes: aliases become copies, merge keys the keys they stand for. */
final class TreeMaker {
    /** How many levels a file may have. */
    static final int DEEPEST = 100;

    private static final int MOST_COPIED = 100_000;

    private final Positions positions;
    private final Findings findings;
    private final Scalars scalars;
    private final Keys keys;
    private final List<Node> path = new ArrayList<>();
    private final Set<Node> made = Collections.newSetFromMap(new IdentityHashMap<>());
    private int copied;
    private boolean isTooMuchTold;

    TreeMaker(Positions positions, Findings findings) {
        this.positions = positions;
        this.findings = findings;
        this.scalars = new Scalars(positions, findings);
        this.keys = new Keys(positions, findings);
    }

    YamlValue document(Node root) {
        return value(root, false);
    }

    private YamlValue value(Node node, boolean withinCopy) {
        if (node instanceof ScalarNode scalar) {
            copied += withinCopy ? 1 : 0;
            return scalars.of(scalar);
        }
        Place at = positions.of(node);
        boolean copy = withinCopy || !made.add(node);
        if (!mayGoOn(node, at, copy)) {
            return YamlScalar.none(at);
        }
        path.add(node);
        YamlValue value = node instanceof SequenceNode list ? list(list, at, copy) : map((MappingNode) node, at, copy);
        path.remove(path.size() - 1);
        return value;
    }

    private boolean mayGoOn(Node node, Place at, boolean copy) {
        if (path.contains(node)) {
            findings.error(
                    at,
                    "what is called `&" + node.getAnchor() + "` contains itself",
                    "`*" + node.getAnchor() + "` must not stand within it");
            return false;
        }
        if (path.size() >= DEEPEST) {
            findings.error(at, "this is nested deeper than " + DEEPEST + " levels");
            return false;
        }
        if (copy && ++copied > MOST_COPIED) {
            if (!isTooMuchTold) {
                isTooMuchTold = true;
                findings.error(
                        at, "aliases make more than " + MOST_COPIED + " values of this file", "use fewer of them");
            }
            return false;
        }
        return true;
    }

    private YamlList list(SequenceNode node, Place at, boolean copy) {
        List<YamlValue> items =
                node.getValue().stream().map(item -> value(item, copy)).toList();
        return new YamlList(items, Tags.own(node), at);
    }

    /** Keys of the map itself win over merged ones, and of those the ones that were merged first. */
    private YamlMap map(MappingNode node, Place at, boolean copy) {
        Map<String, YamlEntry> own = new LinkedHashMap<>();
        Map<String, YamlEntry> merged = new LinkedHashMap<>();
        Optional<Place> merge = Optional.empty();
        for (NodeTuple tuple : node.getValue()) {
            Node key = tuple.getKeyNode();
            if (Tags.isMerge(key)) {
                merge.ifPresent(first -> keys.twice("<<", positions.of(key), first));
                merge = Optional.of(merge.orElse(positions.of(key)));
                merge(tuple.getValueNode(), copy, merged);
                continue;
            }
            Optional<String> name = keys.of(key);
            YamlValue value = value(tuple.getValueNode(), copy);
            if (name.isPresent()) {
                YamlEntry entry = new YamlEntry(name.get(), positions.of(key), value);
                YamlEntry first = own.putIfAbsent(name.get(), entry);
                if (first != null) {
                    keys.twice(name.get(), entry.keyAt(), first.keyAt());
                }
            }
        }
        merged.forEach(own::putIfAbsent);
        return YamlMap.of(List.copyOf(own.values()), Tags.own(node), at);
    }

    private void merge(Node node, boolean copy, Map<String, YamlEntry> merged) {
        List<Node> sources = node instanceof SequenceNode list ? list.getValue() : List.of(node);
        for (Node source : sources) {
            if (source instanceof MappingNode && value(source, copy) instanceof YamlMap map) {
                map.entries().forEach(entry -> merged.putIfAbsent(entry.key(), entry));
            } else if (!(source instanceof MappingNode)) {
                findings.error(
                        positions.of(source),
                        "`<<` takes a map or a list of maps",
                        "for example <<: *name, or <<: [*a, *b]");
            }
        }
    }
}
