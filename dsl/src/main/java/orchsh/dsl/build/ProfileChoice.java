package orchsh.dsl.build;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import orchsh.dsl.value.WordException;

/**
 * Which services are part of the stack: those without profiles, those with a chosen one, those that are asked for by name,
 * and all that they need.
 *
 * @param profiles the chosen profiles; {@code *} chooses all
 * @param services the services that are asked for by name
 */
public record ProfileChoice(Set<String> profiles, Set<String> services) {
    /** No profile, and nothing asked for. */
    public static final ProfileChoice NONE = new ProfileChoice(Set.of(), Set.of());

    private static final String ALL = "*";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");

    public ProfileChoice {
        profiles = Set.copyOf(profiles);
        services = Set.copyOf(services);
    }

    /**
     * What a service says for itself.
     *
     * @param profiles its profiles; none means that it is always there
     * @param reaches the services that it cannot do without
     */
    public record Candidate(Collection<String> profiles, Collection<String> reaches) {}

    /** The name, if a profile can be called so. */
    public static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new WordException(
                    "`" + name + "` is not a name for a profile",
                    "use letters, digits, `-`, `_` and `.`, a letter or digit first");
        }
        return name;
    }

    /** The names of those that are part of the stack, in the order given. */
    public Set<String> among(Map<String, Candidate> candidates) {
        Set<String> active = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        candidates.forEach((name, candidate) -> {
            if (chooses(name, candidate)) {
                open.add(name);
            }
        });
        while (!open.isEmpty()) {
            String name = open.remove();
            Candidate candidate = candidates.get(name);
            if (candidate != null && active.add(name)) {
                open.addAll(candidate.reaches);
            }
        }
        Set<String> inOrder = new LinkedHashSet<>(candidates.keySet());
        inOrder.retainAll(active);
        return inOrder;
    }

    private boolean chooses(String name, Candidate candidate) {
        return candidate.profiles.isEmpty()
                || services.contains(name)
                || profiles.contains(ALL)
                || candidate.profiles.stream().anyMatch(profiles::contains);
    }
}
