package orchsh.dsl.build;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import orchsh.dsl.language.ScriptLanguage;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Finding;
import orchsh.engine.model.Network;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StackRules;
import orchsh.engine.model.Subject;
import orchsh.engine.model.Volume;
import org.jspecify.annotations.Nullable;

/** Collects what a script says about its stack. */
public final class StackBuilder implements ScriptLanguage {
    private final String defaultName;
    private final Surroundings besideScript;
    private final Output output;
    private final Notebook notebook;

    private Optional<Named> name = Optional.empty();
    private final Map<String, ServiceBuilder> services = new LinkedHashMap<>();
    private final Map<String, Network> networks = new LinkedHashMap<>();
    private final Map<String, Volume> volumes = new LinkedHashMap<>();
    private Optional<Duration> deadline = Optional.empty();
    private Optional<String> openService = Optional.empty();
    private final VerbNotes verbs;

    private record Named(String name, Place place) {}

    /**
     * A builder for one run of one script.
     *
     * @param defaultName the stack's name if the script gives none
     * @param besideScript the caller's surroundings with the script's folder as the directory
     */
    public StackBuilder(String defaultName, Surroundings besideScript, Cursor cursor, Output output) {
        this.defaultName = defaultName;
        this.besideScript = besideScript;
        this.output = output;
        this.notebook = new Notebook(cursor);
        this.verbs = new VerbNotes(notebook);
    }

    /** What is wrong so far. */
    public List<Complaint> complaints() {
        return notebook.complaints();
    }

    /** Where everything was said. */
    public Map<Subject, Place> places() {
        return notebook.places();
    }

    /** The tasks, checks and jobs, as they were declared. */
    public VerbNotes verbs() {
        return verbs;
    }

    /** The stack, if nothing is wrong with it. */
    public Optional<Stack> finish() {
        if (services.isEmpty() && complaints().isEmpty()) {
            notebook.complain(
                    Place.START, "the script declares no service", "for example service 'db' { image 'postgres' }");
        }
        List<Service> made = new ArrayList<>();
        services.values().forEach(service -> service.finish().ifPresent(made::add));
        verbs.check(services.values());
        if (!complaints().isEmpty()) {
            return Optional.empty();
        }
        List<Stack> stacks = new ArrayList<>();
        notebook.heed(
                name.map(Named::place).orElse(Place.START),
                () -> stacks.add(new Stack(
                        name.map(Named::name).orElse(defaultName),
                        made,
                        List.copyOf(networks.values()),
                        List.copyOf(volumes.values()))));
        deadline.ifPresent(time -> stacks.replaceAll(stack -> stack.within(time)));
        stacks.forEach(stack -> StackRules.check(stack).forEach(this::complain));
        return complaints().isEmpty() ? stacks.stream().findFirst() : Optional.empty();
    }

    private void complain(Finding finding) {
        Place place = places().getOrDefault(
                        finding.about(),
                        places().getOrDefault(Subject.service(finding.about().owner()), Place.START));
        notebook.complain(place, finding.message(), finding.hint().orElse(""));
    }

    @Override
    public void stack(@Nullable Object given) {
        Place here = notebook.here();
        notebook.heed(() -> {
            if (name.isPresent()) {
                throw new WordException(
                        "`stack` is given twice",
                        "the first one is in line " + name.get().place.line());
            }
            name = Optional.of(new Named(Values.text("stack", given), here));
        });
        name.ifPresent(named -> notebook.note(new Subject("", "stack", named.name), named.place));
    }

    @Override
    public ServiceLanguage service(@Nullable Object given, Closure<?> block) {
        return declare("service", given, block, service -> {});
    }

    @Override
    public ServiceLanguage job(@Nullable Object given, Closure<?> block) {
        return declare("job", given, block, ServiceBuilder::makeJob);
    }

    @Override
    public ServiceLanguage job(@Nullable Object given, @Nullable Object description, Closure<?> block) {
        verbs.describe(given, description);
        return job(given, block);
    }

    @Override
    public void task(@Nullable Object given, Closure<?> block) {
        verbs.task(Map.of(), given, "", block);
    }

    @Override
    public void task(@Nullable Object given, @Nullable Object description, Closure<?> block) {
        verbs.task(Map.of(), given, description, block);
    }

    @Override
    public void task(Map<String, ?> options, @Nullable Object given, Closure<?> block) {
        verbs.task(options, given, "", block);
    }

    @Override
    public void task(Map<String, ?> options, @Nullable Object given, @Nullable Object description, Closure<?> block) {
        verbs.task(options, given, description, block);
    }

    @Override
    public void check(@Nullable Object given, Closure<?> block) {
        verbs.check(Map.of(), given, block);
    }

    @Override
    public void check(Map<String, ?> options, @Nullable Object given, Closure<?> block) {
        verbs.check(options, given, block);
    }

    private ServiceLanguage declare(
            String word, @Nullable Object given, Closure<?> block, Consumer<ServiceBuilder> kind) {
        Place here = notebook.here();
        Optional<String> text = nameOf(word, given);
        String said = text.orElse("");
        ServiceBuilder service = new ServiceBuilder(said, here, notebook, output, () -> besideScript);
        kind.accept(service);
        if (text.isEmpty()) {
            return service.words();
        }
        if (openService.isPresent()) {
            notebook.complain(
                    here,
                    word + " `" + said + "` is inside service `" + openService.get() + "`",
                    "close the block of `" + openService.get() + "` first; `needs` and `link` join services");
            return service.words();
        }
        if (block.getMaximumNumberOfParameters() > 1) {
            notebook.complain(
                    here, "the block of " + word + " `" + said + "` takes more than one parameter", "it needs none");
            return service.words();
        }
        if (services.putIfAbsent(said, service) != null) {
            notebook.complain(
                    here,
                    word + " `" + said + "` is declared twice",
                    "the first one is in line " + services.get(said).place().line());
        }
        openService = Optional.of(said);
        try {
            service.run(block);
        } finally {
            openService = Optional.empty();
        }
        return service.words();
    }

    private Optional<String> nameOf(String word, @Nullable Object given) {
        List<String> names = new ArrayList<>();
        notebook.heed(() -> names.add(Values.text(word, given)));
        return names.stream().findFirst();
    }

    @Override
    public void network(@Nullable Object given) {
        network(Map.of(), given);
    }

    @Override
    public void network(Map<String, ?> options, @Nullable Object given) {
        notebook.heed(() -> {
            String said = Values.text("network", given);
            Object internal =
                    Options.of("network", options, List.of("internal")).getOrDefault("internal", false);
            if (!(internal instanceof Boolean isInternal)) {
                throw new WordException("`internal:` is true or false");
            }
            if (said.equals(Stack.DEFAULT_NETWORK)) {
                throw new WordException("every stack has the network `default`: it is not declared");
            }
            if (networks.putIfAbsent(said, new Network(said, isInternal)) != null) {
                throw new WordException("network `" + said + "` is declared twice");
            }
            notebook.note(new Subject("", "network", said), notebook.here());
        });
    }

    @Override
    public void volume(@Nullable Object given) {
        notebook.heed(() -> {
            String said = Values.text("volume", given);
            if (volumes.putIfAbsent(said, new Volume(said)) != null) {
                throw new WordException("volume `" + said + "` is declared twice");
            }
            notebook.note(new Subject("", "volume", said), notebook.here());
        });
    }

    @Override
    public void deadline(@Nullable Object given) {
        notebook.heed(() -> {
            Duration time = Durations.of("deadline", given);
            if (time.isNegative() || time.isZero()) {
                throw new WordException("`deadline` takes a time that is longer than nothing");
            }
            if (deadline.isPresent()) {
                throw new WordException("`deadline` is given twice");
            }
            deadline = Optional.of(time);
        });
    }
}
