package orchsh.shell.call;

import java.time.Duration;
import java.util.Optional;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Span;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** The option that says how long containers have to end. */
public final class GraceOption {
    private static final String TIMEOUT = "--timeout";

    private GraceOption() {}

    public static CommandForm addTo(CommandForm spec) {
        return spec.addOption(Syntax.value(
                "TIME",
                "how long each has to end before it is killed: 5, 30s, 2m; default: what it was made with, else 10s",
                "-t",
                TIMEOUT));
    }

    public static Optional<Duration> of(Typed typed) {
        return typed.value(TIMEOUT).map(text -> Span.parse(text, typed.asTyped(TIMEOUT)));
    }
}
