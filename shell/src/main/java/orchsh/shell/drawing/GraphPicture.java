package orchsh.shell.drawing;

import java.util.LinkedHashMap;
import java.util.Map;
import orchsh.shell.drawing.StackGraph.Bond;
import orchsh.shell.drawing.StackGraph.Thing;
import orchsh.shell.drawing.StackGraph.Tie;
import org.graphper.api.Graphviz;
import org.graphper.api.Line;
import org.graphper.api.Node;
import org.graphper.api.attributes.Dir;
import org.graphper.api.attributes.LineStyle;
import org.graphper.api.attributes.NodeShapeEnum;
import org.graphper.api.attributes.NodeStyle;
import org.graphper.draw.ExecuteException;

/** Draws a graph as a picture that needs nothing else to be seen, on light and on dark ground. */
public final class GraphPicture {
    private static final String STYLE = """
            .stack text{fill:var(--text);%s}
            .stack .graph>polygon{fill:var(--ground);stroke:none}
            .stack .node polygon,.stack .node path,.stack .node ellipse{fill:var(--box);stroke:var(--faint)}
            .stack path{stroke:var(--faint)}
            .stack polygon[id$=polygonhead]{fill:var(--faint);stroke:var(--faint)}
            """.formatted(Theme.FONT);

    private GraphPicture() {}

    public static String svg(StackGraph graph) {
        return OwnFonts.during(() -> drawn(graph));
    }

    private static String drawn(StackGraph graph) {
        Map<String, String> ids = GraphText.ids(graph);
        Map<String, Node> nodes = new LinkedHashMap<>();
        Graphviz.GraphvizBuilder picture = Graphviz.digraph().rankSep(0.6).nodeSep(0.4);
        graph.things().forEach(thing -> nodes.put(thing.id(), node(thing, ids.getOrDefault(thing.id(), ""))));
        nodes.values().forEach(picture::addNode);
        for (Tie tie : graph.ties()) {
            Node from = nodes.get(tie.from());
            Node to = nodes.get(tie.to());
            if (from != null && to != null) {
                picture.addLine(line(tie, from, to));
            }
        }
        try {
            return finished(picture.build().toSvgStr(), graph, ids);
        } catch (ExecuteException e) {
            throw new IllegalStateException("the graph cannot be drawn", e);
        }
    }

    private static Node node(Thing thing, String id) {
        Node.NodeBuilder node = Node.builder()
                .id(id)
                .label(String.join(
                        "\n",
                        GraphText.lines(thing).stream().map(GraphPicture::clean).toList()))
                .fontSize(12);
        return switch (thing.kind()) {
            case SERVICE -> node.shape(NodeShapeEnum.RECT).build();
            case JOB -> node.shape(NodeShapeEnum.RECT).style(NodeStyle.ROUNDED).build();
            case NETWORK -> node.shape(NodeShapeEnum.HEXAGON).build();
            case VOLUME -> node.shape(NodeShapeEnum.CYLINDER).build();
        };
    }

    /** Some characters cannot be written in XML at all. */
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x{FFFE}\\x{FFFF}]", "\uFFFD");
    }

    private static Line line(Tie tie, Node from, Node to) {
        Line.LineBuilder line = Line.builder(from, to).fontSize(10);
        if (!GraphText.label(tie).isEmpty()) {
            line.label(clean(GraphText.label(tie)));
        }
        if (!GraphText.runs(tie)) {
            line.style(LineStyle.DASHED).dir(Dir.NONE);
        } else if (tie.bond() == Bond.LINK) {
            line.style(LineStyle.BOLD);
        }
        return line.build();
    }

    /** Without what would be fetched from elsewhere, and in the colours of our pictures. */
    private static String finished(String drawn, StackGraph graph, Map<String, String> ids) {
        int start = drawn.indexOf("<svg");
        int end = drawn.indexOf('>', start);
        Markup inside = new Markup().leaf("title", "stack " + graph.stack());
        inside.open("style")
                .raw(Theme.variables("svg.stack"))
                .raw(STYLE)
                .raw(moods(graph, ids))
                .close();
        return drawn.substring(start, end) + " class=\"stack\">" + inside + drawn.substring(end + 1) + "\n";
    }

    private static String moods(StackGraph graph, Map<String, String> ids) {
        StringBuilder rules = new StringBuilder();
        for (Thing thing : graph.things()) {
            thing.standing().ifPresent(standing -> {
                String colour = switch (standing.mood()) {
                    case GOOD -> "--work";
                    case BUSY -> "--wait";
                    case BAD -> "--bad";
                    case AWAY -> "--line";
                };
                rules.append(".stack #")
                        .append(ids.get(thing.id()))
                        .append(" polygon,.stack #")
                        .append(ids.get(thing.id()))
                        .append(" path{stroke:var(")
                        .append(colour)
                        .append(");stroke-width:2}\n");
            });
        }
        return rules.toString();
    }
}
