package orchsh.dsl.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.dsl.language.Impossible;
import orchsh.dsl.language.Vocabulary;

/**
 * What words mean in a part of a script.
 *
 * @param vocabularies the words that may be meant; of several, where it is not known who runs the part
 */
record Context(List<Vocabulary> vocabularies) {
    static final Context SCRIPT = new Context(List.of(Vocabulary.ofScripts()));
    /** A closure that is run nobody knows where. */
    static final Context ANYWHERE =
            new Context(List.of(Vocabulary.ofScripts(), Vocabulary.ofServices(), Vocabulary.ofTasks()));
    /** A function may be called by the script or by a task. */
    static final Context FUNCTION = new Context(List.of(Vocabulary.ofScripts(), Vocabulary.ofTasks()));

    /** Entries of a session declare things, and do things. */
    static final Context ENTRY = FUNCTION;

    static Context ofBlock(Class<?> language) {
        return new Context(List.of(Vocabulary.of(language)));
    }

    /** Whether the services of the running stack are known here by their names. */
    boolean isLive() {
        return vocabularies.contains(Vocabulary.ofTasks());
    }

    boolean knows(String word) {
        return vocabularies.stream().anyMatch(words -> words.words().contains(word));
    }

    Optional<Impossible> impossible(String word) {
        return vocabularies.stream()
                .flatMap(words -> words.impossible(word).stream())
                .findFirst();
    }

    /** The word for what compose files call so. */
    Optional<String> wordFor(String composeName) {
        return vocabularies.stream()
                .flatMap(words -> words.wordFor(composeName).stream())
                .findFirst();
    }

    boolean canRead(String name) {
        return vocabularies.stream().anyMatch(words -> words.readable().contains(name));
    }

    List<Vocabulary.Form> forms(String word) {
        return vocabularies.stream()
                .flatMap(words -> words.forms(word).stream())
                .toList();
    }

    /** How the word is written. */
    Optional<String> example(String word) {
        return vocabularies.stream()
                .flatMap(vocabulary -> vocabulary.manual(word).stream())
                .map(manual -> "for example " + manual.example())
                .findFirst();
    }

    Set<String> words() {
        Set<String> all = new TreeSet<>();
        vocabularies.forEach(words -> all.addAll(words.words()));
        return all;
    }
}
