package orchsh.shell.command.script;

import java.util.List;
import orchsh.dsl.build.Param;
import orchsh.dsl.build.Param.Origin;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ListOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.source.StackReader.Declared;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.table.Listing;

/** Lists what can be given to a stack. */
public final class ParamsCommand implements Command {

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(
                Syntax.look("params", "List the stack's params: what can be given with `-P NAME=VALUE`.")
                        .addOption(Syntax.flag("only the names", "-q", "--quiet")));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    /** That a value is missing is just what this command is asked for. */
    @Override
    public ExitCode run(Call call) {
        Declared declared = call.source().params();
        List<Param> params = declared.params();
        long missing = params.stream()
                .filter(param -> param.origin() == Origin.MISSING)
                .count();
        if (declared.problems().size() > missing) {
            throw new ProblemException(ProblemException.Kind.USAGE, declared.problems());
        }
        ListOptions.print(call, table(params), "the stack has no params");
        return ExitCode.FINE;
    }

    private static Listing table(List<Param> params) {
        Listing table = Listing.of("NAME", "TYPE", "VALUE", "FROM", "DEFAULT", "DESCRIPTION");
        for (Param param : params) {
            table.row(
                    param.name(),
                    param.choices().isEmpty() ? param.type().word() : String.join("|", param.choices()),
                    param.value().orElse(""),
                    origin(param),
                    param.standard().orElse(""),
                    param.description());
        }
        return table;
    }

    private static String origin(Param param) {
        return switch (param.origin()) {
            case GIVEN -> "-P";
            case ENVIRONMENT -> param.variable().orElse("");
            case DEFAULT -> "default";
            case NOWHERE -> "";
            case MISSING -> "must be given";
        };
    }
}
