package orchsh.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.problem.Subject;

/** What must hold for a service that runs to its end. */
final class JobRules {
    private JobRules() {}

    static List<Finding> check(Stack stack, Service service) {
        List<Finding> findings = new ArrayList<>();
        if (service.isJob() && service.replicas() != 1) {
            findings.add(new Finding(
                    new Subject(service.name(), "replicas", String.valueOf(service.replicas())),
                    "job `" + service.name() + "` has " + service.replicas()
                            + " containers, but a job is one container that runs to its end",
                    Optional.of("declare several jobs, in a loop")));
        }
        if (service.isJob() && neverEnds(service)) {
            findings.add(new Finding(
                    new Subject(service.name(), "restart", service.restart().toString()),
                    "job `" + service.name() + "` has the restart policy `" + service.restart()
                            + "`, and would never come to its end",
                    Optional.of("`on-failure:3` starts it again when it fails; a `service` is kept running")));
        }
        if (service.isJob() && !service.hooks().whenReady().isEmpty()) {
            findings.add(new Finding(
                    new Subject(service.name(), "onReady", ""),
                    "job `" + service.name()
                            + "` has come to its end when it is ready, and nothing can be run in it then",
                    Optional.of("make it part of the job's own command")));
        }
        service.needs().stream()
                .filter(need -> need.condition() == Need.Condition.COMPLETED)
                .flatMap(need -> stack.service(need.service()).stream())
                .filter(needed -> !needed.isJob() && neverEnds(needed))
                .forEach(needed -> findings.add(new Finding(
                        new Subject(service.name(), "needs", needed.name()),
                        "service `" + service.name() + "` needs `" + needed.name()
                                + "` to be completed, but that has the restart policy `" + needed.restart()
                                + "` and never comes to its end",
                        Optional.of("take the policy away, or declare `" + needed.name() + "` with `job`"))));
        return findings;
    }

    private static boolean neverEnds(Service service) {
        RestartPolicy.Kind restart = service.restart().kind();
        return restart == RestartPolicy.Kind.ALWAYS || restart == RestartPolicy.Kind.UNLESS_STOPPED;
    }
}
