package orchsh.shell.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import orchsh.shell.drawing.GraphLayers.Item;
import orchsh.shell.drawing.GraphLayers.Strand;
import orchsh.shell.drawing.GraphLayers.Way;
import orchsh.shell.drawing.StackGraph.Thing;
import orchsh.shell.invocation.Appearance;

/** Draws what runs as boxes on a terminal, and lines down to what each needs. */
final class GraphDrawing {
    private static final int GAP = 3;

    private final GraphLayers layers;
    private final Function<String, List<String>> contents;
    private final Appearance appearance;
    private final Map<Item, Integer> lefts = new HashMap<>();
    private final Map<Item, Integer> widths = new HashMap<>();
    private final GraphCanvas canvas;
    private int row;

    /** @param contents what stands in the box of each */
    private GraphDrawing(
            GraphLayers layers,
            Function<String, List<String>> contents,
            Function<String, Optional<StackGraph.Mood>> moods,
            Appearance appearance) {
        this.layers = layers;
        this.contents = contents;
        this.appearance = appearance;
        this.canvas = new GraphCanvas(appearance, moods);
    }

    /** Nothing where it would be wider than the terminal. */
    static Optional<List<String>> of(StackGraph graph, Appearance appearance) {
        Map<String, Thing> things = new LinkedHashMap<>();
        graph.things().forEach(thing -> things.put(thing.id(), thing));
        GraphDrawing drawing = new GraphDrawing(
                new GraphLayers(graph),
                id -> Optional.ofNullable(things.get(id))
                        .map(thing -> contents(thing, graph))
                        .orElse(List.of()),
                id -> Optional.ofNullable(things.get(id))
                        .flatMap(Thing::standing)
                        .map(StackGraph.Standing::mood),
                appearance);
        int widest = Math.min(appearance.columns(), 200);
        if (!drawing.place(widest)) {
            return Optional.empty();
        }
        drawing.draw();
        return Optional.of(drawing.canvas.lines());
    }

    private static List<String> contents(Thing thing, StackGraph graph) {
        List<String> lines = new ArrayList<>();
        lines.add(thing.kind() == StackGraph.Kind.JOB ? thing.name() + " (job)" : thing.name());
        thing.standing().ifPresent(standing -> lines.add(standing.word()));
        thing.ports().forEach(port -> lines.add(":" + port));
        graph.tiesFrom(thing.id()).stream()
                .filter(tie -> tie.to().equals(thing.id()))
                .map(tie -> "links itself" + (tie.label().isEmpty() ? "" : ": " + tie.label()))
                .forEach(lines::add);
        return lines;
    }

    /** Says whether all boxes fit beside each other. */
    private boolean place(int widest) {
        for (int i = 0; i < layers.layers().size(); i++) {
            List<Item> layer = layers.layers().get(i);
            for (Item item : layer) {
                widths.put(item, item.passes() ? 1 : boxWidth(item));
            }
            int needed = layer.stream().mapToInt(item -> width(item) + GAP).sum() - GAP;
            if (needed > widest) {
                return false;
            }
            Set<Strand> above = i == 0 ? Set.of() : layers.strands().get(i - 1);
            Set<Integer> taken = exits(above);
            int left = 0;
            int rest = needed;
            for (Item item : layer) {
                int wanted = above.isEmpty() ? left : Math.max(left, wishedMiddle(item, above) - width(item) / 2);
                int place = Math.max(left, Math.min(wanted, widest - rest));
                if (item.passes() && isForeign(place, item, above, taken)) {
                    place++;
                }
                lefts.put(item, place);
                left = place + width(item) + GAP;
                rest -= width(item) + GAP;
            }
        }
        return lefts.entrySet().stream().allMatch(entry -> entry.getValue() + width(entry.getKey()) <= widest);
    }

    private int boxWidth(Item item) {
        return contents.apply(item.id()).stream().mapToInt(String::length).max().orElse(1) + 4;
    }

    private int width(Item item) {
        return widths.getOrDefault(item, 1);
    }

    private int left(Item item) {
        return lefts.getOrDefault(item, 0);
    }

    private int wishedMiddle(Item item, Set<Strand> above) {
        return (int) above.stream()
                .filter(strand -> strand.lower().equals(item))
                .mapToInt(strand -> exit(strand.upper(), strand.way()))
                .average()
                .orElse(0);
    }

    private Set<Integer> exits(Set<Strand> below) {
        Set<Integer> columns = new TreeSet<>();
        below.forEach(strand -> columns.add(exit(strand.upper(), strand.way())));
        return columns;
    }

    /** Whether the lines of others come down in that column. */
    private boolean isForeign(int column, Item item, Set<Strand> above, Set<Integer> taken) {
        return taken.contains(column)
                && above.stream()
                        .filter(strand -> strand.lower().equals(item))
                        .noneMatch(strand -> exit(strand.upper(), strand.way()) == column);
    }

    /** The column in which lines leave it downwards; those of circles leave beside the others. */
    private int exit(Item item, Way way) {
        return left(item) + width(item) / 2 + (item.passes() || way == Way.DOWN ? 0 : 2);
    }

    /** The column in which lines reach it from above: one in which none of others come down. */
    private int entry(Item item, Way way, Set<Strand> above, Set<Integer> taken) {
        int middle = left(item) + width(item) / 2;
        if (item.passes()) {
            return middle;
        }
        int beside = way == Way.UP ? -2 : 0;
        for (int shift : new int[] {0, -1, 1}) {
            if (!isForeign(middle + beside + shift, item, above, taken)) {
                return middle + beside + shift;
            }
        }
        return middle + beside;
    }

    private void draw() {
        for (int i = 0; i < layers.layers().size(); i++) {
            drawLayer(layers.layers().get(i));
            Set<Strand> below = layers.strands().get(i);
            if (!below.isEmpty()) {
                drawStrands(below);
            }
        }
    }

    private void drawLayer(List<Item> layer) {
        int height = layer.stream()
                .mapToInt(item -> item.passes() ? 1 : contents.apply(item.id()).size() + 2)
                .max()
                .orElse(1);
        for (Item item : layer) {
            if (item.passes()) {
                canvas.vertical(left(item), row - 1, row + height);
            } else {
                canvas.box(left(item), row, width(item), height, contents.apply(item.id()), item.id());
            }
        }
        row += height;
    }

    /** What leaves an item the same way is one net, with a row of its own. */
    private void drawStrands(Set<Strand> below) {
        Set<Integer> taken = exits(below);
        Map<Integer, List<Strand>> nets = new TreeMap<>();
        below.forEach(strand -> nets.computeIfAbsent(exit(strand.upper(), strand.way()), key -> new ArrayList<>())
                .add(strand));
        List<GraphNet> all = new ArrayList<>();
        nets.forEach((exit, strands) -> {
            Set<Integer> entries = new TreeSet<>();
            strands.forEach(strand -> entries.add(entry(strand.lower(), strand.way(), below, taken)));
            all.add(new GraphNet(exit, entries));
        });
        int tracks = GraphNet.assign(all);
        int first = row + 1;
        int end = first + tracks + 1;
        all.forEach(net -> canvas.net(net, row, first, end - 1));
        for (Strand strand : below) {
            int entry = entry(strand.lower(), strand.way(), below, taken);
            if (strand.way() == Way.DOWN && !strand.lower().passes()) {
                canvas.arrow(entry, end - 1, Way.DOWN);
            }
            if (strand.way() == Way.UP && !strand.upper().passes()) {
                canvas.arrow(exit(strand.upper(), strand.way()), row, Way.UP);
            }
        }
        row = end;
    }
}
