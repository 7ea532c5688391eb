package orchsh.dsl.write;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import orchsh.dsl.write.Concealed.Part;

/** Texts that are looked for in others: where several would fit, the longest one is found. */
final class Needles {
    /** How many of its first characters tell whether a text can be there at all. */
    private static final int BEGINNING = 3;

    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    private final Map<String, SortedSet<String>> byBeginning = new HashMap<>();
    private final SortedSet<String> shorter = new TreeSet<>(LONGEST_FIRST);

    void add(String needle) {
        if (needle.length() < BEGINNING) {
            shorter.add(needle);
        } else {
            byBeginning
                    .computeIfAbsent(needle.substring(0, BEGINNING), key -> new TreeSet<>(LONGEST_FIRST))
                    .add(needle);
        }
    }

    /** The text in parts, those that were looked for with their names. */
    List<Part> split(String text, UnaryOperator<String> nameOf) {
        List<Part> parts = text.isEmpty() ? List.of() : List.of(new Part(text, Optional.empty()));
        for (String needle : candidates(text)) {
            if (text.contains(needle)) {
                parts = split(parts, needle, nameOf);
            }
        }
        return parts;
    }

    private SortedSet<String> candidates(String text) {
        SortedSet<String> candidates = new TreeSet<>(shorter);
        Set<String> beginnings = new HashSet<>();
        for (int i = 0; i + BEGINNING <= text.length(); i++) {
            beginnings.add(text.substring(i, i + BEGINNING));
        }
        beginnings.forEach(beginning -> candidates.addAll(byBeginning.getOrDefault(beginning, shorter)));
        return candidates;
    }

    private static List<Part> split(List<Part> parts, String needle, UnaryOperator<String> nameOf) {
        List<Part> smaller = new ArrayList<>();
        for (Part part : parts) {
            if (part.name().isPresent()) {
                smaller.add(part);
                continue;
            }
            String text = part.text();
            int from = 0;
            for (int at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, from)) {
                addOpen(text.substring(from, at), smaller);
                smaller.add(new Part(needle, Optional.of(nameOf.apply(needle))));
                from = at + needle.length();
            }
            addOpen(text.substring(from), smaller);
        }
        return smaller;
    }

    private static void addOpen(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, Optional.empty()));
        }
    }
}
