package orchsh.shell.session;

import java.util.List;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ListOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.table.Listing;

/** Lists what was typed. */
final class HistoryCommand implements Command {
    private final SessionDesk desk;

    HistoryCommand(SessionDesk desk) {
        this.desk = desk;
    }

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.command(
                        "history",
                        "List what was typed, at a prompt also what was typed at earlier ones of the project.",
                        "What begins with a blank or holds something secret is not kept.")
                .addPositional(Syntax.words("NUMBER", "only that many of the latest")));
    }

    @Override
    public Scope scope() {
        return Scope.PROGRAM;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> lines = desk.typed();
        int most = most(call.typed().words(), lines.size());
        Listing listing = Listing.of("NUMBER", "ENTRY");
        for (int i = Math.max(0, lines.size() - most); i < lines.size(); i++) {
            listing.row(i + 1, lines.get(i));
        }
        ListOptions.print(call, listing, "nothing was typed that is kept");
        return ExitCode.FINE;
    }

    private static int most(List<String> words, int all) {
        if (words.isEmpty()) {
            return all;
        }
        if (words.size() > 1 || !words.get(0).matches("[1-9][0-9]{0,5}")) {
            throw ProblemException.usage(
                    Problem.error("`history` takes a number").hint("for example history 20"));
        }
        return Integer.parseInt(words.get(0));
    }
}
