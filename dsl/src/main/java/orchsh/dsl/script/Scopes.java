package orchsh.dsl.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Which variables are known at a point of a script, kept while walking through it. */
final class Scopes {
    private final Deque<Set<String>> open = new ArrayDeque<>();
    private final Set<String> shared = new HashSet<>();
    private final Set<String> everDeclared = new HashSet<>();

    void enter() {
        open.push(new HashSet<>());
    }

    void leave() {
        open.pop();
    }

    void declare(String name) {
        everDeclared.add(name);
        if (!open.isEmpty()) {
            open.peek().add(name);
        }
    }

    /** A variable that every part of the script sees: one that was assigned without being declared. */
    void share(String name) {
        everDeclared.add(name);
        shared.add(name);
    }

    boolean isLocal(String name) {
        return open.stream().anyMatch(names -> names.contains(name));
    }

    boolean isShared(String name) {
        return shared.contains(name);
    }

    Set<String> shared() {
        return shared;
    }

    boolean knows(String name) {
        return isLocal(name) || isShared(name);
    }

    /** Every variable of the script, wherever it can be seen. */
    Set<String> everDeclared() {
        return everDeclared;
    }
}
