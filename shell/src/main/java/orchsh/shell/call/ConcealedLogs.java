package orchsh.shell.call;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.definition.SecretPlaces;
import orchsh.engine.definition.SecretVariables;
import orchsh.engine.json.JsonValue;
import orchsh.engine.live.LogEntry;
import orchsh.engine.live.LogSelection;
import orchsh.engine.live.SmallFiles;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.port.ContainerMonitor.Thing;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.report.Concealment;

/**
 * Hides in what containers write what is secret in their own variables and files; each container is looked at once, if at
 * all.
 */
public final class ConcealedLogs {
    /** Where docker compose puts secrets that are not wished elsewhere. */
    private static final String USUAL_PLACE = "/run/secrets";

    private final OpenEngine engine;
    private final LogSelection selection;
    private final boolean isOpen;
    private final Call call;
    private final Map<String, Optional<Concealment>> known = new HashMap<>();
    private List<ObservedContainer> containers;

    /**
     * Hides in what some containers write.
     *
     * @param containers those that are there
     * @param isOpen whether nothing is to be hidden
     */
    public ConcealedLogs(
            OpenEngine engine, LogSelection selection, List<ObservedContainer> containers, boolean isOpen, Call call) {
        this.containers = containers;
        this.engine = engine;
        this.selection = selection;
        this.isOpen = isOpen;
        this.call = call;
    }

    public LogEntry over(LogEntry entry) {
        if (isOpen || entry.text().isEmpty()) {
            return entry;
        }
        return known.computeIfAbsent(entry.name(), this::concealmentOf)
                .map(concealment -> new LogEntry(
                        entry.name(), entry.written(), concealment.hiddenIn(entry.text()), entry.channel()))
                .orElse(entry);
    }

    private Optional<Concealment> concealmentOf(String name) {
        Optional<ObservedContainer> container = named(name);
        if (container.isEmpty()) {
            containers = engine.observer().containersOf(selection.project());
            container = named(name);
        }
        return container
                .filter(ConcealedLogs::mayHaveSecrets)
                .flatMap(its -> engine.ports()
                        .monitor()
                        .details(Thing.CONTAINER, its.id(), call.invocation().cancellation())
                        .map(JsonValue::parse)
                        .map(details -> Concealment.of(details, secretFiles(its))));
    }

    /** They are read out of the container itself: they may lie on another machine, or nowhere any more. */
    private List<String> secretFiles(ObservedContainer container) {
        SmallFiles files =
                new SmallFiles(engine.ports().files(), call.invocation().cancellation());
        Collection<String> places =
                container.isOfDockerCompose() ? List.of(USUAL_PLACE) : SecretPlaces.of(container.labels());
        try {
            return places.stream()
                    .flatMap(place -> files.texts(container.id(), place).stream())
                    .toList();
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            // A container that goes away meanwhile has its log shown as far as that is there.
            return List.of();
        }
    }

    private Optional<ObservedContainer> named(String name) {
        return selection.sources(containers).stream()
                .filter(source -> source.name().equals(name))
                .flatMap(source ->
                        containers.stream().filter(container -> container.id().equals(source.container())))
                .findFirst();
    }

    /** What others made does not tell in its labels. */
    private static boolean mayHaveSecrets(ObservedContainer container) {
        return container.isOfDockerCompose()
                || SecretVariables.of(container.labels()).areSaid()
                || !SecretPlaces.of(container.labels()).isEmpty();
    }
}
