package orchsh.dsl.build;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import orchsh.dsl.language.ScriptLanguage;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Finding;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StackRules;
import orchsh.engine.model.Subject;
import orchsh.engine.problem.NearMiss;
import org.jspecify.annotations.Nullable;

/** Collects what a script, and those it includes, say about its stack. */
public final class StackBuilder implements ScriptLanguage {
    private final String defaultName;
    private final Surroundings caller;
    private final Output output;
    private final Inclusion inclusion;
    private final Notebook notebook;
    private final Wishes wishes;
    private final Params params;
    private final Profiles profiles;

    private Optional<Named> name = Optional.empty();
    private final Map<String, ServiceBuilder> services = new LinkedHashMap<>();
    private final Declarations declarations;
    private final List<Closure<?>> defaults = new ArrayList<>();
    private Optional<Duration> deadline = Optional.empty();
    private Optional<String> openService = Optional.empty();
    private final VerbNotes verbs;

    private record Named(String name, Place place) {}

    /**
     * A builder for one run of one script.
     *
     * @param defaultName the stack's name if the script gives none
     * @param caller the caller's surroundings; relative paths start at the folder of the file that says them
     * @param wishes what is asked for beside the script
     * @param inclusion runs other files
     */
    public StackBuilder(
            String defaultName, Surroundings caller, Wishes wishes, Cursor cursor, Output output, Inclusion inclusion) {
        this.wishes = wishes;
        this.defaultName = defaultName;
        this.caller = caller;
        this.output = output;
        this.inclusion = inclusion;
        this.notebook = new Notebook(cursor);
        this.declarations = new Declarations(notebook, this::besideFile);
        this.verbs = new VerbNotes(notebook);
        this.params = new Params(wishes.params(), caller, notebook);
        output.hide(params.secrets());
        this.profiles = Profiles.of(wishes, caller);
    }

    public Params params() {
        return params;
    }

    public Profiles profiles() {
        return profiles;
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
                    notebook.start(),
                    "the script declares no service",
                    "for example service 'db' { image 'postgres' }");
        }
        declarations.complainOfUnusedSecrets();
        List<Service> made = new ArrayList<>();
        List<ServiceBuilder> active = activeServices();
        active.forEach(service -> service.finish().ifPresent(made::add));
        verbs.check(active, services.keySet());
        if (!complaints().isEmpty()) {
            return Optional.empty();
        }
        List<Stack> stacks = new ArrayList<>();
        notebook.heed(
                name.map(Named::place).orElse(notebook.start()),
                () -> stacks.add(declarations
                        .addTo(Stack.named(name.map(Named::name).orElse(defaultName))
                                .services(made))
                        .build()));
        deadline.ifPresent(time -> stacks.replaceAll(stack -> stack.within(time)));
        stacks.forEach(stack -> StackRules.check(stack).forEach(this::complain));
        return complaints().isEmpty() ? stacks.stream().findFirst() : Optional.empty();
    }

    private List<ServiceBuilder> activeServices() {
        Map<String, ProfileChoice.Candidate> candidates = new LinkedHashMap<>();
        services.forEach((service, builder) -> candidates.put(service, builder.candidate()));
        candidates.values().forEach(candidate -> candidate.profiles().forEach(profiles::declare));
        Set<String> active = new ProfileChoice(profiles.chosen(), wishes.services()).among(candidates);
        if (active.isEmpty() && complaints().isEmpty()) {
            Set<String> known = new TreeSet<>();
            candidates.values().forEach(candidate -> known.addAll(candidate.profiles()));
            notebook.complain(
                    notebook.start(),
                    "all services of the script have profiles, and none of these is chosen",
                    "choose with --profile: " + String.join(", ", known));
        }
        declarations.knownToServices().activate(active);
        return active.stream().map(services::get).toList();
    }

    private void complain(Finding finding) {
        Place place = places().getOrDefault(
                        finding.about(),
                        places().getOrDefault(Subject.service(finding.about().owner()), notebook.start()));
        notebook.complain(place, finding.message(), finding.hint().orElse(""));
    }

    @Override
    public void stack(@Nullable Object given) {
        Place here = notebook.here();
        notebook.heed(() -> {
            String text = Values.text("stack", given);
            if (here.source().isIncluded()) {
                return;
            }
            if (name.isPresent()) {
                throw new WordException(
                        "`stack` is given twice",
                        "the first one is " + name.get().place.seenFrom(here));
            }
            name = Optional.of(new Named(text, here));
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
        ServiceBuilder service = newService(said);
        kind.accept(service);
        if (text.isEmpty() || !mayOpen(word + " `" + said + "`", block)) {
            return service.words();
        }
        if (services.putIfAbsent(said, service) != null) {
            notebook.complain(
                    here,
                    word + " `" + said + "` is declared twice",
                    "the first one is " + services.get(said).place().seenFrom(here));
        }
        speak(said, () -> {
            service.runDefaults(defaults);
            service.runOwn(block);
        });
        return service.words();
    }

    private ServiceBuilder newService(String said) {
        return new ServiceBuilder(
                said,
                notebook.here(),
                notebook,
                output,
                this::besideFile,
                declarations.knownToServices(),
                this::declaredAbove);
    }

    /** Surroundings whose directory is the folder of the file that speaks. */
    private Surroundings besideFile() {
        return notebook.here().source().beside(caller);
    }

    private boolean mayOpen(String what, Closure<?> block) {
        if (openService.isPresent()) {
            notebook.complain(
                    notebook.here(),
                    what + " is inside service `" + openService.get() + "`",
                    "close the block of `" + openService.get() + "` first; `needs` and `link` join services");
            return false;
        }
        if (block.getMaximumNumberOfParameters() > 1) {
            notebook.complain(
                    notebook.here(), "the block of " + what + " takes more than one parameter", "it needs none");
            return false;
        }
        return true;
    }

    private void speak(String service, Runnable blocks) {
        openService = Optional.of(service);
        try {
            blocks.run();
        } finally {
            openService = Optional.empty();
        }
    }

    private ServiceBuilder declaredAbove(String wanted) {
        ServiceBuilder service = services.get(wanted);
        if (service == null) {
            throw new WordException(
                    "no service `" + wanted + "` is declared above",
                    NearMiss.of(wanted, services.keySet())
                            .map(near -> "did you mean `" + near + "`?")
                            .orElse("it has to be declared before this line"));
        }
        return service;
    }

    @Override
    public void defaults(Closure<?> block) {
        if (mayOpen("defaults", block)) {
            defaults.add(block);
        }
    }

    @Override
    public ServiceLanguage override(@Nullable Object given, Closure<?> block) {
        List<ServiceBuilder> found = new ArrayList<>();
        notebook.heed(() -> found.add(declaredAbove(Values.service("override", given))));
        if (found.isEmpty()) {
            return newService("").words();
        }
        ServiceBuilder service = found.get(0);
        String said = service.words().getName();
        if (mayOpen("override `" + said + "`", block)) {
            speak(said, () -> service.runAgain(block));
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
        declarations.network(given);
    }

    @Override
    public void network(Map<String, ?> options, @Nullable Object given) {
        declarations.network(options, given);
    }

    @Override
    public void volume(@Nullable Object given) {
        declarations.volume(given);
    }

    @Override
    public void volume(Map<String, ?> options, @Nullable Object given) {
        declarations.volume(options, given);
    }

    @Override
    public void secret(Map<String, ?> options, @Nullable Object given) {
        declarations.secret(options, given);
    }

    @Override
    public Object secret(@Nullable Object given) {
        return declarations.secret(given);
    }

    @Override
    public void config(Map<String, ?> options, @Nullable Object given) {
        declarations.config(options, given);
    }

    @Override
    public void param(@Nullable Object name) {
        params.declare(Map.of(), name);
    }

    @Override
    public void param(Map<String, ?> options, @Nullable Object name) {
        params.declare(options, name);
    }

    @Override
    public Map<String, @Nullable Object> getParams() {
        return params.values();
    }

    @Override
    public void profile(@Nullable Object given, Closure<?> block) {
        nameOf("profile", given).filter(profiles::declare).ifPresent(name -> Blocks.runWhereItStands(block));
    }

    @Override
    public void include(@Nullable Object... files) {
        Place here = notebook.here();
        List<String> names = new ArrayList<>();
        notebook.heed(() -> {
            if (openService.isPresent()) {
                throw new WordException(
                        "`include` does not belong inside service `" + openService.get() + "`",
                        "write it before or behind the block");
            }
            Values.each(files).forEach(file -> names.add(Values.text("include", file)));
        });
        names.forEach(name -> inclusion.include(name, here));
    }

    /** Found before the script runs, for it makes a word. */
    @Override
    public void use(@Nullable Object snippet) {}

    @Override
    public void use(Map<String, ?> options, @Nullable Object snippet) {}

    @Override
    public void snippet(@Nullable Object title) {
        snippet(Map.of(), title);
    }

    @Override
    public void snippet(Map<String, ?> options, @Nullable Object title) {
        notebook.heed(() -> {
            Values.text("snippet", title);
            Object declarative =
                    Options.of("snippet", options, List.of("declarative")).getOrDefault("declarative", true);
            if (!(declarative instanceof Boolean)) {
                throw new WordException("`declarative:` is true or false");
            }
        });
    }

    /**
     * Lets a snippet speak, and then the block of whoever uses it to the service of the name that it was given.
     *
     * @param word the snippet's word
     * @param given what stands behind the word
     */
    public @Nullable ServiceLanguage say(String word, @Nullable Object[] given, SnippetRun run) {
        Place here = notebook.here();
        List<SnippetCall> calls = new ArrayList<>();
        notebook.heed(() -> {
            if (openService.isPresent()) {
                throw new WordException(
                        "`" + word + "` does not belong inside service `" + openService.get() + "`",
                        "write it before or behind the block");
            }
            calls.add(SnippetCall.of(word, given));
        });
        return calls.isEmpty() ? null : say(word, calls.get(0), here, run);
    }

    private @Nullable ServiceLanguage say(String word, SnippetCall call, Place here, SnippetRun run) {
        int before = complaints().size();
        Params own = params.ofSnippet(call.params());
        run.run(call.name(), own, here);
        if (!own.refused().isEmpty()) {
            // what else is wrong may well come of the value that is missing
            notebook.takeBack(before);
            own.refused()
                    .forEach(refused -> notebook.complain(
                            here, refused.message(), refused.hint().orElse("")));
        }
        own.unknown(word)
                .ifPresent(unknown -> notebook.complain(
                        here,
                        String.valueOf(unknown.getMessage()),
                        unknown.hint().orElse("")));
        ServiceBuilder service = services.get(call.name());
        call.block().ifPresent(block -> {
            if (service == null) {
                notebook.complain(
                        here,
                        "snippet `" + word + "` declares no service `" + call.name()
                                + "`, so nothing is there for the block to speak to",
                        "");
                return;
            }
            speak(call.name(), () -> service.runAgain(block));
        });
        return service == null ? null : service.words();
    }

    @Override
    public void deadline(@Nullable Object given) {
        notebook.heed(() -> {
            Duration time = Durations.of("deadline", given);
            if (time.isNegative() || time.isZero()) {
                throw new WordException("`deadline` takes a time that is longer than nothing");
            }
            if (notebook.here().source().isIncluded()) {
                return;
            }
            if (deadline.isPresent()) {
                throw new WordException("`deadline` is given twice");
            }
            deadline = Optional.of(time);
        });
    }
}
