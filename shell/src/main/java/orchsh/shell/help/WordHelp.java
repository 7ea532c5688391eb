package orchsh.shell.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.dsl.language.Impossible;
import orchsh.dsl.language.Vocabulary;
import orchsh.engine.problem.NearMiss;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.text.Paint;
import orchsh.shell.view.text.Tone;

/** What the language says of one of its words, for each place where it may stand. */
public final class WordHelp {
    private final Paint paint;

    public WordHelp(Appearance appearance) {
        this.paint = Paint.of(appearance);
    }

    /** All words, wherever they may stand. */
    public static Set<String> words() {
        Set<String> words = new TreeSet<>();
        Vocabulary.places().values().forEach(place -> words.addAll(place.words()));
        return words;
    }

    /** The word for what compose files call so, or one that is nearly the same. */
    public static Optional<String> meant(String unknown) {
        return Vocabulary.places().values().stream()
                .flatMap(place -> place.wordFor(unknown).stream())
                .findFirst()
                .or(() -> NearMiss.of(unknown, words()));
    }

    /** Nothing for what is no word. */
    public List<String> lines(String word) {
        List<String> lines = new ArrayList<>();
        Vocabulary.places().forEach((place, vocabulary) -> {
            if (vocabulary.words().contains(word)) {
                lines.addAll(lines(word, place, vocabulary));
            }
        });
        return lines;
    }

    private List<String> lines(String word, String place, Vocabulary vocabulary) {
        List<String> lines = new ArrayList<>();
        lines.add(paint.in(Tone.STRONG, word) + ", " + place);
        Optional<Impossible> impossible = vocabulary.impossible(word);
        impossible.ifPresent(reason -> {
            lines.add("  not possible here: " + reason.why());
            lines.add("  " + reason.instead());
        });
        vocabulary.manual(word).ifPresent(manual -> {
            lines.add("  " + manual.value());
            if (impossible.isEmpty()) {
                lines.add("  for example " + manual.example());
            }
        });
        Set<String> options = new TreeSet<>();
        vocabulary.forms(word).stream()
                .map(Vocabulary.Form::options)
                .map(Map::keySet)
                .forEach(options::addAll);
        if (!options.isEmpty()) {
            lines.add("  options: " + String.join(", ", options));
        }
        return lines;
    }
}
