package orchsh.dsl;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.build.SourceTexts;
import orchsh.engine.model.NetworkUse;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.Location;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.Subject;

/** Where the parts of a stack were said; kept beside it, so that stacks from different texts can be equal. */
public final class Origins {
    /** Of what was never said. */
    public static final Origins NONE = new Origins(new SourceTexts(), Map.of());

    private final SourceTexts texts;
    private final Map<Subject, Place> places;

    Origins(SourceTexts texts, Map<Subject, Place> places) {
        this.texts = texts;
        this.places = Map.copyOf(places);
    }

    /** Those of a stack. A network that nobody declares is there for the first service that is in it. */
    static Origins of(Stack stack, SourceTexts texts, Map<Subject, Place> places) {
        Map<Subject, Place> all = new LinkedHashMap<>(places);
        for (Service service : stack.services()) {
            Optional<Place> place = Optional.ofNullable(places.get(Subject.service(service.name())));
            for (NetworkUse use : service.effectiveNetworks()) {
                place.ifPresent(its -> all.putIfAbsent(new Subject("", "network", use.network()), its));
            }
        }
        return new Origins(texts, all);
    }

    /** All files of this machine that the stack was read from. */
    public SortedSet<Path> files() {
        return texts.files();
    }

    /** The text that is called so in places. */
    public Optional<String> text(String name) {
        return texts.all().stream()
                .filter(text -> text.source().name().equals(name))
                .map(SourceText::text)
                .findFirst();
    }

    public Optional<Location> of(Subject subject) {
        return Optional.ofNullable(places.get(subject)).map(Place::location);
    }

    /**
     * The problem with the place and the line of what it is about, or at least of the service; as it is when the text does
     * not name that, or when it has a place already.
     */
    public Problem point(Problem problem) {
        Optional<Place> found =
                problem.at().isPresent() ? Optional.empty() : problem.about().flatMap(this::nearest);
        return found.map(place -> point(problem, place)).orElse(problem);
    }

    private Optional<Place> nearest(Subject subject) {
        return Optional.ofNullable(places.get(subject))
                .or(() -> Optional.ofNullable(places.get(Subject.service(subject.owner()))));
    }

    private Problem point(Problem problem, Place place) {
        Problem there = texts.error(place, problem.message());
        Problem placed = problem.other()
                .flatMap(this::nearest)
                .flatMap(other -> other.asFirst(place))
                .map(first -> problem.hint(
                        problem.hint().map(hint -> first + "; " + hint).orElse(first)))
                .orElse(problem)
                .at(there.at());
        return there.excerpt().map(placed::quoting).orElse(placed);
    }
}
