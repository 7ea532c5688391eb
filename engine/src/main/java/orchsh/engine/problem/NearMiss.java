package orchsh.engine.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class NearMiss {
    /** Whoever writes more at once did not mistype a word. */
    private static final int LONGEST = 100;

    private NearMiss() {}

    /** The hint that names it, {@code did you mean …?}. */
    public static Optional<String> hint(String word, Collection<String> known) {
        return of(word, known).map(near -> "did you mean `" + near + "`?");
    }

    /** The closest known word, if one is close enough to be worth offering. */
    public static Optional<String> of(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, Math.min(3, (word.length() + 1) / 3));
        return known.stream()
                .filter(candidate -> !candidate.equals(word) && Math.abs(candidate.length() - word.length()) <= limit)
                .map(candidate -> new Scored(candidate, distance(wanted, candidate.toLowerCase(Locale.ROOT))))
                .filter(scored -> scored.distance <= limit && scored.distance < word.length())
                .min(Comparator.comparingInt(Scored::distance)
                        .thenComparing(scored -> -commonStart(wanted, scored.word.toLowerCase(Locale.ROOT)))
                        .thenComparing(Scored::word))
                .map(Scored::word);
    }

    /** People rarely mistake the beginning of a word. */
    private static int commonStart(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }

    private record Scored(String word, int distance) {}

    /** Edits between two words, a swap of neighbours counting as one. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
