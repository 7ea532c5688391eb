package orchsh.shell.drawing;

import java.util.ArrayList;
import java.util.List;
import orchsh.engine.json.JsonWriter;
import orchsh.shell.drawing.StackGraph.Bond;
import orchsh.shell.drawing.StackGraph.Thing;
import orchsh.shell.drawing.StackGraph.Tie;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.text.Paint;
import orchsh.shell.view.text.Tone;

/** A graph for terminals and for programs. */
public final class GraphReport {
    private GraphReport() {}

    /** A drawing where there is room for it, and what each service is tied to. */
    public static List<String> lines(StackGraph graph, Appearance appearance) {
        List<String> lines = new ArrayList<>();
        if (graph.things().isEmpty()) {
            lines.add("stack " + graph.stack() + " has no services");
            return lines;
        }
        GraphDrawing.of(graph, appearance).ifPresent(drawing -> {
            lines.addAll(drawing);
            lines.add("");
        });
        Paint paint = Paint.of(appearance);
        for (Thing thing : graph.things()) {
            if (thing.kind().runs()) {
                String state =
                        thing.standing().map(standing -> " " + standing.word()).orElse("");
                lines.add(paint.in(Tone.STRONG, thing.name())
                        + (thing.kind() == StackGraph.Kind.JOB ? " (job)" : "")
                        + state);
                facts(thing, graph).forEach(fact -> lines.add("  " + fact));
            }
        }
        return lines;
    }

    private static List<String> facts(Thing thing, StackGraph graph) {
        List<String> facts = new ArrayList<>();
        facts.add("image    " + thing.image());
        thing.ports().forEach(port -> facts.add("port     " + port));
        thing.waits().forEach(wait -> facts.add("wait     " + wait));
        for (Tie tie : graph.tiesFrom(thing.id())) {
            String label = tie.label().isEmpty() ? "" : " (" + tie.label() + ")";
            String name = tie.to().substring(tie.to().indexOf(':') + 1);
            facts.add(
                    switch (tie.bond()) {
                        case NEED -> "needs    " + name + label;
                        case LINK -> "links    " + name + label;
                        case NETWORK -> "network  " + name + label;
                        case VOLUME -> "volume   " + name + label;
                    });
        }
        return facts;
    }

    /** One object a line: first what there is, then what is tied to what. */
    public static List<String> json(StackGraph graph) {
        List<String> lines = new ArrayList<>();
        for (Thing thing : graph.things()) {
            JsonWriter json = new JsonWriter().beginObject();
            json.name("kind").value(thing.kind().word()).name("name").value(thing.name());
            if (thing.kind().runs()) {
                json.name("image").value(thing.image());
                array(json.name("ports"), thing.ports());
                array(json.name("waits"), thing.waits());
                thing.standing().ifPresent(standing -> json.name("state").value(standing.word()));
            }
            lines.add(json.endObject().toString());
        }
        for (Tie tie : graph.ties()) {
            JsonWriter json = new JsonWriter().beginObject();
            json.name("kind").value(word(tie.bond())).name("from").value(tie.from());
            json.name("to").value(tie.to().substring(tie.to().indexOf(':') + 1));
            lines.add(json.name("label").value(tie.label()).endObject().toString());
        }
        return lines;
    }

    private static String word(Bond bond) {
        return switch (bond) {
            case NEED -> "needs";
            case LINK -> "links";
            case NETWORK -> "joins";
            case VOLUME -> "mounts";
        };
    }

    private static void array(JsonWriter json, List<String> values) {
        json.beginArray();
        values.forEach(json::value);
        json.endArray();
    }
}
