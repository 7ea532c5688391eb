package orchsh.shell.command.look;

import java.util.List;
import orchsh.engine.json.JsonValue;
import orchsh.engine.port.ContainerMonitor.Thing;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.EngineView;
import orchsh.shell.call.Glance;
import orchsh.shell.call.Looking;
import orchsh.shell.call.ServiceContainers;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.report.Concealment;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.container.ContainerCard;
import orchsh.shell.view.container.ThingCard;

/** Shows what the engine knows of a thing of the stack. */
public final class InspectCommand implements Looking {
    private static final String RAW = "--raw";
    private static final String JSON = "--json";
    private static final String SHOW_SECRETS = "--show-secrets";

    @Override
    public CommandForm syntax() {
        return ServiceContainers.addIndexTo(Syntax.look(
                        "inspect",
                        "Show what the engine knows of a service's container, a network, a volume or an image.",
                        "Or of one part of it: `inspect web.NetworkSettings.Ports`. Where names are the same, the kind stands"
                                + " before: `inspect network:back`. Secrets are hidden.")
                .addPositional(Syntax.words(
                        "SERVICE[.PATH]",
                        "what to show: a service, network, volume or image; and the way to a part of it"))
                .addOption(Syntax.flag("everything, as the engine says it, on several lines", RAW))
                .addOption(Syntax.flag("everything, as the engine says it: JSON, one object a line", JSON))
                .addOption(Syntax.flag("show passwords and other secrets too", SHOW_SECRETS)));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode look(Glance call) {
        List<String> words = call.typed().words();
        if (words.isEmpty()) {
            throw ProblemException.usage(Problem.error("`inspect` needs the name of something")
                    .hint("for example `orchsh inspect web` or `orchsh inspect network:default`"));
        }
        String stack = call.stackName();
        try (EngineView engine = call.openEngine()) {
            for (String word : words) {
                Inspected inspected = Inspected.find(word, stack, engine, call);
                JsonValue all = details(inspected, word, engine, call);
                JsonValue safe = call.typed().has(SHOW_SECRETS)
                        ? all
                        : Concealment.of(all).hiddenIn(all);
                print(inspected, part(safe, inspected.path(), word), call);
            }
            return ExitCode.FINE;
        }
    }

    private static void print(Inspected inspected, JsonValue part, Glance call) {
        boolean isText = part instanceof JsonValue.Scalar;
        if (call.typed().has(JSON)) {
            call.print(part.line());
        } else if (call.typed().has(RAW)) {
            call.print(part.pretty());
        } else if (!inspected.path().isEmpty()) {
            call.print(isText ? part.text() : part.pretty());
        } else {
            call.print(
                    inspected.thing() == Thing.CONTAINER
                            ? ContainerCard.lines(part, call.console().outLook())
                            : ThingCard.lines(part, call.console().outLook()));
        }
    }

    private static JsonValue details(Inspected inspected, String word, EngineView engine, Glance call) {
        return JsonValue.parse(engine.monitor()
                .details(inspected.thing(), inspected.id(), call.invocation().cancellation())
                .orElseThrow(() -> ProblemException.stack(Problem.error("there is no `" + word + "` any more"))));
    }

    private static JsonValue part(JsonValue all, List<String> path, String word) {
        JsonValue part = all;
        for (String name : path) {
            JsonValue whole = part;
            part = whole.find(name).orElseThrow(() -> {
                List<String> known = List.copyOf(whole.named().keySet());
                Problem problem = Problem.error("there is no `" + name + "` in `" + word + "`");
                return ProblemException.stack(
                        known.isEmpty()
                                ? problem
                                : problem.hint(
                                        NearMiss.hint(name, known).orElse("there are: " + String.join(", ", known))));
            });
        }
        return part;
    }
}
