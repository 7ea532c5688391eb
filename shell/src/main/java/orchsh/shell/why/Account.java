package orchsh.shell.why;

import java.util.ArrayList;
import java.util.List;
import orchsh.shell.view.prose.Story.Chapter;
import orchsh.shell.view.prose.Story.Mood;

/** What is told of one thing, as it is put together. */
final class Account {
    private Mood mood;
    private String headline;
    private final List<String> facts = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final List<Chapter> causes = new ArrayList<>();
    private final List<String> remedies = new ArrayList<>();

    Account(Mood mood, String headline) {
        this.mood = mood;
        this.headline = headline;
    }

    Mood mood() {
        return mood;
    }

    /** It is at least as bad as that. */
    Account atLeast(Mood other) {
        mood = mood.or(other);
        return this;
    }

    String headline() {
        return headline;
    }

    Account headline(String other) {
        headline = other;
        return this;
    }

    Account fact(String fact) {
        facts.add(fact);
        return this;
    }

    Account log(List<String> lines) {
        log.addAll(lines);
        return this;
    }

    Account cause(Chapter chapter) {
        causes.add(chapter);
        return this;
    }

    Account remedy(String remedy) {
        remedies.add(remedy);
        return this;
    }

    /** What helps with what led to this helps first. */
    Account remediesFirst(List<String> others) {
        remedies.addAll(0, others);
        return this;
    }

    List<String> remedies() {
        return remedies.stream().distinct().toList();
    }

    Chapter about(String subject) {
        return new Chapter(subject, mood, headline, facts, log, causes);
    }
}
