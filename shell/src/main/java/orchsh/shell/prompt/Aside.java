package orchsh.shell.prompt;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import orchsh.engine.caller.CancellationToken;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.invocation.Appearance.Glyphs;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;

/** Carries out commands that nobody sees, for what they print. */
final class Aside {
    private final Function<Invocation, ExitCode> commands;
    private final Invocation caller;
    private final CancellationToken cancellation;

    /** @param caller its words are the stack and the options that count for every entry */
    Aside(Function<Invocation, ExitCode> commands, Invocation caller, CancellationToken cancellation) {
        this.commands = commands;
        this.caller = caller;
        this.cancellation = cancellation;
    }

    /** What the command prints; nothing if it fails. */
    String printedBy(List<String> words) {
        StringWriter printed = new StringWriter();
        Console console = Console.unattended(
                new PrintWriter(printed), new PrintWriter(Writer.nullWriter()), Appearance.stream(Glyphs.UNICODE));
        List<String> args = new ArrayList<>(caller.args());
        args.addAll(words);
        ExitCode code = commands.apply(new Invocation(args, caller.surroundings(), console, cancellation));
        return code.equals(ExitCode.FINE) ? printed.toString() : "";
    }
}
