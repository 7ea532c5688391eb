package orchsh.shell.session;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedImage;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;
import orchsh.shell.completion.Wanted;
import orchsh.shell.session.Candidate.Group;
import orchsh.shell.source.StackReader.ReadStack;

/** The names of things as the session knows them: of its stack, and of what it saw on the engine last. */
final class KnownNames {
    private static final int MOST_FILES = 500;

    private final SessionDesk desk;

    KnownNames(SessionDesk desk) {
        this.desk = desk;
    }

    /**
     * What can be typed at a place.
     *
     * @param current what stands there so far
     */
    List<Candidate> of(Wanted wanted, String current) {
        List<Candidate> found = new ArrayList<>();
        wanted.choices().forEach(choice -> found.add(new Candidate(choice, "", Group.VALUE)));
        switch (wanted.things()) {
            case SERVICES -> services().forEach(service -> found.add(suffixed(service, wanted.suffix())));
            case FILES_OF_SERVICES -> {
                services().forEach(service -> found.add(suffixed(service, ":")));
                found.addAll(files(current));
            }
            case FILES, STACK_FILES, SNIPPETS -> found.addAll(files(current));
            case CONTAINERS -> found.addAll(containers());
            case IMAGES -> found.addAll(images());
            case VOLUMES -> found.addAll(volumes());
            case NETWORKS -> found.addAll(networks());
            case PARAMS ->
                read().ifPresent(read -> read.params()
                        .forEach(param -> found.add(
                                new Candidate(param.name() + wanted.suffix(), param.description(), Group.VALUE))));
            case CHECKS ->
                read().ifPresent(read -> read.verbs()
                        .checks()
                        .forEach(check -> found.add(new Candidate(check.name(), "", Group.VALUE))));
            case VARIABLES ->
                desk.opened()
                        .surroundings()
                        .environment()
                        .keySet()
                        .forEach(name -> found.add(new Candidate(name, "", Group.VALUE)));
            case COMMANDS ->
                desk.grammar()
                        .root()
                        .parts()
                        .forEach((word, form) ->
                                found.add(new Candidate(word, form.description().get(0), Group.COMMAND)));
            case STACKS, PROFILES, NOTHING -> {
                // nobody has told of any
            }
        }
        return found;
    }

    private static Candidate suffixed(Candidate candidate, String suffix) {
        return new Candidate(candidate.word() + suffix, candidate.description(), candidate.group());
    }

    List<Candidate> all() {
        return Stream.of(services(), containers(), images(), volumes(), networks())
                .flatMap(List::stream)
                .toList();
    }

    private Optional<ReadStack> read() {
        return desk.model().known();
    }

    private Optional<ObservedStack> seen() {
        return desk.watch().seen();
    }

    List<Candidate> services() {
        List<Candidate> found = new ArrayList<>();
        read().ifPresent(read -> read.stack()
                .services()
                .forEach(service -> found.add(new Candidate(
                        service.name(), read.stack().imageOf(service).toString(), Group.SERVICE))));
        if (found.isEmpty()) {
            seen().ifPresent(seen -> seen.own().stream()
                    .flatMap(container -> container.service().stream())
                    .distinct()
                    .forEach(service -> found.add(new Candidate(service, "", Group.SERVICE))));
        }
        return found;
    }

    private List<Candidate> containers() {
        return seen().stream()
                .flatMap(seen -> seen.containers().stream())
                .map((ObservedContainer container) ->
                        new Candidate(container.name(), container.status(), Group.CONTAINER))
                .toList();
    }

    private List<Candidate> images() {
        return seen().stream()
                .flatMap(seen -> seen.images().stream())
                .flatMap((ObservedImage image) -> image.names().stream())
                .map(name -> new Candidate(name, "", Group.IMAGE))
                .toList();
    }

    private List<Candidate> volumes() {
        return seen().stream()
                .flatMap(seen -> seen.volumes().stream())
                .map((ObservedVolume volume) -> new Candidate(volume.name(), "", Group.VOLUME))
                .toList();
    }

    private List<Candidate> networks() {
        return seen().stream()
                .flatMap(seen -> seen.networks().stream())
                .map((ObservedNetwork network) -> new Candidate(network.name(), "", Group.NETWORK))
                .toList();
    }

    private List<Candidate> files(String current) {
        int slash = current.lastIndexOf('/');
        String head = current.substring(0, slash + 1);
        List<Candidate> found = new ArrayList<>();
        try {
            Path folder = desk.opened().surroundings().resolve(head.isEmpty() ? "." : head);
            try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
                for (Path path : inside) {
                    if (found.size() == MOST_FILES) {
                        break;
                    }
                    String name = head + path.getFileName() + (Files.isDirectory(path) ? "/" : "");
                    if (name.startsWith(current)) {
                        found.add(new Candidate(name, "", Group.VALUE));
                    }
                }
            }
        } catch (IOException | InvalidPathException e) {
            // what is no folder has nothing to offer
        }
        return found;
    }
}
