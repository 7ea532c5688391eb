package orchsh.shell.command.look;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.Succession;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.DeclaredServices;
import orchsh.shell.call.NewFile;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.drawing.GraphPicture;
import orchsh.shell.drawing.GraphReport;
import orchsh.shell.drawing.GraphText;
import orchsh.shell.drawing.StackGraph;
import orchsh.shell.drawing.StackGraph.Standing;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;
import orchsh.shell.view.container.ServiceStanding;

/** Draws what the stack is made of, and what needs what. */
public final class GraphCommand implements Command {
    private static final String FORMAT = "--format";
    private static final String OUTPUT = "--output";
    private static final String JSON = "--json";
    private static final String NO_LIVE = "--no-live";
    private static final List<String> FORMATS = List.of("text", "mermaid", "dot", "svg", "json");

    @Override
    public CommandForm syntax() {
        return Syntax.look(
                        "graph",
                        "Draw the stack: services, jobs, networks and volumes, and what needs what.",
                        "With how they are doing, where there is an engine.")
                .addPositional(Syntax.words("SERVICE", "only these services and what they need"))
                .addOption(Syntax.value("text|mermaid|dot|svg|json", "as what; default: text", FORMAT))
                .addOption(Syntax.value("FILE", "write to this file, which must not be there yet", "-o", OUTPUT))
                .addOption(Syntax.flag("as JSON, one object a line", JSON))
                .addOption(Syntax.flag("ask no engine", NO_LIVE));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        String format = format(call.typed());
        Optional<NewFile> file = call.typed().value(OUTPUT).map(name -> NewFile.named(name, call));
        List<String> chosen = call.typed().words();
        Stack stack = call.readStack(chosen).stack();
        DeclaredServices.refuseUnknown(chosen, stack);
        StackGraph graph = StackGraph.of(stack, chosen);
        StackGraph shown = call.typed().has(NO_LIVE) ? graph : living(graph, call);
        String text = switch (format) {
            case "mermaid" -> GraphText.mermaid(shown);
            case "dot" -> GraphText.dot(shown);
            case "svg" -> GraphPicture.svg(shown);
            case "json" -> lines(GraphReport.json(shown));
            default ->
                lines(GraphReport.lines(
                        shown,
                        file.isPresent()
                                ? call.console().outLook().plain()
                                : call.console().outLook()));
        };
        file.ifPresentOrElse(there -> there.write(text), () -> call.print(List.of(text.split("\n"))));
        return ExitCode.FINE;
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static String format(Typed typed) {
        String format = typed.value(FORMAT).orElse(typed.has(JSON) ? "json" : "text");
        if (!FORMATS.contains(format)) {
            throw ProblemException.usage(Problem.error("`" + FORMAT + "` cannot be `" + format + "`")
                    .hint(NearMiss.hint(format, FORMATS).orElse("formats: " + String.join(", ", FORMATS))));
        }
        if (typed.has(JSON) && !format.equals("json")) {
            throw ProblemException.usage(
                    Problem.error("`" + FORMAT + " " + format + "` and `" + JSON + "` contradict each other"));
        }
        return format;
    }

    /** A picture of what is written is worth having without an engine. */
    private static StackGraph living(StackGraph graph, Call call) {
        try (OpenEngine engine = call.openExistingEngine()) {
            Map<String, List<ObservedContainer>> containers =
                    Succession.withoutKept(call.containersOf(graph.stack(), engine)).stream()
                            .filter(container -> container.service().isPresent() && !container.isOneOff())
                            .collect(Collectors.groupingBy(
                                    container -> container.service().orElseThrow()));
            return containers.isEmpty()
                    ? graph
                    : graph.standing(service -> Optional.of(standing(containers.getOrDefault(service, List.of()))));
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            return graph;
        }
    }

    private static Standing standing(List<ObservedContainer> containers) {
        return switch (ServiceStanding.of(containers)) {
            case GOOD -> new Standing(ServiceStanding.words(containers), StackGraph.Mood.GOOD);
            case BUSY -> new Standing(ServiceStanding.words(containers), StackGraph.Mood.BUSY);
            case BAD -> new Standing(ServiceStanding.words(containers), StackGraph.Mood.BAD);
            case AWAY -> new Standing(ServiceStanding.words(containers), StackGraph.Mood.AWAY);
        };
    }
}
