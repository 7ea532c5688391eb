package orchsh.shell.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orchsh.shell.drawing.StackGraph.Thing;
import orchsh.shell.drawing.StackGraph.Tie;

/** What runs, in layers: whatever is needed lies below those that need it, but where things need each other in a circle. */
final class GraphLayers {
    /** What lies in a layer: something that runs, or a line that passes on its way to something further down. */
    record Item(String id, Way way, boolean passes) {}

    /** Which end of a line needs the other. */
    enum Way {
        DOWN,
        /** The lower end needs the upper one: part of a circle. */
        UP
    }

    /** A line from one layer to the next. */
    record Strand(Item upper, Item lower, Way way) {}

    private final Map<String, Set<String>> needs = new LinkedHashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final Set<List<String>> turned = new HashSet<>();
    private final List<List<Item>> layers = new ArrayList<>();
    private final List<Set<Strand>> strands = new ArrayList<>();

    GraphLayers(StackGraph graph) {
        for (Thing thing : graph.things()) {
            if (thing.kind().runs()) {
                needs.put(thing.id(), new LinkedHashSet<>());
            }
        }
        for (Tie tie : graph.ties()) {
            if (GraphText.runs(tie) && !tie.from().equals(tie.to()) && needs.containsKey(tie.to())) {
                needs.computeIfAbsent(tie.from(), key -> new LinkedHashSet<>()).add(tie.to());
            }
        }
        turnCircles();
        needs.keySet().forEach(this::depth);
        lay();
    }

    List<List<Item>> layers() {
        return layers;
    }

    /** The lines below each layer. */
    List<Set<Strand>> strands() {
        return strands;
    }

    /** Depth first, without recursion: a chain can be long. */
    private void turnCircles() {
        Map<String, List<String>> open = new LinkedHashMap<>();
        Set<String> done = new HashSet<>();
        for (String start : needs.keySet()) {
            List<String> path = new ArrayList<>(List.of(start));
            while (!path.isEmpty()) {
                String at = path.get(path.size() - 1);
                if (done.contains(at)) {
                    path.remove(path.size() - 1);
                    continue;
                }
                List<String> rest =
                        open.computeIfAbsent(at, name -> new ArrayList<>(needs.getOrDefault(name, Set.of())));
                if (rest.isEmpty()) {
                    done.add(at);
                    open.remove(at);
                    path.remove(path.size() - 1);
                } else {
                    String next = rest.remove(0);
                    if (open.containsKey(next)) {
                        turned.add(List.of(at, next));
                    } else if (!done.contains(next)) {
                        path.add(next);
                    }
                }
            }
        }
    }

    /** How many layers lie above. */
    private void depth(String ignored) {
        boolean isSettled = depths.size() == needs.size();
        if (isSettled) {
            return;
        }
        needs.keySet().forEach(name -> depths.put(name, 0));
        for (boolean changed = true; changed; ) {
            changed = false;
            for (Map.Entry<String, Set<String>> entry : needs.entrySet()) {
                for (String needed : entry.getValue()) {
                    String upper = upper(entry.getKey(), needed);
                    String lower = upper.equals(needed) ? entry.getKey() : needed;
                    int least = depths.getOrDefault(upper, 0) + 1;
                    if (depths.getOrDefault(lower, 0) < least) {
                        depths.put(lower, least);
                        changed = true;
                    }
                }
            }
        }
    }

    private String upper(String from, String to) {
        return turned.contains(List.of(from, to)) ? to : from;
    }

    private void lay() {
        int deepest = depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int i = 0; i <= deepest; i++) {
            layers.add(new ArrayList<>());
            strands.add(new LinkedHashSet<>());
        }
        needs.keySet().forEach(name -> layers.get(depths.getOrDefault(name, 0)).add(new Item(name, Way.DOWN, false)));
        needs.forEach((from, all) -> all.forEach(to -> {
            boolean isTurned = upper(from, to).equals(to);
            lead(isTurned ? to : from, isTurned ? from : to, isTurned ? Way.UP : Way.DOWN);
        }));
        for (int i = 1; i < layers.size(); i++) {
            order(layers.get(i), layers.get(i - 1), strands.get(i - 1));
        }
    }

    /** Lines to the same end become one. */
    private void lead(String upper, String lower, Way way) {
        Item from = new Item(upper, Way.DOWN, false);
        int end = depths.getOrDefault(lower, 0);
        for (int layer = depths.getOrDefault(upper, 0); layer < end; layer++) {
            boolean arrives = layer + 1 == end;
            Item to = arrives
                    ? new Item(lower, Way.DOWN, false)
                    : new Item(way == Way.DOWN ? lower : upper + "\n" + lower, way, true);
            if (!arrives && !layers.get(layer + 1).contains(to)) {
                layers.get(layer + 1).add(to);
            }
            strands.get(layer).add(new Strand(from, to, way));
            from = to;
        }
    }

    /** Each as near as can be below those that it hangs on. */
    private static void order(List<Item> layer, List<Item> above, Set<Strand> between) {
        Map<Item, Double> places = new HashMap<>();
        for (Item item : layer) {
            places.put(
                    item,
                    between.stream()
                            .filter(strand -> strand.lower().equals(item))
                            .mapToInt(strand -> above.indexOf(strand.upper()))
                            .average()
                            .orElse(above.size()));
        }
        layer.sort(Comparator.comparingDouble(item -> places.getOrDefault(item, 0.0)));
    }
}
