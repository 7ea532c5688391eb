package orchsh.shell.command;

import java.util.ArrayList;
import java.util.List;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.ContainerMonitor.Thing;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.JsonValue;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.view.ContainerCard;

/** Shows what the engine knows of a container. */
final class InspectCommand implements Looking {
    private static final String RAW = "--raw";
    private static final String JSON = "--json";

    @Override
    public CommandForm syntax() {
        return ServiceContainers.addIndexTo(Syntax.command(
                        this,
                        "inspect",
                        "Show what the engine knows of a service's container.",
                        "Or of one part of it: `inspect web.NetworkSettings.Ports`.")
                .addPositional(
                        Syntax.words("SERVICE[.PATH]", "the service, and the way to a part of what the engine tells"))
                .addOption(Syntax.flag("everything, as the engine says it: JSON", RAW, JSON)));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode look(Glance call) {
        List<String> words = call.typed().words();
        if (words.isEmpty()) {
            throw ProblemException.usage(
                    Problem.error("`inspect` needs a service").hint("for example `orchsh inspect web`"));
        }
        String stack = call.stackName();
        try (EngineView engine = call.openEngine()) {
            ServiceContainers containers = ServiceContainers.of(call, stack, engine);
            for (String word : words) {
                Wanted wanted = wanted(word, containers);
                ObservedContainer container = containers.oneOf(wanted.service());
                JsonValue all = details(container, engine, call);
                JsonValue part = part(all, wanted.path(), word);
                if (!wanted.path().isEmpty() || call.typed().has(RAW)) {
                    boolean isText =
                            part instanceof JsonValue.Scalar && !call.typed().has(RAW);
                    call.print(isText ? part.text() : part.pretty());
                } else {
                    call.print(ContainerCard.lines(all, call.console().outLook()));
                }
            }
            return ExitCode.FINE;
        }
    }

    /**
     * What is looked at.
     *
     * @param path the names on the way to a part; none means the whole
     */
    private record Wanted(String service, List<String> path) {}

    /** Names of services can have dots in them: the longest that is one counts. */
    private static Wanted wanted(String word, ServiceContainers containers) {
        List<String> services = containers.services();
        for (int end = word.length(); end > 0; end = word.lastIndexOf('.', end - 1)) {
            String service = word.substring(0, end);
            if (services.contains(service)) {
                String rest = word.substring(end);
                List<String> path = new ArrayList<>(List.of(rest.split("\\.", -1)));
                path.removeIf(String::isEmpty);
                return new Wanted(service, path);
            }
        }
        int dot = word.indexOf('.');
        return new Wanted(dot < 1 ? word : word.substring(0, dot), List.of());
    }

    private static JsonValue details(ObservedContainer container, EngineView engine, Glance call) {
        return JsonValue.parse(engine.monitor()
                .details(Thing.CONTAINER, container.id(), call.invocation().cancellation())
                .orElseThrow(() -> ProblemException.stack(
                        Problem.error("there is no container `" + container.name() + "` any more"))));
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
