package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a script asks of whoever starts it, as far as its text tells. */
final class Asks {
    private final Set<String> params = new TreeSet<>();
    private final Set<String> needed = new TreeSet<>();
    private final Set<String> profiles = new TreeSet<>();
    private final List<Read> reads = new ArrayList<>();
    private boolean anyComputed;

    /** A param that is read. */
    record Read(String name, int line, int column) {}

    void declareParam(String name) {
        params.add(name);
    }

    /** A param without which nothing can be done. */
    void declareNeededParam(String name) {
        params.add(name);
        needed.add(name);
    }

    /** There is a param whose name is only known when the script runs. */
    void declareComputedParam() {
        anyComputed = true;
    }

    void declareProfile(String name) {
        profiles.add(name);
    }

    void read(Read read) {
        reads.add(read);
    }

    Set<String> params() {
        return params;
    }

    Set<String> needed() {
        return needed;
    }

    Set<String> profiles() {
        return profiles;
    }

    List<Read> reads() {
        return reads;
    }

    boolean anyComputed() {
        return anyComputed;
    }
}
