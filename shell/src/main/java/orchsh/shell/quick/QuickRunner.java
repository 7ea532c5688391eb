package orchsh.shell.quick;

import java.util.List;
import java.util.Optional;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.About;
import orchsh.shell.call.Commands;
import orchsh.shell.call.Looking;
import orchsh.shell.command.CommandRunner;
import orchsh.shell.command.look.ImagesCommand;
import orchsh.shell.command.look.InspectCommand;
import orchsh.shell.command.look.ListCommand;
import orchsh.shell.command.look.PortCommand;
import orchsh.shell.command.look.PsCommand;
import orchsh.shell.command.look.TopCommand;
import orchsh.shell.command.look.VolumesCommand;
import orchsh.shell.command.tool.VersionCommand;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.OptionForm;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;
import org.jspecify.annotations.Nullable;

/**
 * Carries out commands that only look, with nothing but the JDK and a few classes. Whatever it is not sure of, and every
 * problem, is left to {@link CommandRunner}, which begins again: what was printed until then must not be shown.
 */
public final class QuickRunner {
    private final About about;

    public QuickRunner(About about) {
        this.about = about;
    }

    /** How the command ended; absent when it is to be carried out by somebody else. */
    public Optional<ExitCode> run(Invocation invocation) {
        Looking command = command(invocation.args());
        if (command == null) {
            return Optional.empty();
        }
        try {
            Typed typed = new Commands(List.of(command)).syntax().parse(invocation.args(), Optional.empty());
            if (typed.has(SharedOptions.HELP) || typed.has(SharedOptions.DRY_RUN)) {
                return Optional.empty();
            }
            command.scope().check(typed);
            Invocation wanted = invocation.on(typed.on(invocation.console()));
            return Optional.of(command.look(new QuickCall(typed, wanted, about)));
        } catch (ProblemException | HandOverException e) {
            return Optional.empty(); // told by the one who begins again
        }
    }

    private static @Nullable Looking command(List<String> args) {
        CommandForm shared = new Syntax().root();
        for (int i = 0; i < args.size(); i++) {
            String word = args.get(i);
            if (word.startsWith("-") && word.length() > 1) {
                Optional<OptionForm> option = shared.option(word);
                i += option.isPresent() && option.get().takesValue() ? 1 : 0;
            } else if (!looksLikeFile(word)) {
                return named(word);
            }
        }
        return null;
    }

    /** What can be nothing but a stack: any other word may be a command. */
    private static boolean looksLikeFile(String word) {
        return word.indexOf('/') >= 0 || word.endsWith(".groovy") || word.endsWith(".yaml") || word.endsWith(".yml");
    }

    private static @Nullable Looking named(String word) {
        return switch (word) {
            case "ps" -> new PsCommand();
            case "ls" -> new ListCommand();
            case "port" -> new PortCommand();
            case "images" -> new ImagesCommand();
            case "volumes" -> new VolumesCommand();
            case "inspect" -> new InspectCommand();
            case "top" -> new TopCommand();
            case "version" -> new VersionCommand();
            default -> null;
        };
    }
}
