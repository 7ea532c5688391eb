package orchsh.shell.why;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import orchsh.engine.observed.ContainerDetails;
import orchsh.shell.view.text.Elapsed;

/**
 * A container and what is known around it, in the words that are used of it.
 *
 * @param service the word for it in commands
 * @param fineCode the exit code that it is to end with; absent for what is to run on
 */
record Circumstances(String service, Seen seen, Course course, Optional<Integer> fineCode, Instant now) {
    private static final long KIBIBYTE = 1024;

    static Circumstances of(String service, Seen seen, Optional<Integer> fineCode, Instant now) {
        return new Circumstances(service, seen, Course.of(seen.history()), fineCode, now);
    }

    ContainerDetails details() {
        return seen.details();
    }

    /** Where all that it wrote is to be seen. */
    String allLogs() {
        return "see all that it wrote: orchsh logs " + service;
    }

    Optional<String> runsFor() {
        return moment(details().lastStart()).map(start -> Elapsed.words(Duration.between(start, now)));
    }

    String ran() {
        Optional<Instant> start = moment(details().lastStart());
        Optional<Instant> end = moment(details().lastEnd());
        return start.isPresent() && end.isPresent()
                ? "it had run for " + Elapsed.words(Duration.between(start.get(), end.get()))
                : "how long it ran is not known";
    }

    String ago(Instant moment) {
        return Elapsed.words(Duration.between(moment, now)) + " ago";
    }

    String limit() {
        return seen.memoryLimit() > 0 ? "; all of it may have no more than " + bytes(seen.memoryLimit()) : "";
    }

    /** What the engine says went wrong, without the names of all that it came by. */
    String engineError() {
        String line = details()
                .error()
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst(
                        "^driver failed programming external connectivity on endpoint \\S+ \\([0-9a-f]+\\): ", "");
        int exec = line.indexOf("exec: ");
        return (exec < 0 ? line : line.substring(exec)).replaceFirst(": unknown$", "");
    }

    static String times(int number) {
        return number == 1 ? "once" : number + " times";
    }

    static String code(int code) {
        return "exit code " + code;
    }

    static String bytes(long number) {
        long mebibytes = number / KIBIBYTE / KIBIBYTE;
        return mebibytes > 0 ? mebibytes + " MiB" : number / KIBIBYTE + " KiB";
    }

    static Optional<Instant> moment(Optional<String> text) {
        try {
            return text.map(written -> OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // a time that nobody can read is not told
        }
    }
}
