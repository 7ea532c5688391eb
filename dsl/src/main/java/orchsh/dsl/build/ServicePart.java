package orchsh.dsl.build;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.language.ServiceWords;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.Service;
import orchsh.engine.problem.NearMiss;
import org.jspecify.annotations.Nullable;

/** Keeps the services and jobs of a stack, and lets blocks speak to them. */
final class ServicePart implements ServiceWords {
    private final Workshop workshop;
    private final Notebook notebook;
    private final OpenService open;
    private final VerbNotes verbs;
    private final LeftOut leftOut;
    private final Map<String, ServiceBuilder> services = new LinkedHashMap<>();
    private final List<Closure<?>> defaults = new ArrayList<>();
    private final Set<String> replaceable = new HashSet<>();

    /**
     * A part without any service yet.
     *
     * @param verbs is told what jobs are for
     * @param leftOut what is not kept
     */
    ServicePart(Workshop workshop, OpenService open, VerbNotes verbs, LeftOut leftOut) {
        this.workshop = workshop;
        this.notebook = workshop.notebook();
        this.open = open;
        this.verbs = verbs;
        this.leftOut = leftOut;
    }

    /** All that were declared, by their names. */
    Map<String, ServiceBuilder> all() {
        return services;
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

    private ServiceLanguage declare(
            String word, @Nullable Object given, Closure<?> block, Consumer<ServiceBuilder> kind) {
        Place here = notebook.here();
        Optional<String> text = notebook.read(() -> name(word, given));
        String said = text.orElse("");
        ServiceBuilder service = newService(said);
        kind.accept(service);
        if (text.isEmpty() || !open.mayOpen(word + " `" + said + "`", block) || leftOut.has(said)) {
            return service.words();
        }
        ServiceBuilder before = replaceable.remove(said) ? null : services.putIfAbsent(said, service);
        services.replace(said, before == null ? service : before);
        if (before != null) {
            notebook.complain(
                    here,
                    word + " `" + said + "` is declared twice",
                    "the first one is " + before.place().seenFrom(here));
        }
        open.speak(said, () -> {
            service.runDefaults(defaults);
            service.runOwn(block);
        });
        return service.words();
    }

    /** Takes in a service of a compose file; blocks that speak to every service speak before it. */
    void adopt(Outline.OutlinedService said) {
        if (leftOut.has(said.name())) {
            return;
        }
        ServiceBuilder service = new ServiceBuilder(said.name(), said.place(), workshop, this::declaredAbove);
        open.speak(said.name(), () -> service.runDefaults(defaults));
        service.adopt(said);
        ServiceBuilder before = services.putIfAbsent(said.name(), service);
        if (before != null) {
            notebook.complain(
                    said.place(),
                    "service `" + said.name() + "` is declared twice",
                    "the first one is " + before.place().seenFrom(said.place()));
        }
    }

    /** Takes in a service as it is; one that is declared anew takes its place. */
    void goOnFrom(Service service) {
        ServiceBuilder builder = newService(service.name());
        builder.goOnFrom(service);
        services.put(service.name(), builder);
        replaceable.add(service.name());
    }

    /** Blocks that spoke to every service speak to those that follow. */
    void goOnFrom(ServicePart earlier) {
        defaults.addAll(earlier.defaults);
        earlier.services.forEach((name, before) ->
                Optional.ofNullable(services.get(name)).ifPresent(service -> service.goOnFrom(before)));
    }

    private static String name(String word, @Nullable Object given) {
        String name = Values.text(word, given);
        if (name.isBlank()) {
            throw new WordException(
                    "`" + word + "` is given an empty name", "it is what others know it by: " + word + " 'db' { … }");
        }
        return name;
    }

    private ServiceBuilder newService(String name) {
        return new ServiceBuilder(name, notebook.here(), workshop, this::declaredAbove);
    }

    private ServiceBuilder declaredAbove(String wanted) {
        ServiceBuilder service = services.get(wanted);
        if (service == null) {
            throw new WordException(
                    "no service `" + wanted + "` is declared above",
                    NearMiss.hint(wanted, services.keySet()).orElse("it has to be declared before this line"));
        }
        return service;
    }

    @Override
    public void defaults(Closure<?> block) {
        if (open.mayOpen("defaults", block)) {
            defaults.add(block);
        }
    }

    @Override
    public ServiceLanguage override(@Nullable Object given, Closure<?> block) {
        Optional<ServiceBuilder> found = notebook.read(() -> declaredAbove(Values.service("override", given)));
        ServiceBuilder service = found.orElseGet(() -> newService(""));
        if (found.isPresent() && open.mayOpen("override `" + service.name() + "`", block)) {
            speakAgain(service, block);
        }
        return service.words();
    }

    /** Lets a block speak to a service that has been declared. */
    void speakAgain(ServiceBuilder service, Closure<?> block) {
        open.speak(service.name(), () -> service.runAgain(block));
    }
}
