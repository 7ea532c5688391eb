package orchsh.engine.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Subject;

/** What must hold for the files and volumes that a service is given. */
final class DataRules {
    private final Service service;
    private final List<Finding> findings = new ArrayList<>();

    private DataRules(Service service) {
        this.service = service;
    }

    static List<Finding> check(Stack stack, Service service) {
        DataRules rules = new DataRules(service);
        rules.declared(
                "secret",
                service.secrets(),
                stack.secrets().stream().map(Secret::name).toList());
        rules.declared(
                "config",
                service.configs(),
                stack.configs().stream().map(Config::name).toList());
        rules.targets();
        rules.volumesFrom(stack.services().stream().map(Service::name).toList());
        return rules.findings;
    }

    private void declared(String kind, List<FileGrant> grants, Collection<String> known) {
        for (FileGrant grant : grants) {
            if (!known.contains(grant.name())) {
                findings.add(new Finding(
                        new Subject(service.name(), kind, grant.name()),
                        kind + " `" + grant.name() + "` is not declared in this stack",
                        Optional.of(NearMiss.hint(grant.name(), known)
                                .orElse("declare it outside the service: " + kind + " '" + grant.name()
                                        + "', file: '…'"))));
            }
        }
    }

    private void targets() {
        Map<Path, String> taken = new HashMap<>();
        service.mounts().forEach(mount -> taken.put(Path.of(mount.target()).normalize(), "a mount"));
        service.secrets().forEach(grant -> target("secret", grant, taken));
        service.configs().forEach(grant -> target("config", grant, taken));
    }

    private void target(String kind, FileGrant grant, Map<Path, String> taken) {
        String other = taken.put(Path.of(grant.target()).normalize(), kind + " `" + grant.name() + "`");
        if (other != null) {
            findings.add(new Finding(
                    new Subject(service.name(), kind, grant.name()),
                    "service `" + service.name() + "` has " + other + " and " + kind + " `" + grant.name()
                            + "` at one place: `" + grant.target() + "`",
                    Optional.empty()));
        }
    }

    private void volumesFrom(Collection<String> services) {
        for (VolumesFrom from : service.volumesFrom()) {
            if (from.owner() == VolumesFrom.Owner.SERVICE && !services.contains(from.name())) {
                findings.add(new Finding(
                        new Subject(service.name(), "volumesFrom", from.name()),
                        "service `" + service.name() + "` takes its volumes from `" + from.name()
                                + "`, which is no service of this stack",
                        Optional.of(NearMiss.hint(from.name(), services)
                                .orElse("a container outside the stack is written 'container:" + from.name() + "'"))));
            }
        }
    }
}
