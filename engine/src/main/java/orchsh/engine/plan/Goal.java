package orchsh.engine.plan;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What the caller wants to be true afterwards. */
public sealed interface Goal {

    /**
     * The stack runs as its script says.
     *
     * @param services only these and what they need; empty means all
     * @param images how the images are come by
     * @param script the file the stack is written in, for other tools to show
     * @param onFailure what becomes of what was done when it fails
     * @param choices how far it goes
     */
    record Up(Set<String> services, Images images, Optional<Path> script, Terms.OnFailure onFailure, Choices choices)
            implements Goal {
        /** How images are come by. */
        public enum Images {
            /** Build what changed, pull what is missing. */
            AS_NEEDED,
            /** Build everything anew. */
            REBUILD,
            /** Build nothing. */
            NO_BUILD
        }

        public Up {
            services = Set.copyOf(services);
        }

        /** What was done stays when it fails. */
        public Up(Set<String> services, Images images, Optional<Path> script) {
            this(services, images, script, Terms.OnFailure.KEEP, Choices.USUAL);
        }

        /** The same, but it goes as far as is chosen. */
        public Up with(Choices chosen) {
            return new Up(services, images, script, onFailure, chosen);
        }

        /** The same, of a stack that is written in a file. */
        public Up writtenIn(Path file) {
            return new Up(services, images, Optional.of(file), onFailure, choices);
        }

        /** Whether a service was asked for, by its name or because all were. */
        boolean asksFor(String service) {
            return services.isEmpty() || services.contains(service);
        }

        /** The same, but what was done is undone when it fails. */
        public Up atomic() {
            return new Up(services, images, script, Terms.OnFailure.UNDO, choices);
        }

        public static Up all() {
            return new Up(Set.of(), Images.AS_NEEDED, Optional.empty());
        }
    }

    /**
     * Nothing of the stack is left.
     *
     * @param data what happens to its volumes
     * @param script the file the stack is written in, unless its name alone was given
     */
    record Down(Data data, Optional<Path> script) implements Goal {
        /** What happens to volumes. */
        public enum Data {
            KEEP,
            REMOVE
        }

        /** Whatever bears the stack's name goes, wherever it was written. */
        public Down(Data data) {
            this(data, Optional.empty());
        }

        /** The same, of a stack that is written in a file. */
        public Down writtenIn(Path file) {
            return new Down(data, Optional.of(file));
        }
    }
}
