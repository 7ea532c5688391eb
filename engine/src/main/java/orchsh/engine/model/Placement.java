package orchsh.engine.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import orchsh.engine.problem.NearMiss;

/**
 * On which machines containers may run.
 *
 * @param constraints what must be true of the machine
 * @param preferences by what containers are spread over machines, for example {@code node.labels.zone}
 * @param mostPerMachine how many containers one machine may have
 */
public record Placement(List<Constraint> constraints, List<String> preferences, Optional<Integer> mostPerMachine) {
    /** Anywhere. */
    public static final Placement ANYWHERE = new Placement(List.of(), List.of(), Optional.empty());

    private static final List<String> ATTRIBUTES =
            List.of("node.id", "node.hostname", "node.ip", "node.role", "node.platform.os", "node.platform.arch");
    private static final List<String> LABELS = List.of("node.labels.", "engine.labels.");

    public Placement {
        constraints = List.copyOf(constraints);
        preferences = List.copyOf(preferences);
        mostPerMachine.ifPresent(number -> Checks.atLeast("the number of containers on a machine", 0, number));
    }

    /**
     * Something that must be true of a machine.
     *
     * @param attribute what of it, for example {@code node.hostname}
     * @param isEqual whether it is to have that value, or any other
     * @param value the value
     */
    public record Constraint(String attribute, boolean isEqual, String value) {

        /** Reads {@code node.hostname == alpha} and {@code engine.labels.disk!=slow}. */
        public static Constraint parse(String text) {
            int equal = text.indexOf("==");
            int different = text.indexOf("!=");
            int sign = equal < 0 || (different >= 0 && different < equal) ? different : equal;
            String name = sign < 0 ? "" : text.substring(0, sign).strip();
            String value = sign < 0 ? "" : text.substring(sign + 2).strip();
            if (name.isEmpty() || value.isEmpty()) {
                throw new IllegalArgumentException(
                        "`" + text + "` is not a constraint: it says no value, as `node.hostname == alpha` does");
            }
            return new Constraint(known(name), sign == equal, value);
        }

        private static String known(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (ATTRIBUTES.contains(lower)) {
                return lower;
            }
            for (String prefix : LABELS) {
                if (lower.startsWith(prefix) && name.length() > prefix.length()) {
                    return prefix + name.substring(prefix.length());
                }
            }
            throw new IllegalArgumentException("a constraint cannot be about `" + name + "`: "
                    + NearMiss.of(lower, ATTRIBUTES)
                            .map(meant -> "did you mean `" + meant + "`?")
                            .orElse("it is about one of " + String.join(", ", ATTRIBUTES)
                                    + ", node.labels.NAME, engine.labels.NAME"));
        }

        @Override
        public String toString() {
            return attribute + " " + (isEqual ? "==" : "!=") + " " + value;
        }
    }
}
