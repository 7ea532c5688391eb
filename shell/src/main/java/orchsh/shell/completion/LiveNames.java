package orchsh.shell.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import orchsh.dsl.ScriptSource;
import orchsh.dsl.StackNames;
import orchsh.dsl.build.ParamType;
import orchsh.dsl.scan.DeclaredNames;
import orchsh.engine.model.Network;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.Verbals;
import orchsh.shell.completion.Wanted.Things;
import orchsh.shell.source.StackFile;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.SharedOptions;

/**
 * The names of things as they are now: read off the script's text, which is only evaluated where that does not tell, and asked
 * of the engine for what only it knows. What cannot be found out is left out.
 */
final class LiveNames {
    private static final Set<String> USES = Set.of("use");
    private static final List<String> FLAGS = List.of("false", "true");
    private static final Set<String> INCLUDES = Set.of("include");

    private final Call call;
    private final Consumer<String> found;

    /** @param found is told each name as soon as it is known */
    LiveNames(Call call, Consumer<String> found) {
        this.call = call;
        this.found = found;
    }

    void find(Things things) {
        switch (things) {
            case SERVICES, FILES_OF_SERVICES -> {
                declared(
                        Set.of("service", "job"),
                        true,
                        read -> names(read.stack().services(), Service::name));
                observed(observed -> observed.own().stream()
                        .flatMap(container -> container.service().stream())
                        .toList());
            }
            case CONTAINERS ->
                observed(observed ->
                        observed.own().stream().map(ObservedContainer::name).toList());
            case IMAGES -> {
                declared(Set.of("image"), false, read -> images(read.stack()));
                observed(observed ->
                        observed.own().stream().map(ObservedContainer::image).toList());
            }
            case VOLUMES -> {
                declared(Set.of("volume"), false, read -> names(read.stack().volumes(), Volume::name));
                observed(observed ->
                        observed.ownVolumes().stream().map(ObservedVolume::name).toList());
            }
            case NETWORKS ->
                declared(Set.of("network"), false, read -> names(read.stack().networks(), Network::name));
            case PARAMS ->
                declared(
                        Set.of("param"),
                        false,
                        read -> read.params().stream()
                                .map(param -> param.name())
                                .toList());
            case PROFILES -> {
                declared(Set.of("profile", "profiles"), false, read -> List.of());
                leniently(() -> file().filter(file -> file.compose().isPresent())
                        .ifPresent(file -> call.source().profiles(file).forEach(found)));
            }
            case CHECKS -> declared(Set.of("check", "job"), false, LiveNames::checks);
            case SNIPPETS -> {
                call.library().names().forEach(found);
                declared(USES, false, read -> List.of());
            }
            case STACKS -> everywhere();
            case VARIABLES ->
                call.invocation().surroundings().environment().keySet().forEach(found);
            case PORTS -> observed(observed -> published(observed));
            case NOTHING, FILES, STACK_FILES, COMMANDS, INNER_PORTS, ADDRESSES -> {}
        }
    }

    /** The ports of the service that was named that are published. */
    private List<String> published(ObservedStack observed) {
        return call.typed().words().stream()
                .limit(1)
                .flatMap(service -> observed.ofService(service).stream())
                .flatMap(container -> container.ports().stream())
                .filter(PublishedPort::isPublished)
                .map(port -> port.containerPort() + (port.protocol().equals("tcp") ? "" : "/" + port.protocol()))
                .distinct()
                .toList();
    }

    /**
     * The values that a param declares to be the only ones. A script that uses snippets is not evaluated: one could be fetched.
     *
     * @param given its name, and what stands behind it in front of its value
     */
    void findValues(String param, String given) {
        leniently(() ->
                file()
                        .filter(file -> usesNothing(file))
                        .map(file -> call.source().paramsOf(file))
                        .orElse(List.of())
                        .stream()
                        .filter(known -> known.name().equals(param))
                        .flatMap(known -> (known.type() == ParamType.FLAG ? FLAGS : known.choices()).stream())
                        .forEach(value -> found.accept(given + value)));
    }

    private static boolean usesNothing(StackFile file) {
        return file.compose().isEmpty()
                && StackNames.namesIn(source(file), USES).names().isEmpty();
    }

    private Optional<StackFile> file() {
        return call.source().find();
    }

    /** What can be typed in a command's place. */
    void findVerbs() {
        declared(Set.of("task", "job"), false, read -> Verbals.names(read.verbs()));
    }

    /**
     * Tells of what the stack's files declare, and says whether that is all there is.
     *
     * @param words those that declare it
     * @param bySnippets whether the words of snippets declare it, too
     * @param evaluated what it is once the files are evaluated
     */
    private boolean declared(Set<String> words, boolean bySnippets, Function<ReadStack, List<String>> evaluated) {
        boolean[] isKnown = {false};
        leniently(() -> {
            Optional<StackFile> file = call.source().find();
            if (file.isEmpty()) {
                return;
            }
            if (file.get().compose().isEmpty() && !call.source().isAtHand()) {
                ScriptSource script = source(file.get());
                DeclaredNames uses = StackNames.namesIn(script, USES);
                SortedSet<String> declaring = new TreeSet<>(words);
                if (bySnippets) {
                    declaring.addAll(uses.names());
                }
                DeclaredNames names = StackNames.namesIn(script, declaring);
                names.names().forEach(found);
                // A snippet from elsewhere would be fetched, which is more than a question may do.
                isKnown[0] = names.isWhole()
                                && StackNames.namesIn(script, INCLUDES).names().isEmpty()
                        || !uses.names().isEmpty();
            }
            if (!isKnown[0]) {
                evaluated.apply(call.source().readWithAllProfiles(file.get())).forEach(found);
                isKnown[0] = true;
            }
        });
        return isKnown[0];
    }

    private static ScriptSource source(StackFile file) {
        return ScriptSource.read(file.path(), file.shownAs());
    }

    private void observed(Function<ObservedStack, List<String>> names) {
        leniently(() -> stackName().ifPresent(stack -> observe(stack, names)));
    }

    /** The names of all stacks. */
    private void everywhere() {
        leniently(() -> observe(
                "",
                observed -> observed.containers().stream()
                        .flatMap(container -> container.project().stream())
                        .distinct()
                        .toList()));
    }

    private void observe(String stack, Function<ObservedStack, List<String>> names) {
        try (OpenEngine engine = call.openExistingEngine()) {
            names.apply(engine.observe(stack)).forEach(found);
        }
    }

    private Optional<String> stackName() {
        Optional<String> given = call.typed().value(SharedOptions.PROJECT_NAME);
        if (given.isPresent()) {
            return given;
        }
        Optional<StackFile> file = call.source().find();
        return file.isPresent()
                        && file.get().compose().isEmpty()
                        && !call.source().isAtHand()
                ? StackNames.namesIn(source(file.get()), Set.of("stack")).names().stream()
                        .findFirst()
                        .or(() -> Optional.of(StackNames.defaultFor(file.get().path())))
                : file.map(there -> call.stackName());
    }

    private static void leniently(Runnable question) {
        try {
            question.run();
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            // Nobody asked about problems: a script that is wrong or an engine that is away has no names to offer.
        }
    }

    private static <T> List<String> names(List<T> things, Function<T, String> name) {
        return things.stream().map(name).toList();
    }

    private static List<String> images(Stack stack) {
        return stack.services().stream()
                .map(service -> stack.imageOf(service).toString())
                .toList();
    }

    private static List<String> checks(ReadStack read) {
        List<String> names = new ArrayList<>();
        read.verbs().checks().forEach(check -> names.add(check.name()));
        read.verbs().testJobs().forEach(job -> names.add(job.name()));
        return names;
    }
}
