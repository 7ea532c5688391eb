package orchsh.dsl.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import orchsh.dsl.value.WordException;
import orchsh.engine.problem.Subject;

/** What the builders of one stack write down beside the stack: places and complaints. */
final class Notebook {
    private final Cursor cursor;
    private final Place start;
    private final Map<Subject, Place> places = new HashMap<>();
    private final SortedSet<Path> files = new TreeSet<>();
    private final List<Complaint> complaints = new ArrayList<>();
    private final List<Complaint> doubts = new ArrayList<>();

    Notebook(Cursor cursor) {
        this.cursor = cursor;
        this.start = cursor.place();
    }

    Place here() {
        return cursor.place();
    }

    /** The beginning of the script, for what stands nowhere. */
    Place start() {
        return start;
    }

    /** Does what a word says; what makes no sense becomes a complaint, and the script goes on to find more. */
    boolean heed(Runnable word) {
        return heed(here(), word);
    }

    /** Whether it made sense. */
    boolean heed(Place place, Runnable word) {
        try {
            word.run();
            return true;
        } catch (WordException e) {
            complaints.add(new Complaint(place, message(e), e.hint()));
        } catch (IllegalArgumentException e) {
            complaints.add(new Complaint(place, message(e), Optional.empty()));
        }
        return false;
    }

    /** What a word makes of what it is given; nothing, and a complaint, if that makes no sense. */
    <T> Optional<T> read(Supplier<T> word) {
        return read(here(), word);
    }

    /** What is made of what was said there. */
    <T> Optional<T> read(Place place, Supplier<T> word) {
        List<T> read = new ArrayList<>();
        heed(place, () -> read.add(word.get()));
        return read.stream().findFirst();
    }

    private static String message(IllegalArgumentException e) {
        return Objects.requireNonNullElse(e.getMessage(), "this makes no sense");
    }

    void complain(Place place, String message, String hint) {
        complaints.add(new Complaint(place, message, hint.isEmpty() ? Optional.empty() : Optional.of(hint)));
    }

    /** What is told and let pass. */
    void doubt(Complaint doubt) {
        doubts.add(doubt);
    }

    /** Notes where a part of the stack is declared, which can be only once. */
    void declare(Subject part) {
        Place before = places.get(part);
        if (before != null) {
            throw new WordException(
                    part.word() + " `" + part.value() + "` is declared twice",
                    "the first one is " + before.seenFrom(here()));
        }
        note(part, here());
    }

    void note(Subject subject, Place place) {
        places.put(subject, place);
    }

    /** Notes places of what is said elsewhere; what has been said here stays where it is. */
    void noteAll(Map<Subject, Place> others) {
        others.forEach(places::putIfAbsent);
    }

    /** A file was read for the values that are in it. */
    void read(Path file) {
        files.add(file);
    }

    SortedSet<Path> files() {
        return files;
    }

    Map<Subject, Place> places() {
        return places;
    }

    /** Takes back what was complained about since there were so many complaints, for it came of something else. */
    void takeBack(int number) {
        complaints.subList(number, complaints.size()).clear();
    }

    List<Complaint> complaints() {
        return complaints;
    }

    List<Complaint> doubts() {
        return doubts;
    }
}
