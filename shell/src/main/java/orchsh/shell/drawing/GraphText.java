package orchsh.shell.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orchsh.shell.drawing.StackGraph.Bond;
import orchsh.shell.drawing.StackGraph.Thing;
import orchsh.shell.drawing.StackGraph.Tie;

/** Graphs in the languages of other programs. Whatever is in a name, it stays a name. */
public final class GraphText {
    private GraphText() {}

    /** For Mermaid, which many pages of documentation draw. */
    public static String mermaid(StackGraph graph) {
        Map<String, String> ids = ids(graph);
        StringBuilder out = new StringBuilder("flowchart TD\n");
        for (Thing thing : graph.things()) {
            String label = "\"" + String.join("<br>", escaped(lines(thing))) + "\"";
            String shape = switch (thing.kind()) {
                case SERVICE -> "[" + label + "]";
                case JOB -> "([" + label + "])";
                case NETWORK -> "{{" + label + "}}";
                case VOLUME -> "[(" + label + ")]";
            };
            out.append("  ").append(ids.get(thing.id())).append(shape).append('\n');
        }
        for (Tie tie : graph.ties()) {
            String arrow = runs(tie) ? (tie.bond() == Bond.LINK ? "==>" : "-->") : "-.-";
            String label = label(tie).isEmpty() ? "" : "|\"" + entities(label(tie)) + "\"|";
            out.append("  ")
                    .append(ids.get(tie.from()))
                    .append(' ')
                    .append(arrow)
                    .append(label)
                    .append(' ')
                    .append(ids.get(tie.to()))
                    .append('\n');
        }
        return out.toString();
    }

    /** For Graphviz. */
    public static String dot(StackGraph graph) {
        Map<String, String> ids = ids(graph);
        StringBuilder out = new StringBuilder("digraph " + quoted(graph.stack()) + " {\n  node [shape=box];\n");
        for (Thing thing : graph.things()) {
            String shape = switch (thing.kind()) {
                case SERVICE -> "box";
                case JOB -> "box, style=rounded";
                case NETWORK -> "hexagon";
                case VOLUME -> "cylinder";
            };
            out.append("  ")
                    .append(ids.get(thing.id()))
                    .append(" [label=")
                    .append(quoted(String.join("\n", lines(thing))))
                    .append(", shape=")
                    .append(shape)
                    .append("];\n");
        }
        for (Tie tie : graph.ties()) {
            List<String> attributes = new ArrayList<>();
            if (!label(tie).isEmpty()) {
                attributes.add("label=" + quoted(label(tie)));
            }
            if (!runs(tie)) {
                attributes.add("style=dashed, dir=none");
            } else if (tie.bond() == Bond.LINK) {
                attributes.add("style=bold");
            }
            out.append("  ").append(ids.get(tie.from())).append(" -> ").append(ids.get(tie.to()));
            if (!attributes.isEmpty()) {
                out.append(" [").append(String.join(", ", attributes)).append(']');
            }
            out.append(";\n");
        }
        return out.append("}\n").toString();
    }

    /** Names that every language of graphs can have, by the things' own. */
    static Map<String, String> ids(StackGraph graph) {
        Map<String, String> ids = new LinkedHashMap<>();
        graph.things().forEach(thing -> ids.put(thing.id(), "n" + ids.size()));
        return ids;
    }

    /** What is written into the box of a thing. */
    static List<String> lines(Thing thing) {
        List<String> lines = new ArrayList<>();
        lines.add(thing.kind().runs() ? thing.name() : thing.kind().word() + " " + thing.name());
        if (!thing.image().isEmpty()) {
            lines.add(thing.image());
        }
        if (!thing.ports().isEmpty()) {
            lines.add("port " + String.join(", ", thing.ports()));
        }
        thing.waits().forEach(wait -> lines.add("wait " + wait));
        thing.standing().ifPresent(standing -> lines.add(standing.word()));
        return lines;
    }

    static String label(Tie tie) {
        return tie.bond() == Bond.LINK ? ("link " + tie.label()).strip() : tie.label();
    }

    /** Whether both ends run, so that one needs the other to. */
    static boolean runs(Tie tie) {
        return tie.bond() == Bond.NEED || tie.bond() == Bond.LINK;
    }

    private static List<String> escaped(List<String> lines) {
        return lines.stream().map(GraphText::entities).toList();
    }

    /** Mermaid knows characters by their numbers alone, and makes something of many. */
    private static String entities(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || " .,:/_-()=".indexOf(c) >= 0) {
                out.appendCodePoint(c);
            } else {
                out.append('#').append(Character.isISOControl(c) ? ' ' : c).append(';');
            }
        });
        return out.toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
