package orchsh.shell.why;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.ContainerDetails.Health;
import orchsh.engine.observed.ObservedContainer.PublishedPort;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.engine.run.OneLook.Sight;
import orchsh.shell.view.Elapsed;
import orchsh.shell.view.PublishedPorts;
import orchsh.shell.view.Story.Mood;

/** Tells how one container is doing. */
final class ContainerTeller {
    /** Whoever was restarted and has run for less long than this may end again any moment. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private static final int MOST_CODES = 5;
    private static final long KIBIBYTE = 1024;

    private final String service;
    private final Seen seen;
    private final ContainerDetails details;
    private final Course course;
    private final Optional<Integer> fineCode;
    private final Instant now;
    private final String reach;

    /**
     * @param service the word for it in commands
     * @param fineCode the exit code that it is to end with; absent for what is to run on
     * @param reach the address at which published ports answer
     */
    ContainerTeller(String service, Seen seen, Optional<Integer> fineCode, Instant now, String reach) {
        this.service = service;
        this.seen = seen;
        this.details = seen.details();
        this.course = Course.of(seen.history());
        this.fineCode = fineCode;
        this.now = now;
        this.reach = reach;
    }

    Account tell() {
        return switch (details.state()) {
            case CREATED -> created();
            case RUNNING -> endsAgainAndAgain() ? loop() : running();
            case PAUSED ->
                new Account(Mood.BAD, "is paused: its processes are held as they are")
                        .remedy("let it go on: orchsh unpause " + service);
            case RESTARTING -> loop();
            case REMOVING ->
                new Account(Mood.DOUBTFUL, "is being removed").remedy("make it anew: orchsh up " + service);
            case EXITED -> ended();
            case DEAD ->
                new Account(Mood.BAD, "is dead: the engine could not remove all of it")
                        .remedy("remove what is left of it: orchsh rm " + service);
            case UNKNOWN ->
                new Account(
                        Mood.DOUBTFUL,
                        "is in a state that has no word here: " + seen.listed().status());
        };
    }

    private Account created() {
        Account account = new Account(
                Mood.BAD, "was made " + ago(Instant.ofEpochSecond(seen.listed().created())) + ", but never started");
        boolean hasError = !details.error().isEmpty();
        if (hasError) {
            account.fact("it could not be started: " + gist(details.error()));
            account.headline("was made, but could not be started");
            ExitWords.of(details.exitCode())
                    .filter(words -> details.exitCode() >= 125)
                    .ifPresent(words -> account.fact("exit code " + details.exitCode() + ": " + words));
        }
        tellTaken(account, seen.taken());
        return account.remedy("start it: orchsh up " + service);
    }

    /** Of ports that others have. */
    static void tellTaken(Account account, List<TakenPort> taken) {
        for (TakenPort port : taken) {
            account.atLeast(Mood.BAD)
                    .fact("port " + port.port() + " of the engine's host is taken by " + port.holder())
                    .remedy(port.remedy());
        }
    }

    private Account running() {
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
            account.headline(Stream.of(standing, runsFor().map(span -> "has run for " + span))
                    .flatMap(Optional::stream)
                    .reduce((one, other) -> one + " and " + other)
                    .orElse("runs"));
        }
        if (account.mood() != Mood.FINE) {
            runsFor().ifPresent(time -> account.fact("it has run for " + time));
        }
        open.stream()
                .filter(sight -> health.isEmpty() || !(sight.awaited() instanceof Wait.Healthy))
                .forEach(sight -> account.fact("wait " + sight.awaited().describe() + ": " + sight.answer()));
        tellHealth(account);
        tellHeld(account);
        tellPublished(account);
        tellRestarts(account);
        if (details.outOfMemory()) {
            account.atLeast(Mood.DOUBTFUL).fact("a process in it was ended for want of memory" + limit());
            account.remedy("give it more memory, or let it need less");
        }
        if (account.mood() == Mood.BAD) {
            account.log(seen.lastLines()).remedy("see all that it wrote: orchsh logs " + service);
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
            account.fact("the engine has started it again " + times(details.restarts())
                    + moment(details.lastEnd())
                            .map(end -> "; it ended last " + ago(end) + lastCode())
                            .orElse(""));
        }
    }

    private String lastCode() {
        List<Course.End> ends = course.ends();
        return ends.isEmpty() ? "" : " with " + code(ends.get(ends.size() - 1).code());
    }

    private boolean endsAgainAndAgain() {
        boolean isYoung = moment(details.lastStart())
                .filter(start -> Duration.between(start, now).compareTo(SETTLED) < 0)
                .isPresent();
        return details.restarts() > 1 && isYoung;
    }

    private Account loop() {
        Account account = new Account(Mood.BAD, "ends again and again, and is started each time")
                .fact("the engine has started it again " + times(details.restarts()));
        List<Course.End> ends = course.ends();
        List<Course.End> last = ends.subList(Math.max(0, ends.size() - MOST_CODES), ends.size());
        if (last.size() > 1) {
            Duration between = Duration.between(
                            last.get(0).moment(), last.get(last.size() - 1).moment())
                    .dividedBy(last.size() - 1L);
            account.fact("its last exit codes: "
                    + String.join(
                            ", ",
                            last.stream().map(end -> String.valueOf(end.code())).toList())
                    + "; " + Elapsed.words(between) + " lie between two ends");
        } else if (details.state() != State.RUNNING) {
            account.fact("its last exit code: " + details.exitCode());
        }
        int code =
                last.isEmpty() ? details.exitCode() : last.get(last.size() - 1).code();
        tellCode(account, code);
        return account.log(seen.lastLines()).remedy("see all that it wrote: orchsh logs " + service);
    }

    private Account ended() {
        int code = details.exitCode();
        String when = moment(details.lastEnd()).map(end -> " " + ago(end)).orElse("");
        if (fineCode.filter(fine -> fine == code).isPresent()) {
            return new Account(Mood.FINE, "is completed: it ended" + when + " with " + code(code) + ", as it is to")
                    .fact(ran());
        }
        Account account = new Account(Mood.BAD, "ended" + when + " with " + code(code));
        if (isStopped(code)) {
            account.headline("was stopped" + when + " (" + code(code) + ")");
        } else if (fineCode.isPresent()) {
            account.headline("failed" + when + ": it ended with " + code(code) + " instead of " + fineCode.get());
        } else if (code == 0) {
            account.headline("ended" + when + " by itself: its command was done (exit code 0)");
        }
        if (details.outOfMemory() && code == ExitWords.KILLED) {
            account.headline("ran out of memory" + when + " and was ended by the kernel (" + code(code) + ")");
        }
        account.fact(ran());
        tellEnd(account, code);
        if (!details.error().isEmpty()) {
            account.fact("the engine says: " + gist(details.error()));
        }
        tellTaken(account, seen.taken());
        return account;
    }

    private void tellEnd(Account account, int code) {
        if (details.outOfMemory()) {
            account.fact(
                            code == ExitWords.KILLED
                                    ? seen.memoryLimit() > 0
                                            ? "it may have no more than " + bytes(seen.memoryLimit())
                                            : "it has no limit of its own: the machine had no more"
                                    : "a process in it was ended for want of memory" + limit())
                    .log(seen.lastLines())
                    .remedy("give it more memory, or let it need less");
        } else if (isStopped(code)) {
            tellStop(account, code);
        } else if (code == 0 && fineCode.isEmpty()) {
            account.log(seen.lastLines())
                    .remedy("give `" + service + "` a command that goes on, or make a job of it, which is to end");
        } else {
            tellCode(account, code);
            account.log(seen.lastLines()).remedy("see all that it wrote: orchsh logs " + service);
        }
    }

    /** Whether somebody asked for its end; of one whose course is forgotten, its code may tell. */
    private boolean isStopped(int code) {
        boolean isForgotten = seen.history().isEmpty();
        return !details.outOfMemory()
                && fineCode.isEmpty()
                && (course.isStopped() || !course.signals().isEmpty() || (isForgotten && code == ExitWords.TERMINATED));
    }

    private void tellStop(Account account, int code) {
        List<String> signals = course.signals().stream().map(ExitWords::signal).toList();
        if (signals.size() > 1 && code == ExitWords.KILLED) {
            account.fact("it did not end when it was asked to with " + signals.get(0)
                            + ", so it was ended with KILL when its time was up")
                    .remedy("let its first process heed " + signals.get(0) + ", or say `init true`");
        } else if (!signals.isEmpty()) {
            account.fact("it was sent " + String.join(", ", signals) + ", as stop, restart, kill or down do it");
        }
        account.atLeast(Mood.DOUBTFUL).remedy("start it again: orchsh start " + service);
    }

    private void tellCode(Account account, int code) {
        ExitWords.of(code).filter(words -> code != 0).ifPresent(words -> account.fact(code(code) + ": " + words));
        if (code == ExitWords.KILLED && seen.history().isEmpty()) {
            account.fact(
                    "who killed it is not known: stop, kill, down, or the kernel when the machine's memory was full");
        }
        if (code == 126 || code == 127) {
            account.remedy("check `command` and `entrypoint` of `" + service + "`, and what is in its image");
        }
    }

    private String ran() {
        Optional<Instant> start = moment(details.lastStart());
        Optional<Instant> end = moment(details.lastEnd());
        return start.isPresent() && end.isPresent()
                ? "it had run for " + Elapsed.words(Duration.between(start.get(), end.get()))
                : "how long it ran is not known";
    }

    private Optional<String> runsFor() {
        return moment(details.lastStart()).map(start -> Elapsed.words(Duration.between(start, now)));
    }

    private String limit() {
        return seen.memoryLimit() > 0 ? "; all of it may have no more than " + bytes(seen.memoryLimit()) : "";
    }

    private String ago(Instant moment) {
        return Elapsed.words(Duration.between(moment, now)) + " ago";
    }

    private static String times(int number) {
        return number == 1 ? "once" : number + " times";
    }

    private static String code(int code) {
        return "exit code " + code;
    }

    private static String bytes(long number) {
        long mebibytes = number / KIBIBYTE / KIBIBYTE;
        return mebibytes > 0 ? mebibytes + " MiB" : number / KIBIBYTE + " KiB";
    }

    /** Engines wrap what matters in the names of all that it came by. */
    private static String gist(String error) {
        String line = error.lines()
                .findFirst()
                .orElse("")
                .replaceFirst(
                        "^driver failed programming external connectivity on endpoint \\S+ \\([0-9a-f]+\\): ", "");
        int exec = line.indexOf("exec: ");
        return (exec < 0 ? line : line.substring(exec)).replaceFirst(": unknown$", "");
    }

    static Optional<Instant> moment(Optional<String> text) {
        try {
            return text.map(written -> OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // a time that nobody can read is not told
        }
    }
}
