package orchsh.shell.why;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.observed.Occurrence;

/**
 * What the engine remembers of a container's life. Engines forget: what is not here may have happened all the same.
 *
 * @param ends each of its ends, the oldest first
 * @param signals the signals that it was sent in its last life, in their order
 * @param isStopped whether its last end was asked for
 */
record Course(List<End> ends, List<Integer> signals, boolean isStopped) {
    Course {
        ends = List.copyOf(ends);
        signals = List.copyOf(signals);
    }

    /** One end. */
    record End(Instant moment, int code) {}

    static Course of(List<Occurrence> history) {
        List<End> ends = new ArrayList<>();
        List<Integer> signals = new ArrayList<>();
        boolean isStopped = false;
        for (Occurrence occurrence : history) {
            switch (occurrence.action()) {
                case "start" -> {
                    signals.clear();
                    isStopped = false;
                }
                case "kill" -> number(occurrence, "signal").ifPresent(signals::add);
                case "die", "died" ->
                    number(occurrence, "exitCode")
                            .or(() -> number(occurrence, "containerExitCode"))
                            .ifPresent(code -> ends.add(new End(occurrence.moment(), code)));
                case "stop" -> isStopped = true;
                default -> {
                    // The rest tells nothing of its end.
                }
            }
        }
        return new Course(ends, signals, isStopped);
    }

    private static Optional<Integer> number(Occurrence occurrence, String attribute) {
        return Optional.ofNullable(occurrence.attributes().get(attribute))
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::valueOf);
    }
}
