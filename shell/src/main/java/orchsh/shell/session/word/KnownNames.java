package orchsh.shell.session.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.shell.session.stack.LanguageEntries;
import orchsh.shell.session.stack.SessionModel;
import orchsh.shell.session.status.StatusWatch;
import orchsh.shell.session.word.Candidate.Group;
import orchsh.shell.source.StackReader.ReadStack;

/** The names of things as the session knows them: of its stack, and of what it saw on the engine last. */
public final class KnownNames {
    private final SessionModel model;
    private final StatusWatch watch;
    private final LanguageEntries language;
    private final Supplier<Set<String>> verbs;

    public KnownNames(SessionModel model, StatusWatch watch, LanguageEntries language, Supplier<Set<String>> verbs) {
        this.model = model;
        this.watch = watch;
        this.language = language;
        this.verbs = verbs;
    }

    /** Each with its state, or whatever tells it apart. */
    public List<Candidate> all() {
        List<Candidate> all = new ArrayList<>(services());
        verbs.get().forEach(verb -> all.add(new Candidate(verb, "of the stack", Group.VERB)));
        language.variables().forEach(name -> all.add(new Candidate(name, "a variable", Group.VARIABLE)));
        read().ifPresent(read ->
                read.params().forEach(param -> all.add(new Candidate(param.name(), param.description(), Group.PARAM))));
        seen().ifPresent(seen -> onEngine(seen).forEach(all::add));
        return all;
    }

    private Optional<ReadStack> read() {
        return model.known();
    }

    private Optional<ObservedStack> seen() {
        return watch.seen();
    }

    private List<Candidate> services() {
        List<Candidate> found = new ArrayList<>();
        read().ifPresent(read -> read.stack()
                .services()
                .forEach(service -> found.add(new Candidate(
                        service.name(), state(service.name(), read.stack().imageOf(service) + ""), Group.SERVICE))));
        if (found.isEmpty()) {
            seen().ifPresent(seen -> seen.own().stream()
                    .flatMap(container -> container.service().stream())
                    .distinct()
                    .forEach(service -> found.add(new Candidate(service, state(service, ""), Group.SERVICE))));
        }
        return found;
    }

    private String state(String service, String otherwise) {
        return seen().flatMap(seen -> seen.ofService(service).stream().findFirst())
                .map(ObservedContainer::status)
                .orElse(otherwise);
    }

    private static Stream<Candidate> onEngine(ObservedStack seen) {
        Stream<Candidate> containers = seen.containers().stream()
                .map(container -> new Candidate(container.name(), container.status(), Group.CONTAINER));
        Stream<Candidate> stacks = seen.containers().stream()
                .flatMap(container -> container.project().stream())
                .distinct()
                .map(stack -> new Candidate(stack, "", Group.STACK));
        Stream<Candidate> images = seen.images().stream()
                .flatMap(image -> image.names().stream())
                .map(name -> new Candidate(name, "", Group.IMAGE));
        Stream<Candidate> volumes =
                seen.volumes().stream().map(volume -> new Candidate(volume.name(), "", Group.VOLUME));
        Stream<Candidate> networks =
                seen.networks().stream().map(network -> new Candidate(network.name(), "", Group.NETWORK));
        return Stream.of(containers, stacks, images, volumes, networks).flatMap(all -> all);
    }
}
