package orchsh.dsl.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Namespace;
import orchsh.engine.model.Service;
import orchsh.engine.problem.Subject;

/** All that is said about one service, in order and with its places; the service is made of it at the end. */
final class Sayings {
    private final String service;
    private final Workshop workshop;
    private final Notebook notebook;
    private final List<Said> all = new ArrayList<>();
    /** The blocks that have spoken, those of the services that this one is like included. */
    private final Set<Object> blocks = new HashSet<>();

    private Object block = new Object();
    private boolean hasSpoken;

    private record Said(Saying saying, Place place, Object block) {}

    Sayings(String service, Workshop workshop) {
        this.service = service;
        this.workshop = workshop;
        this.notebook = workshop.notebook();
    }

    String service() {
        return service;
    }

    Notebook notebook() {
        return notebook;
    }

    Declared declared() {
        return workshop.declared();
    }

    Surroundings beside() {
        return workshop.beside();
    }

    Path resolve(String path) {
        return beside().resolve(path);
    }

    void heed(Runnable word) {
        notebook.heed(word);
    }

    void note(String word, String value) {
        note(word, value, notebook.here());
    }

    void note(Subject part) {
        notebook.note(part, notebook.here());
    }

    void note(String word, String value, Place place) {
        notebook.note(new Subject(service, word, value), place);
    }

    /** A block begins to speak; each counts by itself, also when the same closure speaks to several services. */
    void begin(Object next) {
        block = next;
        blocks.add(next);
        hasSpoken = false;
    }

    /** Adds a saying. What an earlier block said of the same thing no longer counts. */
    void say(Saying saying) {
        say(saying, notebook.here());
    }

    void say(Saying saying, Place place) {
        if (!saying.key().isEmpty()) {
            all.removeIf(said -> said.saying.key().equals(saying.key()) && said.block != block);
        }
        all.add(new Said(saying, place, block));
        hasSpoken = true;
    }

    /** The block has said something that is kept elsewhere. */
    void touch() {
        hasSpoken = true;
    }

    /** Takes back what has been said of a thing. */
    void forget(String key) {
        all.removeIf(said -> said.saying.key().equals(key));
    }

    /** Takes back what turned out to be meant otherwise. */
    void withdraw(Saying saying) {
        all.removeIf(said -> said.saying == saying);
    }

    /** Whether the block that speaks has said anything yet. */
    boolean hasSpoken() {
        return hasSpoken;
    }

    /** The blocks that have spoken to it before it was begun anew have been heard. */
    void goOnFrom(Sayings earlier) {
        blocks.addAll(earlier.blocks);
    }

    /** Takes over what is true of both; what the same block said to both is said once. */
    void takeOver(Sayings other) {
        all.removeIf(said -> said.saying.likewise().isPresent() && other.blocks.contains(said.block));
        Object taking = new Object();
        Object speaking = block;
        begin(taking);
        for (Said said : other.all) {
            said.saying
                    .likewise()
                    .ifPresent(edit -> say(new Saying(
                            edit, Optional.of(edit), said.saying.key(), said.saying.way(), said.saying.services())));
        }
        blocks.addAll(other.blocks);
        block = speaking;
    }

    /** The services that something is shared with. */
    static List<String> servicesOf(Namespace namespace) {
        return namespace.kind() == Namespace.Kind.SERVICE ? List.of(namespace.of()) : List.of();
    }

    /** The other services that are spoken of. */
    Set<String> services() {
        return all.stream().flatMap(said -> said.saying.services().stream()).collect(Collectors.toSet());
    }

    /** Takes out of a service that is there what is said anew. */
    void makeWay(Service.Builder there) {
        all.forEach(said -> said.saying.way().write(there));
    }

    /** Makes the service; what cannot be is complained about where it was said. */
    Optional<Service> make(Supplier<Service.Builder> start, Place place) {
        List<ServiceMaker.Part> parts = all.stream()
                .map(said -> new ServiceMaker.Part(said.place, said.saying.edit()))
                .toList();
        return new ServiceMaker(start, place, parts, notebook::heed).make();
    }
}
