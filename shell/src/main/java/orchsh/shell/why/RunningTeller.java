package orchsh.shell.why;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.ContainerDetails.Health;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.engine.run.OneLook.Sight;
import orchsh.shell.view.container.PublishedPorts;
import orchsh.shell.view.prose.Story.Mood;

/** Tells of a container that runs whether it is well, and what it lacks. */
final class RunningTeller {
    private final Circumstances circumstances;
    private final Seen seen;
    private final ContainerDetails details;
    private final String reach;

    /** @param reach the address at which published ports answer */
    RunningTeller(Circumstances circumstances, String reach) {
        this.circumstances = circumstances;
        this.seen = circumstances.seen();
        this.details = circumstances.details();
        this.reach = reach;
    }

    Account tell() {
        Account account = new Account(Mood.FINE, "");
        List<Sight> open = seen.waits().stream().filter(sight -> !sight.holds()).toList();
        Optional<Health> health = details.health();
        if (health.filter(found -> found.status() == Health.Status.UNHEALTHY).isPresent()) {
            account.headline("runs, but is unhealthy").atLeast(Mood.BAD);
        } else if (!open.isEmpty()) {
            account.headline("runs, but is not ready").atLeast(Mood.BAD);
        } else if (health.filter(found -> found.status() == Health.Status.STARTING)
                .isPresent()) {
            account.headline("runs; whether it is healthy is not known yet").atLeast(Mood.DOUBTFUL);
        } else {
            Optional<String> standing = health.isPresent()
                    ? Optional.of("is healthy")
                    : Optional.of("is ready").filter(ready -> !seen.waits().isEmpty());
            account.headline(Stream.of(standing, circumstances.runsFor().map(span -> "has run for " + span))
                    .flatMap(Optional::stream)
                    .reduce((one, other) -> one + " and " + other)
                    .orElse("runs"));
        }
        if (account.mood() != Mood.FINE) {
            circumstances.runsFor().ifPresent(time -> account.fact("it has run for " + time));
        }
        open.stream()
                .filter(sight -> health.isEmpty() || !(sight.awaited() instanceof Wait.Healthy))
                .forEach(sight -> account.fact("wait " + sight.awaited().describe() + ": " + sight.answer()));
        tellHealth(account);
        tellHeld(account);
        tellPublished(account);
        tellRestarts(account);
        if (details.outOfMemory()) {
            account.atLeast(Mood.DOUBTFUL).fact("a process in it was ended for want of memory" + circumstances.limit());
            account.remedy("give it more memory, or let it need less");
        }
        if (account.mood() == Mood.BAD) {
            account.log(seen.lastLines()).remedy(circumstances.allLogs());
        }
        return account;
    }

    private void tellHealth(Account account) {
        details.health()
                .filter(found -> found.status() != Health.Status.HEALTHY)
                .ifPresent(found -> account.fact(
                        found.answer().isEmpty()
                                ? "its healthcheck has said nothing yet"
                                : "its last healthcheck said: "
                                        + found.answer().lines().findFirst().orElse("")));
        details.healthcheck()
                .filter(check -> account.mood() != Mood.FINE && details.health().isPresent())
                .flatMap(check -> check.test())
                .ifPresent(test -> account.fact("its healthcheck is: "
                        + String.join(" ", test.size() > 1 ? test.subList(1, test.size()) : test)));
    }

    private void tellHeld(Account account) {
        List<String> held = seen.waits().stream()
                .filter(Sight::holds)
                .map(sight -> sight.awaited().describe())
                .toList();
        if (!held.isEmpty()) {
            account.fact((held.size() == 1 ? "wait " : "waits ")
                    + String.join(", ", held)
                    + (held.size() == 1 ? " holds" : " hold"));
        }
    }

    private void tellPublished(Account account) {
        List<String> ports = PublishedPorts.ordered(seen.listed()).stream()
                .filter(PublishedPort::isPublished)
                .map(this::place)
                .distinct()
                .toList();
        if (!ports.isEmpty()) {
            account.fact("published: " + String.join(", ", ports));
        }
    }

    private String place(PublishedPort port) {
        boolean isEverywhere = List.of("", "0.0.0.0", "::").contains(port.address());
        return PublishedPorts.bracketed(isEverywhere ? reach : port.address()) + ":" + port.hostPort() + " leads to "
                + port.containerPort() + "/" + port.protocol();
    }

    private void tellRestarts(Account account) {
        if (details.restarts() > 0) {
            account.fact("the engine has started it again " + Circumstances.times(details.restarts())
                    + Circumstances.moment(details.lastEnd())
                            .map(end -> "; it ended last " + circumstances.ago(end) + lastCode())
                            .orElse(""));
        }
    }

    private String lastCode() {
        List<Course.End> ends = circumstances.course().ends();
        return ends.isEmpty()
                ? ""
                : " with " + Circumstances.code(ends.get(ends.size() - 1).code());
    }
}
