package orchsh.shell.command.script;

import java.util.List;
import java.util.Optional;
import orchsh.dsl.snippet.Lock;
import orchsh.dsl.snippet.Reference;
import orchsh.dsl.snippet.Snippet;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Looks for newer versions of what is locked, shows what is new about them, and takes them if they are wanted. */
final class SnippetUpdateCommand implements Command {

    @Override
    public CommandForm syntax() {
        return SnippetOptions.consent(
                Syntax.command(
                        "update",
                        "Look for newer content of locked snippets, show what is new, and take it; all of them without a name."));
    }

    @Override
    public Scope scope() {
        return Scope.SCRIPT;
    }

    @Override
    public ExitCode run(Call call) {
        SnippetDesk desk = new SnippetDesk(call);
        Lock lock = desk.snippets().lockFile().read();
        List<String> wanted = call.typed().words().isEmpty()
                ? List.copyOf(lock.entries().keySet())
                : call.typed().words();
        if (wanted.isEmpty()) {
            call.print("nothing is locked");
            return ExitCode.FINE;
        }
        boolean all = true;
        for (String name : wanted) {
            all &= update(wanted(name, desk, lock), desk, lock, call);
        }
        if (!all) {
            throw ProblemException.usage(Problem.error("not everything was updated"));
        }
        return ExitCode.FINE;
    }

    private static Reference wanted(String name, SnippetDesk desk, Lock lock) {
        return lock.entries().containsKey(name) ? desk.snippets().reference(name, Optional.empty()) : desk.chosen(name);
    }

    private static boolean update(Reference reference, SnippetDesk desk, Lock lock, Call call) {
        Snippet newest = desk.whileWanted(() -> desk.snippets().newest(reference));
        if (newest.trust() != Snippet.Trust.ELSEWHERE) {
            call.print(reference.text() + "   is " + desk.state(newest).replaceFirst("^comes", "one that comes")
                    + ", and not locked");
            return true;
        }
        Optional<String> before = lock.find(reference).map(Lock.Entry::content);
        if (before.filter(newest.content().hash()::equals).isPresent()
                && desk.snippets().question(newest).isEmpty()) {
            call.print(reference.text() + "   is as it was");
            return true;
        }
        if (!desk.approve(newest)) {
            call.print(reference.text() + "   stays as it was");
            return false;
        }
        call.print(reference.text() + "   "
                + before.map(hash -> hash.substring(0, 12) + " -> ").orElse("")
                + newest.content().hash().substring(0, 12));
        return true;
    }
}
