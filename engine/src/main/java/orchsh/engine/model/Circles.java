package orchsh.engine.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which names lie on a circle of those that lead to others, found in time that grows with the number of them only. */
public final class Circles {
    private final Map<String, String> groups;

    private Circles(Map<String, String> groups) {
        this.groups = groups;
    }

    /** The circles of needs and links. */
    static Circles of(Stack stack) {
        Map<String, List<String>> forth = new HashMap<>();
        for (Service service : stack.services()) {
            List<String> others = new ArrayList<>();
            service.needs().forEach(need -> others.add(need.service()));
            service.links().forEach(link -> others.add(link.service()));
            forth.put(service.name(), others);
        }
        return among(forth);
    }

    /**
     * Names that reach each other, by going forth and, in the order they were left, back.
     *
     * @param forth where each name leads
     */
    public static Circles among(Map<String, ? extends Collection<String>> forth) {
        Map<String, List<String>> back = new HashMap<>();
        forth.forEach((from, others) -> others.forEach(
                to -> back.computeIfAbsent(to, name -> new ArrayList<>()).add(from)));
        Set<String> seen = new HashSet<>();
        Deque<String> left = new ArrayDeque<>();
        for (String name : forth.keySet()) {
            leaveInOrder(name, forth, seen).forEach(left::push);
        }
        Map<String, String> groups = new HashMap<>();
        seen.clear();
        for (String first : left) {
            leaveInOrder(first, back, seen).forEach(member -> groups.put(member, first));
        }
        return new Circles(groups);
    }

    /** Everything that can be reached and was not seen yet, the farthest first; no recursion, for chains are long. */
    private static List<String> leaveInOrder(
            String start, Map<String, ? extends Collection<String>> edges, Set<String> seen) {
        List<String> left = new ArrayList<>();
        if (!seen.add(start)) {
            return left;
        }
        Deque<String> path = new ArrayDeque<>(List.of(start));
        Deque<Iterator<String>> choices = new ArrayDeque<>();
        choices.push(after(start, edges));
        while (!path.isEmpty()) {
            Iterator<String> open = choices.element();
            if (!open.hasNext()) {
                left.add(path.pop());
                choices.pop();
                continue;
            }
            String next = open.next();
            if (seen.add(next)) {
                path.push(next);
                choices.push(after(next, edges));
            }
        }
        return left;
    }

    private static Iterator<String> after(String name, Map<String, ? extends Collection<String>> edges) {
        Collection<String> others = edges.get(name);
        return others == null ? Collections.emptyIterator() : others.iterator();
    }

    /** Whether each of the two leads to the other, or they are the same. */
    public boolean areOnOne(String name, String other) {
        return groups.getOrDefault(name, name).equals(groups.getOrDefault(other, other));
    }
}
