package orchsh.dsl.task;

import java.util.List;
import java.util.stream.Collectors;
import orchsh.dsl.live.Sight.LogLine;

/** Lines of logs as one text. */
final class LogText {
    private LogText() {}

    /** Whether each line says whose it is. */
    enum Writers {
        SHOWN,
        HIDDEN
    }

    static String of(List<LogLine> lines, Writers writers) {
        return lines.stream()
                .map(line -> writers == Writers.SHOWN ? line.writer() + " | " + line.text() : line.text())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
