package orchsh.dsl.scan;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import orchsh.dsl.scan.Token.Kind;

/**
 * The names that a script gives to what it declares by certain words, read off its text: that of a script that cannot run, too.
 *
 * @param names those that stand there plainly
 * @param isWhole whether there are no others, which only running it would tell
 */
public record DeclaredNames(SortedSet<String> names, boolean isWhole) {
    public DeclaredNames {
        names = Collections.unmodifiableSortedSet(names);
    }

    /** @param words those that declare something: {@code service}, {@code task} … */
    public static DeclaredNames in(String text, Set<String> words) {
        Tokens tokens = Tokens.of(text);
        SortedSet<String> names = new TreeSet<>();
        boolean isWhole = true;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.says(i, words)) {
                int at = tokens.firstValue(i);
                Optional<String> name = tokens.is(at, Kind.WORD) ? Optional.of(tokens.text(at)) : tokens.plainText(at);
                name.ifPresent(names::add);
                isWhole = isWhole && (name.isPresent() || !tokens.is(at, Kind.TEXT));
            }
        }
        return new DeclaredNames(names, isWhole);
    }
}
