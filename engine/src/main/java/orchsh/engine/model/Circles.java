package orchsh.engine.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which services lie on a circle of needs and links, found in time that grows with the number of them only. */
final class Circles {
    private final Map<String, String> groups;

    private Circles(Map<String, String> groups) {
        this.groups = groups;
    }

    /** Services that reach each other, by going forth and, in the order they were left, back. */
    static Circles of(Stack stack) {
        Map<String, List<String>> forth = new HashMap<>();
        Map<String, List<String>> back = new HashMap<>();
        for (Service service : stack.services()) {
            service.needs().forEach(need -> join(service.name(), need.service(), forth, back));
            service.links().forEach(link -> join(service.name(), link.service(), forth, back));
        }
        Set<String> seen = new HashSet<>();
        Deque<String> left = new ArrayDeque<>();
        for (Service service : stack.services()) {
            leaveInOrder(service.name(), forth, seen).forEach(left::push);
        }
        Map<String, String> groups = new HashMap<>();
        seen.clear();
        for (String first : left) {
            leaveInOrder(first, back, seen).forEach(member -> groups.put(member, first));
        }
        return new Circles(groups);
    }

    private static void join(String from, String to, Map<String, List<String>> forth, Map<String, List<String>> back) {
        forth.computeIfAbsent(from, name -> new ArrayList<>()).add(to);
        back.computeIfAbsent(to, name -> new ArrayList<>()).add(from);
    }

    /** Everything that can be reached and was not seen yet, the farthest first; no recursion, for chains are long. */
    private static List<String> leaveInOrder(String start, Map<String, List<String>> edges, Set<String> seen) {
        List<String> left = new ArrayList<>();
        if (!seen.add(start)) {
            return left;
        }
        Deque<String> path = new ArrayDeque<>(List.of(start));
        Deque<Iterator<String>> choices = new ArrayDeque<>();
        choices.push(edges.getOrDefault(start, List.of()).iterator());
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
                choices.push(edges.getOrDefault(next, List.of()).iterator());
            }
        }
        return left;
    }

    /** Whether each of the two leads to the other. */
    boolean areOnOne(String service, String other) {
        return groups.getOrDefault(service, service).equals(groups.getOrDefault(other, other));
    }
}
