package orchsh.engine.definition;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.engine.observed.Labels;

/** Tells which variables of a container are nobody's business: their names say so, or whoever made it did. */
public final class SecretVariables {
    private final Set<String> sealed;

    private SecretVariables(Set<String> sealed) {
        this.sealed = sealed;
    }

    /** @param labels those of the container */
    public static SecretVariables of(Map<String, String> labels) {
        Set<String> sealed = new TreeSet<>();
        Optional.ofNullable(labels.get(Labels.DEFINITION))
                .map(Definition::decode)
                .ifPresent(definition -> definition.fieldsAfter("env ").forEach((name, value) -> {
                    if (Seal.isIn(value)) {
                        sealed.add(name);
                    }
                }));
        return new SecretVariables(sealed);
    }

    /** Whether whoever made it said so of any. */
    public boolean areSaid() {
        return !sealed.isEmpty();
    }

    public boolean include(String variable) {
        return sealed.contains(variable) || Secrets.isSecret(variable);
    }
}
