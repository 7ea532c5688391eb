package orchsh.dsl.compose.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.build.SourceTexts;
import orchsh.dsl.value.WordException;
import orchsh.engine.problem.Location;
import orchsh.engine.problem.Problem;

/** What is wrong with the files of a project, collected while they are read, each with its line. */
public final class Findings {
    private final SourceTexts texts = new SourceTexts();
    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final Set<Place> unknown = new HashSet<>();

    /** Makes the lines of a text known, for the problems found in it. */
    public void add(SourceText text) {
        texts.add(text);
    }

    public SourceTexts texts() {
        return texts;
    }

    public void error(Place place, String message) {
        errors.add(texts.error(place, message));
    }

    public void error(Place place, String message, String hint) {
        errors.add(texts.error(place, message).hint(hint));
    }

    /** What a reader of values says of one. */
    public void error(Place place, WordException wrong) {
        Problem problem = texts.error(place, Objects.requireNonNullElse(wrong.getMessage(), "this makes no sense"));
        errors.add(wrong.hint().map(problem::hint).orElse(problem));
    }

    /** What a reader says of a value that nobody can know, so that nothing more needs to be said of it. */
    public void unknown(Place place, WordException wrong) {
        unknown.add(place);
        error(place, wrong);
    }

    /** Whether the value there cannot be known, which has been said. */
    public boolean isUnknown(Place place) {
        return unknown.contains(place);
    }

    /** What a reader says of a file that has no line of its own here. */
    public void error(WordException wrong) {
        Problem problem = Problem.error(Objects.requireNonNullElse(wrong.getMessage(), "this makes no sense"))
                .at(wrong.at());
        errors.add(wrong.hint().map(problem::hint).orElse(problem));
    }

    /** The same of a file that came along with one that something at a place includes. */
    public void error(WordException wrong, Place includedBy) {
        Problem problem = Problem.error(Objects.requireNonNullElse(wrong.getMessage(), "this makes no sense"))
                .at(wrong.at()
                        .map(at ->
                                new Location(at.file(), at.line(), at.column(), Optional.of(includedBy.location()))));
        errors.add(wrong.hint().map(problem::hint).orElse(problem));
    }

    /** What has no line, such as a file that is not there. */
    public void error(Problem problem) {
        errors.add(problem);
    }

    public void warning(Place place, String message) {
        warnings.add(texts.error(place, message).asWarning());
    }

    public void warning(Place place, String message, String hint) {
        warnings.add(texts.error(place, message).hint(hint).asWarning());
    }

    public void warning(Problem problem) {
        warnings.add(problem.asWarning());
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** How many errors there are so far. */
    public int errorCount() {
        return errors.size();
    }

    /** File by file, line by line. */
    public List<Problem> errors() {
        return texts.inOrder(errors);
    }

    /** File by file, line by line, each once. */
    public List<Problem> warnings() {
        return texts.inOrder(warnings);
    }
}
