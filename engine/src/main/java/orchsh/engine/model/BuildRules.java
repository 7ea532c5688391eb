package orchsh.engine.model;

import java.util.List;
import java.util.Optional;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Subject;

/** What must hold between a service's build and the rest of its stack. */
final class BuildRules {
    private BuildRules() {}

    static void check(Stack stack, Service service, List<Finding> findings) {
        pull(service, findings);
        watch(service, findings);
        service.build()
                .ifPresent(build -> build.servicesCopiedFrom().stream()
                        .filter(name -> stack.service(name).isEmpty())
                        .forEach(name -> findings.add(new Finding(
                                Subject.service(service.name()),
                                "the build of service `" + service.name() + "` takes files from `" + name
                                        + "`, which is no service of this stack",
                                NearMiss.hint(
                                        name,
                                        stack.services().stream()
                                                .map(Service::name)
                                                .toList())))));
    }

    private static void watch(Service service, List<Finding> findings) {
        boolean rebuilds = service.watches().stream().anyMatch(watch -> watch.action() == Watch.Action.REBUILD);
        if (rebuilds && service.build().isEmpty()) {
            findings.add(new Finding(
                    new Subject(service.name(), "watch", Watch.Action.REBUILD.word()),
                    "service `" + service.name() + "` is to be built again when files change, and nothing says how",
                    Optional.of("add `build`, or let `sync` copy the files")));
        }
    }

    /** What is built is not fetched as well. */
    private static void pull(Service service, List<Finding> findings) {
        boolean isBuilt = service.build().isPresent();
        boolean isFetched = service.pull().kind() == PullPolicy.Kind.ALWAYS
                || service.pull().kind() == PullPolicy.Kind.WHEN_OLD;
        if (isBuilt && isFetched) {
            findings.add(new Finding(
                    Subject.service(service.name()),
                    "service `" + service.name() + "` builds its image, so it cannot be pulled as well",
                    Optional.of("leave out `pull`, or `build`")));
        }
        if (!isBuilt && service.pull().kind() == PullPolicy.Kind.BUILD) {
            findings.add(new Finding(
                    Subject.service(service.name()),
                    "the image of service `" + service.name() + "` is to be built, and nothing says how",
                    Optional.of("add `build`, or leave out `pull`")));
        }
    }
}
