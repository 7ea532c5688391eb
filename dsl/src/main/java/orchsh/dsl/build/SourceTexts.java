package orchsh.dsl.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import orchsh.engine.problem.Location;
import orchsh.engine.problem.Problem;

/** The texts that a stack was read from: turns places in them into problems that show the user's own line. */
public final class SourceTexts {
    private final Map<Source, SourceText> texts = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final SortedSet<Path> files = new TreeSet<>();

    public void add(SourceText text) {
        texts.put(text.source(), text);
        names.add(text.source().name());
    }

    /** Makes other texts known as well. */
    public void addAll(SourceTexts others) {
        texts.putAll(others.texts);
        names.addAll(others.names);
        files.addAll(others.files);
    }

    /** A file of this machine was read, be it a text of these or one that only gives values. */
    public void read(Path file) {
        files.add(file);
    }

    /** All files that were read. */
    public SortedSet<Path> files() {
        return Collections.unmodifiableSortedSet(files);
    }

    public Collection<SourceText> all() {
        return texts.values();
    }

    public Optional<SourceText> of(Source source) {
        return Optional.ofNullable(texts.get(source));
    }

    /** A problem at a place, with the line it is about. */
    public Problem error(Place place, String message) {
        SourceText text = texts.get(place.source());
        return text == null
                ? Problem.error(message).at(place.location())
                : text.error(place.line(), place.column(), place.length(), message);
    }

    public Problem error(Place place, String message, Optional<String> hint) {
        Problem problem = error(place, message);
        return hint.map(problem::hint).orElse(problem);
    }

    /** File by file, line by line. One mistake may be found twice in a line, as Groovy does with classes it does not know. */
    public List<Problem> inOrder(List<Problem> problems) {
        Set<String> said = new HashSet<>();
        return problems.stream()
                .filter(problem -> said.add(problem.at()
                                .map(at -> at.file() + ":" + at.line() + ": ")
                                .orElse("")
                        + problem.message()))
                .sorted(Comparator.comparingInt((Problem problem) -> fileOf(problem))
                        .thenComparingInt(
                                problem -> problem.at().map(Location::line).orElse(0))
                        .thenComparingInt(
                                problem -> problem.at().map(Location::column).orElse(0)))
                .toList();
    }

    private int fileOf(Problem problem) {
        return problem.at().map(at -> names.indexOf(at.file())).orElse(-1);
    }
}
