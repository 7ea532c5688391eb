package orchsh.shell.prompt;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.UnaryOperator;
import orchsh.engine.caller.Cancellation;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.session.Session;

/** What the command `help` says of words, as a text; empty if it says nothing. */
final class HelpText implements UnaryOperator<String> {
    private final Session session;
    private final Appearance look;

    HelpText(Session session, Appearance look) {
        this.session = session;
        this.look = look;
    }

    @Override
    public String apply(String words) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        Console console = Console.unattended(out, out, look);
        ExitCode code =
                session.run(("help " + words.split("\\s+-", 2)[0].strip()).strip(), console, new Cancellation());
        out.flush();
        return code.equals(ExitCode.FINE) ? text.toString() : "";
    }
}
