package orchsh.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.model.Placement;
import orchsh.engine.model.Placement.Constraint;
import orchsh.engine.model.Service;
import orchsh.engine.observed.Facts;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.Subject;

/** The one machine that there is, for those who say where their containers may run. */
final class Site {
    private static final String ENGINE_LABELS = "engine.labels.";

    /** How people call kinds of processors, and how engines do. */
    private static final Map<String, String> PROCESSORS = Map.of("amd64", "x86_64", "arm64", "aarch64");

    private final Facts machine;

    /** @param machine what the engine says of itself and its machine */
    Site(Facts machine) {
        this.machine = machine;
    }

    List<Problem> problems(Service service) {
        Placement placement = service.rollout().placement();
        List<Problem> problems = new ArrayList<>();
        for (Constraint constraint : placement.constraints()) {
            reasonAgainst(constraint)
                    .ifPresent(why -> problems.add(Problem.error("service `" + service.name()
                                    + "` cannot be placed here: `" + constraint + "` " + why)
                            .about(new Subject(service.name(), "constraint", constraint.toString()))
                            .hint("deploy it on an engine of which that is true, or change the constraint")));
        }
        for (String preference : placement.preferences()) {
            problems.add(Problem.error("service `" + service.name() + "` cannot be spread by `" + preference
                            + "`: that is for a swarm of several machines, and this is one engine")
                    .about(new Subject(service.name(), "preference", preference))
                    .hint("leave it out"));
        }
        placement
                .mostPerMachine()
                .filter(most -> most > 0 && service.replicas() > most)
                .ifPresent(most -> problems.add(Problem.error("service `" + service.name() + "` is to have "
                                + service.replicas() + " containers and at most " + most
                                + " on one machine, and there is one machine")
                        .about(new Subject(service.name(), "most per machine", ""))
                        .hint("have at most " + most + " containers, or allow more of them on a machine")));
        return problems;
    }

    /** Absent when it is fulfilled. */
    private Optional<String> reasonAgainst(Constraint constraint) {
        Optional<String> value = valueOf(constraint.attribute());
        if (value.isEmpty()) {
            return Optional.of("asks for what only a swarm knows, and this engine is in none");
        }
        boolean isSame = same(constraint.attribute(), value.get(), constraint.value());
        if (isSame == constraint.isEqual()) {
            return Optional.empty();
        }
        return Optional.of(
                value.get().isEmpty()
                        ? "is not true: this engine has no such label"
                        : "is not true: here it is `" + value.get() + "`");
    }

    /** What it is here; empty for a label that is not there, absent for what only a swarm could tell. */
    private Optional<String> valueOf(String attribute) {
        if (attribute.startsWith(ENGINE_LABELS)) {
            String start = attribute.substring(ENGINE_LABELS.length()) + "=";
            return Optional.of(machine.at("Labels").texts().stream()
                    .filter(label -> label.startsWith(start))
                    .map(label -> label.substring(start.length()))
                    .findFirst()
                    .orElse(""));
        }
        return switch (attribute) {
            case "node.hostname" -> machine.at("Name").word();
            case "node.platform.os" -> machine.at("OSType").word();
            case "node.platform.arch" -> machine.at("Architecture").word();
            case "node.id" -> machine.at("Swarm").at("NodeID").word();
            case "node.ip" -> machine.at("Swarm").at("NodeAddr").word();
            case "node.role" ->
                machine.at("Swarm")
                        .at("NodeID")
                        .word()
                        .map(id -> machine.at("Swarm").at("ControlAvailable").isTrue() ? "manager" : "worker");
            default -> Optional.empty();
        };
    }

    private static boolean same(String attribute, String here, String wanted) {
        return attribute.equals("node.platform.arch")
                ? processor(here).equals(processor(wanted))
                : here.equalsIgnoreCase(wanted);
    }

    private static String processor(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return PROCESSORS.getOrDefault(lower, lower);
    }
}
