package orchsh.engine.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.problem.NearMiss;

/** What must hold between the stack's secrets and configs and the services that see them. */
final class FileRules {
    private FileRules() {}

    static List<Finding> check(Stack stack) {
        List<String> secrets = stack.secrets().stream().map(Secret::name).toList();
        List<String> configs = stack.configs().stream().map(Config::name).toList();
        List<Finding> findings = new ArrayList<>();
        for (Service service : stack.services()) {
            service.secrets().forEach(grant -> declared(service, "secret", grant, secrets, findings));
            service.configs().forEach(grant -> declared(service, "config", grant, configs, findings));
            targets(service, findings);
        }
        return findings;
    }

    private static void declared(
            Service service, String word, FileGrant grant, List<String> known, List<Finding> findings) {
        if (!known.contains(grant.name())) {
            findings.add(new Finding(
                    Subject.of(service, word, grant.name()),
                    word + " `" + grant.name() + "` is not declared in this stack",
                    Optional.of(NearMiss.of(grant.name(), known)
                            .map(near -> "did you mean `" + near + "`?")
                            .orElse("declare it outside the service: " + word + " '" + grant.name()
                                    + "', file: 'PATH'"))));
        }
    }

    private static void targets(Service service, List<Finding> findings) {
        Set<String> taken = new HashSet<>();
        List<FileGrant> grants = new ArrayList<>(service.secrets());
        grants.addAll(service.configs());
        for (FileGrant grant : grants) {
            if (!taken.add(grant.target())) {
                findings.add(new Finding(
                        Subject.of(service, service.secrets().contains(grant) ? "secret" : "config", grant.name()),
                        "service `" + service.name() + "` has two files at `" + grant.target() + "`",
                        Optional.empty()));
            }
        }
    }
}
