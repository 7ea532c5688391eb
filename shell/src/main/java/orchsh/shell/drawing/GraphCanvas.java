package orchsh.shell.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import orchsh.shell.drawing.GraphLayers.Way;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.text.Paint;
import orchsh.shell.view.text.Tone;

/** A sheet of characters on which lines are drawn; where those that belong together meet, they join. */
final class GraphCanvas {
    private static final int UP = 1;
    private static final int DOWN = 2;
    private static final int LEFT = 4;
    private static final int RIGHT = 8;
    private static final String UNICODE = " ╵╷│╴┘┐┤╶└┌├─┴┬┼";
    private static final String ASCII = " |||-+++-+++-+++";

    private final TreeMap<Integer, TreeMap<Integer, String>> cells = new TreeMap<>();
    private final Map<Integer, Map<Integer, Integer>> lines = new HashMap<>();
    private final Map<Integer, Map<Integer, GraphNet>> owners = new HashMap<>();
    private final Appearance appearance;
    private final Function<String, Optional<StackGraph.Mood>> moods;
    private final Paint paint;

    GraphCanvas(Appearance appearance, Function<String, Optional<StackGraph.Mood>> moods) {
        this.appearance = appearance;
        this.moods = moods;
        this.paint = Paint.of(appearance);
    }

    /** A box as high as its layer, with texts in it. */
    void box(int left, int top, int width, int height, List<String> texts, String id) {
        int right = left + width - 1;
        int bottom = top + height - 1;
        join(top, left, DOWN | RIGHT);
        join(top, right, DOWN | LEFT);
        join(bottom, left, UP | RIGHT);
        join(bottom, right, UP | LEFT);
        for (int column = left + 1; column < right; column++) {
            join(top, column, LEFT | RIGHT);
            join(bottom, column, LEFT | RIGHT);
        }
        for (int row = top + 1; row < bottom; row++) {
            join(row, left, UP | DOWN);
            join(row, right, UP | DOWN);
        }
        Tone tone = moods.apply(id).map(GraphCanvas::tone).orElse(Tone.PLAIN);
        for (int i = 0; i < texts.size(); i++) {
            write(top + 1 + i, left + 2, texts.get(i), i == 0 ? Tone.STRONG : i == 1 ? tone : Tone.PLAIN);
        }
    }

    private static Tone tone(StackGraph.Mood mood) {
        return switch (mood) {
            case GOOD -> Tone.GOOD;
            case BUSY -> Tone.BUSY;
            case BAD -> Tone.BAD;
            case AWAY -> Tone.FAINT;
        };
    }

    private void write(int row, int column, String text, Tone tone) {
        TreeMap<Integer, String> line = cells.computeIfAbsent(row, key -> new TreeMap<>());
        line.put(column, paint.in(tone, text));
        for (int i = 1; i < text.length(); i++) {
            line.put(column + i, "");
        }
    }

    void vertical(int column, int above, int below) {
        for (int row = above + 1; row < below; row++) {
            join(row, column, UP | DOWN);
        }
    }

    /** @param start the row below the box that it leaves */
    void net(GraphNet net, int start, int firstTrack, int end) {
        join(start - 1, net.exit(), DOWN);
        if (net.isStraight()) {
            down(net, net.exit(), start - 1, end + 1);
        } else {
            int track = firstTrack + net.track();
            across(net, track);
            down(net, net.exit(), start - 1, track);
            join(track, net.exit(), UP);
            for (int entry : net.entries()) {
                join(track, entry, DOWN);
                down(net, entry, track, end + 1);
            }
        }
    }

    private void across(GraphNet net, int row) {
        for (int column = net.left(); column <= net.right(); column++) {
            int sides = (column > net.left() ? LEFT : 0) | (column < net.right() ? RIGHT : 0);
            GraphNet other = owners.getOrDefault(row, Map.of()).get(column);
            if (other == null || other == net || net.entries().contains(column)) {
                join(row, column, sides);
                owners.computeIfAbsent(row, key -> new HashMap<>()).put(column, net);
            }
        }
    }

    private void down(GraphNet net, int column, int above, int below) {
        for (int row = above + 1; row < below; row++) {
            GraphNet other = owners.getOrDefault(row, Map.of()).get(column);
            boolean crosses = other != null && other != net && !other.entries().contains(column);
            if (crosses) {
                lines.computeIfAbsent(row, key -> new HashMap<>()).put(column, UP | DOWN);
            } else {
                join(row, column, UP | DOWN);
            }
            owners.computeIfAbsent(row, key -> new HashMap<>()).putIfAbsent(column, net);
        }
    }

    void arrow(int column, int row, Way way) {
        String sign = appearance.isUnicode() ? (way == Way.DOWN ? "▼" : "▲") : (way == Way.DOWN ? "v" : "^");
        cells.computeIfAbsent(row, key -> new TreeMap<>()).put(column, sign);
    }

    private void join(int row, int column, int sides) {
        lines.computeIfAbsent(row, key -> new HashMap<>()).merge(column, sides, (a, b) -> a | b);
    }

    List<String> lines() {
        String signs = appearance.isUnicode() ? UNICODE : ASCII;
        lines.forEach((row, columns) ->
                columns.forEach((column, sides) -> cells.computeIfAbsent(row, key -> new TreeMap<>())
                        .putIfAbsent(column, signs.substring(sides, sides + 1))));
        List<String> all = new ArrayList<>();
        int last = cells.isEmpty() ? -1 : cells.lastKey();
        for (int row = 0; row <= last; row++) {
            StringBuilder line = new StringBuilder();
            int column = 0;
            for (Map.Entry<Integer, String> cell :
                    cells.getOrDefault(row, new TreeMap<>()).entrySet()) {
                if (cell.getKey() >= column) {
                    line.append(" ".repeat(cell.getKey() - column)).append(cell.getValue());
                    column = cell.getKey() + 1;
                }
            }
            all.add(line.toString().stripTrailing());
        }
        return all;
    }
}
