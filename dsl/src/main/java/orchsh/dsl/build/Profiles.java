package orchsh.dsl.build;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;

/** The profiles of one stack: declared by its scripts, chosen from outside. */
public final class Profiles {
    private static final List<String> VARIABLES = List.of("ORCHSH_PROFILES", "COMPOSE_PROFILES");
    private static final String ALL = "*";

    private final Set<String> chosen;
    private final String chooser;
    private final Set<String> declared = new TreeSet<>();

    private Profiles(Set<String> chosen, String chooser) {
        this.chosen = chosen;
        this.chooser = chooser;
    }

    /** Those that are wished for; if there are none, those of the environment. */
    public static Profiles of(Wishes wishes, Surroundings caller) {
        if (!wishes.profiles().isEmpty()) {
            return new Profiles(wishes.profiles(), "`--profile`");
        }
        for (String variable : VARIABLES) {
            Optional<String> names = caller.variable(variable);
            if (names.isPresent()) {
                Set<String> chosen =
                        new LinkedHashSet<>(Arrays.stream(names.get().split(","))
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .toList());
                return new Profiles(chosen, "the variable " + variable);
            }
        }
        return new Profiles(Set.of(), "");
    }

    public Set<String> chosen() {
        return chosen;
    }

    /** Notes that there is such a profile, and says whether it is chosen. */
    public boolean declare(String name) {
        declared.add(name);
        return chosen.contains(name) || chosen.contains(ALL);
    }

    /**
     * What is chosen and not known.
     *
     * @param expected names that are declared in lines which did not run
     */
    public List<Problem> unknown(Collection<String> expected) {
        Set<String> known = new TreeSet<>(declared);
        known.addAll(expected);
        return chosen.stream()
                .filter(name -> !known.contains(name) && !name.equals(ALL))
                .map(name -> Problem.error("there is no profile `" + name + "`, which " + chooser + " asks for")
                        .hint(NearMiss.hint(name, known)
                                .orElse(
                                        known.isEmpty()
                                                ? "the stack has no profiles"
                                                : "it knows " + String.join(", ", known))))
                .toList();
    }
}
