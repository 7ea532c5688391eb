package orchsh.shell.command;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedImage;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** The images of a stack that is taken down. */
final class StackImages {
    private StackImages() {}

    /** Which of them go, too. */
    enum Which {
        /** Those that were built for it. */
        BUILT,
        /** Those, and all that its containers were made from. */
        ALL
    }

    static Which which(String word) {
        return switch (word) {
            case "local" -> Which.BUILT;
            case "all" -> Which.ALL;
            default ->
                throw ProblemException.usage(Problem.error("`--rmi` cannot be `" + word + "`")
                        .hint(NearMiss.hint(word, Set.of("all", "local")).orElse("it is `local` or `all`")));
        };
    }

    /** Those that something else is made from stay, which is said. */
    static void remove(Which which, ObservedStack before, OpenEngine engine, Call call) {
        Set<String> names = new LinkedHashSet<>();
        for (ObservedImage image : before.images()) {
            boolean isBuiltHere =
                    image.label(Labels.STACK).filter(before.project()::equals).isPresent()
                            && image.label(Labels.FINGERPRINT).isPresent();
            if (isBuiltHere) {
                names.addAll(image.names().isEmpty() ? Set.of(image.id()) : image.names());
            }
        }
        if (which == Which.ALL) {
            before.own().stream().map(ObservedContainer::image).forEach(names::add);
        }
        if (names.isEmpty()) {
            return;
        }
        ContainerEngine changes = engine.ports().changes().get();
        for (String name : names) {
            Optional<String> why = changes.removeImage(name);
            if (why.isPresent()) {
                call.note("image " + name + " stays: " + why.get());
            } else {
                call.print("removed image " + name);
            }
        }
    }
}
