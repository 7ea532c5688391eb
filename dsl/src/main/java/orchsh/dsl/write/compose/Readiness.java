package orchsh.dsl.write.compose;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Circles;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.model.Need;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Wait;

/** How far compose files can wait for each service of a stack: for its healthcheck, for its end, or for its start. */
final class Readiness {
    private static final String STARTED = "service_started";
    private static final String HEALTHY = "service_healthy";
    private static final String COMPLETED = "service_completed_successfully";
    /** How often a wait that became a healthcheck looks when it does not say so itself. */
    private static final Duration USUAL_PACE = Duration.ofSeconds(1);

    private final Stack stack;
    private final Losses losses;
    private final Set<String> doubted = new HashSet<>();
    private Optional<Circles> circles = Optional.empty();

    Readiness(Stack stack, Losses losses) {
        this.stack = stack;
        this.losses = losses;
    }

    /** The service's own healthcheck, or a wait for a command in its place: both run a command inside. */
    Optional<Healthcheck> healthcheck(Service service) {
        return service.healthcheck().or(() -> command(service).map(Readiness::asHealthcheck));
    }

    private static Optional<Wait.Exec> command(Service service) {
        return service.waits().stream()
                .filter(Wait.Exec.class::isInstance)
                .map(Wait.Exec.class::cast)
                .findFirst();
    }

    /** It may fail for as long as the wait is patient, and is given up then. */
    private static Healthcheck asHealthcheck(Wait.Exec wait) {
        List<String> test = new ArrayList<>(List.of("CMD"));
        test.addAll(wait.command());
        Duration every = wait.options().every().orElse(USUAL_PACE);
        long tries = Math.max(1, wait.options().timeout().toMillis() / Math.max(1, every.toMillis()));
        return new Healthcheck(
                Optional.of(test),
                Optional.of(every),
                Optional.empty(),
                Optional.of((int) Math.min(tries, Integer.MAX_VALUE)),
                Optional.empty(),
                Optional.empty());
    }

    /** Tells which waits of the service docker compose does not know. */
    void tellLosses(Service service) {
        Optional<Wait.Exec> asCheck = service.healthcheck().isPresent() ? Optional.empty() : command(service);
        for (Wait wait : service.waits()) {
            boolean kept = wait.equals(asCheck.map(Wait.class::cast).orElse(null))
                    || wait instanceof Wait.Healthy
                    || wait instanceof Wait.Exit exit && exit.code() == 0;
            if (!kept) {
                losses.add(service, "does not wait for `" + wait.describe() + "`");
            } else if (saysMore(wait)) {
                losses.add(service, "does not heed the options of the wait for `" + wait.describe() + "`");
            }
        }
    }

    private static boolean saysMore(Wait wait) {
        Wait.Options options = wait.options();
        boolean isPatientOtherwise =
                !(wait instanceof Wait.Exec) && !options.timeout().equals(Wait.Options.DEFAULT.timeout());
        return !options.stable().isZero() || options.fail().isPresent() || isPatientOtherwise;
    }

    /** What a service that needs another waits for. */
    String condition(Service service, Need need) {
        return switch (need.condition()) {
            case STARTED -> STARTED;
            case COMPLETED -> COMPLETED;
            case READY ->
                stack.service(need.service())
                        .map(target -> whenReady(service, target))
                        .orElse(STARTED);
        };
    }

    private String whenReady(Service service, Service target) {
        Optional<String> exact = exactly(target);
        if (exact.isEmpty() && target.waits().isEmpty() && doubted.add(target.name())) {
            losses.add(
                    service,
                    "waits for the start of `" + target.name()
                            + "`, and not for the healthcheck that its image may have");
        }
        return exact.orElse(STARTED);
    }

    /** The condition that means the same as being ready, if there is one. */
    Optional<String> exactly(Service target) {
        boolean ends = target.isJob() || target.waits().stream().anyMatch(Wait.Exit.class::isInstance);
        if (ends) {
            return target.fineExitCode() == 0 ? Optional.of(COMPLETED) : Optional.empty();
        }
        boolean isChecked = healthcheck(target).filter(check -> !check.isNone()).isPresent()
                || target.waits().stream().anyMatch(Wait.Healthy.class::isInstance);
        return isChecked ? Optional.of(HEALTHY) : Optional.empty();
    }

    /** The links of a service that lead back to it, which docker compose refuses. */
    Set<String> linksInCircles(Service service) {
        Set<String> back = new LinkedHashSet<>();
        service.links().forEach(link -> {
            if (circles().areOnOne(link.service(), service.name())) {
                back.add(link.service());
            }
        });
        return back;
    }

    private Circles circles() {
        Circles known = circles.orElseGet(
                () -> Circles.among(stack.services().stream().collect(toMap(Service::name, Readiness::joined))));
        circles = Optional.of(known);
        return known;
    }

    private static Set<String> joined(Service service) {
        Set<String> others = new LinkedHashSet<>(service.namespaces().services());
        service.needs().forEach(need -> others.add(need.service()));
        service.links().forEach(link -> others.add(link.service()));
        service.volumesFrom().forEach(from -> others.add(from.name()));
        return others;
    }
}
