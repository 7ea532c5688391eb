package orchsh.dsl;

import java.util.Map;
import java.util.Optional;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.SourceTexts;
import orchsh.engine.model.Subject;
import orchsh.engine.problem.Location;
import orchsh.engine.problem.Problem;

/** Where the parts of a stack were said; kept beside it, so that stacks from different texts can be equal. */
public final class Origins {
    private final SourceTexts texts;
    private final Map<Subject, Place> places;

    Origins(SourceTexts texts, Map<Subject, Place> places) {
        this.texts = texts;
        this.places = Map.copyOf(places);
    }

    public Optional<Location> of(Subject subject) {
        return Optional.ofNullable(places.get(subject)).map(Place::location);
    }

    /** The problem with the place and the line of its subject; as it is when the script does not name the subject. */
    public Problem point(Problem problem, Subject subject) {
        Place place = places.get(subject);
        if (place == null) {
            return problem;
        }
        Problem there = texts.error(place, problem.message());
        Problem placed = problem.at(there.at());
        return there.excerpt().map(placed::quoting).orElse(placed);
    }
}
