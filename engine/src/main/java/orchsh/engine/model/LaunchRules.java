package orchsh.engine.model;

import java.util.List;
import java.util.Optional;
import orchsh.engine.problem.Subject;

/** What must hold for what a service runs. */
final class LaunchRules {
    private LaunchRules() {}

    /** An engine takes the image's command in place of an empty one, unless there is an entrypoint. */
    static List<Finding> check(Service service) {
        boolean isEmpty = service.command().filter(List::isEmpty).isPresent();
        boolean hasEntrypoint =
                service.launch().entrypoint().filter(words -> !words.isEmpty()).isPresent();
        return !isEmpty || hasEntrypoint
                ? List.of()
                : List.of(new Finding(
                        new Subject(service.name(), "command", ""),
                        "service `" + service.name()
                                + "` has an empty command, and the engine would run that of the image all the same",
                        Optional.of("say an entrypoint as well")));
    }
}
