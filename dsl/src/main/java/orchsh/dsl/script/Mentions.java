package orchsh.dsl.script;

import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which functions the pieces of a script call, and which of its pieces read what is typed behind a task's name. */
final class Mentions {
    /** The name by which code reads what is typed. */
    static final String ARGUMENTS = "args";
    /** A function whose name is only known when the script runs. */
    static final String ANY_FUNCTION = function("*");
    /** What is in no function and in no task. */
    static final String ELSEWHERE = "";

    private final SortedMap<String, SortedSet<String>> pieces = new TreeMap<>();

    /** A function, as a piece and as something that is mentioned. */
    static String function(String name) {
        return name + "()";
    }

    /** The block of the task that is declared there. */
    static String task(int line, int column) {
        return line + ":" + column;
    }

    void begin(String piece) {
        pieces.computeIfAbsent(piece, key -> new TreeSet<>());
    }

    void add(String piece, String mentioned) {
        pieces.computeIfAbsent(piece, key -> new TreeSet<>()).add(mentioned);
    }

    boolean has(String piece) {
        return pieces.containsKey(piece);
    }

    /** What a piece mentions; of {@link #ANY_FUNCTION}, what any function does. */
    Collection<String> in(String piece) {
        if (!piece.equals(ANY_FUNCTION)) {
            return pieces.getOrDefault(piece, new TreeSet<>());
        }
        SortedSet<String> all = new TreeSet<>();
        pieces.forEach((name, mentioned) -> {
            if (name.endsWith("()")) {
                all.addAll(mentioned);
            }
        });
        return all;
    }

    Set<String> pieces() {
        return pieces.keySet();
    }
}
