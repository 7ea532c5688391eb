package orchsh.shell.session.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.command.stack.WaitCommand;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.session.stack.LanguageEntries;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Waits for something of a service, in the words that `wait` has in its block; without them, for the end of containers. */
public final class WaitEntryCommand implements Command {
    private static final Set<String> CONDITIONS =
            Set.of("ready", "tcp", "http", "log", "file", "exec", "healthy", "exit", "timeout");
    private static final String READY = "ready";

    private final LanguageEntries language;
    private final Command forEnds = new WaitCommand();

    public WaitEntryCommand(LanguageEntries language) {
        this.language = language;
    }

    @Override
    public CommandForm syntax() {
        return forEnds.syntax()
                .addPositional(
                        Syntax.words("SERVICE [CONDITION VALUE]", "only these services; or one, and what to wait for"));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> words = call.typed().words();
        if (words.size() < 2 || !CONDITIONS.contains(words.get(1))) {
            return forEnds.run(call);
        }
        language.say(call, entry(words.get(0), words.subList(1, words.size())));
        call.note("`" + words.get(0) + "` is as it should be");
        return ExitCode.FINE;
    }

    private static String entry(String service, List<String> conditions) {
        List<String> options = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i += 2) {
            String word = conditions.get(i);
            if (word.equals(READY)) {
                i--;
                continue;
            }
            if (!CONDITIONS.contains(word) || i + 1 == conditions.size()) {
                throw ProblemException.usage(Problem.error("`" + word + "` "
                                + (CONDITIONS.contains(word)
                                        ? "is given nothing to wait for"
                                        : "is nothing to wait for"))
                        .hint("for example wait db tcp 5432 timeout 30s"));
            }
            options.add(word + ": " + GroovyLine.value(conditions.get(i + 1)));
        }
        return "wait " + GroovyLine.quoted(service) + (options.isEmpty() ? "" : ", " + String.join(", ", options));
    }
}
