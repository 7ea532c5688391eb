package orchsh.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.model.RestartPolicy.Kind;
import orchsh.engine.problem.Subject;

/** Finds waits that cannot come true, whatever the container does. Of alternatives one that can is enough. */
final class WaitRules {
    private final Service service;
    private final List<Finding> findings = new ArrayList<>();

    private WaitRules(Service service) {
        this.service = service;
    }

    static List<Finding> check(Service service) {
        WaitRules rules = new WaitRules(service);
        service.waits().forEach(rules::check);
        rules.checkEnds();
        return rules.findings;
    }

    private void check(Wait wait) {
        List<Impossible> reasons = wait.parts().stream()
                .map(this::reason)
                .flatMap(Optional::stream)
                .toList();
        if (reasons.size() == wait.parts().size()) {
            Impossible first = reasons.get(0);
            find(
                    wait,
                    "`wait " + wait.describe() + "` of service `" + service.name() + "` cannot come true: " + first.why,
                    first.hint);
        }
    }

    /** Why, and what to do about it. */
    private record Impossible(String why, String hint) {}

    private Optional<Impossible> reason(Wait wait) {
        if (wait instanceof Wait.Exit exit) {
            return reason(exit);
        }
        if (wait instanceof Wait.Healthy
                && service.healthcheck().filter(Healthcheck::isNone).isPresent()) {
            return Optional.of(new Impossible("its healthcheck is switched off", "take one of them out"));
        }
        boolean needsNetwork = wait instanceof Wait.Tcp || wait instanceof Wait.Http;
        boolean hasNone = service.namespaces()
                .network()
                .filter(network -> network.kind() == Namespace.Kind.NONE)
                .isPresent();
        return needsNetwork && hasNone
                ? Optional.of(new Impossible("it has no network", "wait for a log line, a file or a command instead"))
                : Optional.empty();
    }

    private Optional<Impossible> reason(Wait.Exit exit) {
        RestartPolicy restart = service.restart();
        boolean neverEnds = restart.kind() == Kind.ALWAYS || restart.kind() == Kind.UNLESS_STOPPED;
        boolean goesOn = restart.kind() == Kind.ON_FAILURE && restart.attempts() == 0 && exit.code() != 0;
        return neverEnds || goesOn
                ? Optional.of(new Impossible(
                        "it is started again when it ends (restart `" + restart + "`)",
                        "take one of them out, or say restart 'no'"))
                : Optional.empty();
    }

    /** All waits must hold, but a container ends with one code only. */
    private void checkEnds() {
        List<Wait> ends =
                service.waits().stream().filter(Wait.Exit.class::isInstance).toList();
        long codes =
                ends.stream().map(wait -> ((Wait.Exit) wait).code()).distinct().count();
        if (codes > 1) {
            find(
                    ends.get(1),
                    "service `" + service.name() + "` is to end with several codes, and all waits must hold",
                    "if one of them is enough, write wait any: [[exit: 0], [exit: 3]]");
        }
    }

    private void find(Wait wait, String message, String hint) {
        findings.add(new Finding(new Subject(service.name(), "wait", wait.describe()), message, Optional.of(hint)));
    }
}
