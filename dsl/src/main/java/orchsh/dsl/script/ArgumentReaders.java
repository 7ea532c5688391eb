package orchsh.dsl.script;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import orchsh.dsl.build.Place;

/**
 * Tells which tasks look at what is typed behind their names: those whose blocks do, or the functions that these call; and
 * all, if anything does that is in no function and no task, for nobody knows who calls it.
 */
final class ArgumentReaders {
    private final Library library;

    ArgumentReaders(Library library) {
        this.library = library;
    }

    /** @param task where it was declared */
    boolean mayRead(Place task) {
        String block = Mentions.task(task.line(), task.column());
        Mentions own = library.unitOf(task.source()).mentions();
        Collection<Mentions> all = library.mentions();
        if (!own.has(block)) {
            return true;
        }
        Set<String> seen = new HashSet<>(own.in(block));
        all.forEach(one -> seen.addAll(one.in(Mentions.ELSEWHERE)));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String mentioned = open.pop();
            for (Mentions one : all) {
                one.in(mentioned).stream().filter(seen::add).forEach(open::push);
            }
        }
        return seen.contains(Mentions.ARGUMENTS);
    }
}
