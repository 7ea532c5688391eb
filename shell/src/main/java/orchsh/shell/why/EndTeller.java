package orchsh.shell.why;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orchsh.engine.observed.ContainerDetails;
import orchsh.engine.observed.ObservedContainer.State;
import orchsh.shell.view.prose.Story.Mood;
import orchsh.shell.view.text.Elapsed;

/** Tells of a container that ended how, and why as far as that can be known. */
final class EndTeller {
    private static final int MOST_CODES = 5;

    private final Circumstances circumstances;
    private final Seen seen;
    private final ContainerDetails details;
    private final Course course;
    private final Optional<Integer> fineCode;
    private final String service;

    EndTeller(Circumstances circumstances) {
        this.circumstances = circumstances;
        this.seen = circumstances.seen();
        this.details = circumstances.details();
        this.course = circumstances.course();
        this.fineCode = circumstances.fineCode();
        this.service = circumstances.service();
    }

    Account tell() {
        int code = details.exitCode();
        String when = Circumstances.moment(details.lastEnd())
                .map(end -> " " + circumstances.ago(end))
                .orElse("");
        if (fineCode.filter(fine -> fine == code).isPresent()) {
            return new Account(
                            Mood.FINE,
                            "is completed: it ended" + when + " with " + Circumstances.code(code) + ", as it is to")
                    .fact(circumstances.ran());
        }
        Account account = new Account(Mood.BAD, "ended" + when + " with " + Circumstances.code(code));
        if (isStopped(code)) {
            account.headline("was stopped" + when + " (" + Circumstances.code(code) + ")");
        } else if (fineCode.isPresent()) {
            account.headline(
                    "failed" + when + ": it ended with " + Circumstances.code(code) + " instead of " + fineCode.get());
        } else if (code == 0) {
            account.headline("ended" + when + " by itself: its command was done (exit code 0)");
        }
        if (details.outOfMemory() && code == ExitWords.KILLED) {
            account.headline(
                    "ran out of memory" + when + " and was ended by the kernel (" + Circumstances.code(code) + ")");
        }
        account.fact(circumstances.ran());
        tellEnd(account, code);
        if (!details.error().isEmpty()) {
            account.fact("the engine says: " + circumstances.engineError());
        }
        ContainerTeller.tellTaken(account, seen.taken());
        return account;
    }

    private void tellEnd(Account account, int code) {
        if (details.outOfMemory()) {
            account.fact(
                            code == ExitWords.KILLED
                                    ? seen.memoryLimit() > 0
                                            ? "it may have no more than " + Circumstances.bytes(seen.memoryLimit())
                                            : "it has no limit of its own: the machine had no more"
                                    : "a process in it was ended for want of memory" + circumstances.limit())
                    .log(seen.lastLines())
                    .remedy("give it more memory, or let it need less");
        } else if (isStopped(code)) {
            tellStop(account, code);
        } else if (code == 0 && fineCode.isEmpty()) {
            account.log(seen.lastLines())
                    .remedy("give `" + service + "` a command that goes on, or make a job of it, which is to end");
        } else {
            tellCode(account, code);
            account.log(seen.lastLines()).remedy(circumstances.allLogs());
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
        ExitWords.of(code)
                .filter(words -> code != 0)
                .ifPresent(words -> account.fact(Circumstances.code(code) + ": " + words));
        if (code == ExitWords.KILLED && seen.history().isEmpty()) {
            account.fact(
                    "who killed it is not known: stop, kill, down, or the kernel when the machine's memory was full");
        }
        if (ExitWords.isNoCommand(code)) {
            account.remedy(checkCommand(service));
        }
    }

    static String checkCommand(String service) {
        return "check `command` and `entrypoint` of `" + service + "`, and what is in its image";
    }

    /** Of one that the engine starts again each time. */
    Account tellLoop() {
        Account account = new Account(Mood.BAD, "ends again and again, and is started each time")
                .fact("the engine has started it again " + Circumstances.times(details.restarts()));
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
        return account.log(seen.lastLines()).remedy(circumstances.allLogs());
    }
}
