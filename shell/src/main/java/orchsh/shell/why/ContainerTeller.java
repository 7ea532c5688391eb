package orchsh.shell.why;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import orchsh.engine.observed.ContainerDetails;
import orchsh.shell.view.prose.Story.Mood;

/** Tells how one container is doing. */
final class ContainerTeller {
    /** Whoever was restarted and has run for less long than this may end again any moment. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final Circumstances circumstances;
    private final String service;
    private final Seen seen;
    private final ContainerDetails details;
    private final String reach;

    /**
     * @param service the word for it in commands
     * @param fineCode the exit code that it is to end with; absent for what is to run on
     * @param reach the address at which published ports answer
     */
    ContainerTeller(String service, Seen seen, Optional<Integer> fineCode, Instant now, String reach) {
        this.circumstances = Circumstances.of(service, seen, fineCode, now);
        this.service = service;
        this.seen = seen;
        this.details = seen.details();
        this.reach = reach;
    }

    Account tell() {
        return switch (details.state()) {
            case CREATED -> created();
            case RUNNING ->
                endsAgainAndAgain()
                        ? new EndTeller(circumstances).tellLoop()
                        : new RunningTeller(circumstances, reach).tell();
            case PAUSED ->
                new Account(Mood.BAD, "is paused: its processes are held as they are")
                        .remedy("let it go on: orchsh unpause " + service);
            case RESTARTING -> new EndTeller(circumstances).tellLoop();
            case REMOVING ->
                new Account(Mood.DOUBTFUL, "is being removed").remedy("make it anew: orchsh up " + service);
            case EXITED -> new EndTeller(circumstances).tell();
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
                Mood.BAD,
                "was made "
                        + circumstances.ago(Instant.ofEpochSecond(seen.listed().created())) + ", but never started");
        boolean hasError = !details.error().isEmpty();
        if (hasError) {
            account.fact("it could not be started: " + circumstances.engineError());
            account.headline("was made, but could not be started");
            ExitWords.of(details.exitCode())
                    .filter(words -> details.exitCode() >= 125)
                    .ifPresent(words -> account.fact("exit code " + details.exitCode() + ": " + words));
        }
        tellTaken(account, seen.taken());
        return hasError && ExitWords.isNoCommand(details.exitCode())
                ? account.remedy(EndTeller.checkCommand(service))
                : account.remedy("start it: orchsh up " + service);
    }

    /** Of ports that others have. */
    static void tellTaken(Account account, List<TakenPort> taken) {
        for (TakenPort port : taken) {
            account.atLeast(Mood.BAD)
                    .fact("port " + port.port() + " of the engine's host is taken by " + port.holder())
                    .remedy(port.remedy());
        }
    }

    private boolean endsAgainAndAgain() {
        boolean isYoung = Circumstances.moment(details.lastStart())
                .filter(start -> Duration.between(start, circumstances.now()).compareTo(SETTLED) < 0)
                .isPresent();
        return details.restarts() > 1 && isYoung;
    }
}
