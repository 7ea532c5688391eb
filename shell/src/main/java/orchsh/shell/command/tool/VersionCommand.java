package orchsh.shell.command.tool;

import java.util.List;
import orchsh.engine.observed.EngineFacts;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.About;
import orchsh.shell.call.EngineView;
import orchsh.shell.call.Glance;
import orchsh.shell.call.Looking;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;
import orchsh.shell.view.table.Listing;

/** Tells what this is, and what it runs on. */
public final class VersionCommand implements Looking {

    @Override
    public CommandForm syntax() {
        return Syntax.look("version", "Show the versions of orchsh, Java and the container engine.")
                .addOption(Syntax.flag("only orchsh's own", "--short"))
                .addOption(Syntax.flag("as JSON, one object a line", "--json"))
                .addOption(Syntax.value("FORMAT", "`pretty` or `json`", "-f", "--format"));
    }

    @Override
    public Scope scope() {
        return Scope.ENGINE;
    }

    @Override
    public ExitCode look(Glance call) {
        About about = call.about();
        if (call.typed().has("--short")) {
            call.print(
                    isJson(call.typed())
                            ? Listing.of("ORCHSH").row(about.version()).json()
                            : List.of(about.version()));
            return ExitCode.FINE;
        }
        if (isJson(call.typed())) {
            call.print(Listing.of("ORCHSH", "JAVA", "ENGINE")
                    .row(about.version(), about.java() + " (" + about.javaVendor() + ")", engine(call))
                    .json());
            return ExitCode.FINE;
        }
        call.print("orchsh   " + about.version());
        call.print("Java     " + about.java() + " (" + about.javaVendor() + ")");
        call.print("engine   " + engine(call));
        return ExitCode.FINE;
    }

    private static boolean isJson(Typed typed) {
        String format = typed.value("--format").orElse("pretty");
        if (!format.equals("pretty") && !format.equals("json")) {
            throw ProblemException.usage(Problem.error("`--format` takes `pretty` or `json`, not `" + format + "`"));
        }
        return typed.has("--json") || format.equals("json");
    }

    private static String engine(Glance call) {
        try (EngineView engine = call.openExistingEngine()) {
            EngineFacts facts = call.facts(engine);
            return facts.name() + " " + facts.version() + ", API " + facts.apiVersion() + ", at " + engine.location();
        } catch (ProblemException e) {
            if (e.kind() != ProblemException.Kind.NO_ENGINE) {
                throw e;
            }
            return "none found; `orchsh doctor` tells more";
        }
    }
}
