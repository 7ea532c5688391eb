package orchsh.shell.live;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.port.EngineObserver;

/**
 * Marks a command in a container by a variable, which its children inherit, so that all of them can be ended: no engine can
 * be asked to end what was begun by an exec.
 */
public record Mark(String value) {
    public static final String VARIABLE = "ORCHSH_EXEC";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String SCRIPT = """
            marked() {
              for p in /proc/[0-9]*; do
                tr '\\0' '\\n' < $p/environ 2>/dev/null | grep -q -x "$0" && echo ${p#/proc/}
              done
            }
            kill -TERM $(marked) 2>/dev/null
            for i in 1 2 3 4 5 6 7 8 9 10; do test -z "$(marked)" && exit 0; sleep 0.2; done
            kill -KILL $(marked) 2>/dev/null
            exit 0
            """;

    public static Mark random() {
        byte[] bytes = new byte[8];
        ThreadLocalRandom.current().nextBytes(bytes);
        return new Mark(HexFormat.of().formatHex(bytes));
    }

    /** Ends all that bears the mark; whether the container has the tools for that. */
    public boolean end(EngineObserver observer, String container) {
        List<String> command = List.of("sh", "-c", SCRIPT, VARIABLE + "=" + value);
        return observer.exec(container, command, PATIENCE, CancellationToken.none())
                        .exitCode()
                == 0;
    }
}
