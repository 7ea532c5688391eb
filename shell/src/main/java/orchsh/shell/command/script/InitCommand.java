package orchsh.shell.command.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.Compilation;
import orchsh.dsl.ScriptSource;
import orchsh.dsl.StackCompiler;
import orchsh.dsl.StackNames;
import orchsh.dsl.file.UsualFiles;
import orchsh.dsl.snippet.Approver;
import orchsh.dsl.write.Written;
import orchsh.dsl.write.script.ScriptWriter;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.NewFile;
import orchsh.shell.draft.FolderReader;
import orchsh.shell.draft.ProposalCheck;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.source.StackFile;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Proposes a script for what lies in a folder. */
public final class InitCommand implements Command {
    private static final String OUTPUT = "--output";
    private static final String STDOUT = "--stdout";
    private static final String USUAL = "stack.groovy";

    @Override
    public CommandForm syntax() {
        return Syntax.command(
                        "init",
                        "Propose a script for what lies in a folder.",
                        "It reads a compose file, or else Dockerfiles, makefiles and shell scripts that run containers; what it"
                                + " does not understand becomes a comment. Nothing is run, and nothing is written over.")
                .addPositional(Syntax.words("FOLDER", "the folder to read; default: this one"))
                .addOption(
                        Syntax.value("FILE", "write to this file; default: stack.groovy in the folder", "-o", OUTPUT))
                .addOption(Syntax.flag("print it, as `-o -` does", STDOUT));
    }

    @Override
    public Scope scope() {
        return Scope.PROGRAM;
    }

    @Override
    public ExitCode run(Call call) {
        Path folder = folder(call);
        Optional<String> said = call.typed().value(OUTPUT);
        boolean isPrinted = call.typed().has(STDOUT) || said.filter("-"::equals).isPresent();
        if (call.typed().has(STDOUT) && said.filter(name -> !name.equals("-")).isPresent()) {
            throw ProblemException.usage(Problem.error("`" + STDOUT + "` and `" + OUTPUT + "` contradict each other"));
        }
        String name = said.orElseGet(() -> shown(call, folder.resolve(USUAL)));
        Optional<NewFile> file = isPrinted ? Optional.empty() : Optional.of(NewFile.named(name, call));
        Path place = file.map(NewFile::path).orElse(folder.resolve(USUAL));
        String text = proposal(call, folder, place);
        file.ifPresentOrElse(there -> there.write(text), () -> call.printOpenly(text));
        file.ifPresent(there -> call.note("wrote " + there.shownAs() + "; have a look, then: orchsh "
                + (said.isEmpty() && call.typed().words().isEmpty() ? "" : there.shownAs() + " ") + "plan"));
        return ExitCode.FINE;
    }

    private static Path folder(Call call) {
        List<String> words = call.typed().words();
        if (words.size() > 1) {
            throw ProblemException.usage(Problem.error("`init` reads one folder, but there are " + words.size()));
        }
        Path folder = call.invocation().surroundings().resolve(words.isEmpty() ? "." : words.get(0));
        if (!Files.isDirectory(folder)) {
            throw ProblemException.usage(Problem.error("there is no folder `" + words.get(0) + "`"));
        }
        return folder;
    }

    private static String shown(Call call, Path path) {
        Path here = call.invocation().surroundings().directory();
        return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
    }

    private static String proposal(Call call, Path folder, Path place) {
        Optional<Path> compose = UsualFiles.NAMES.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
        if (compose.isPresent()) {
            return converted(call, compose.get(), place);
        }
        Set<String> commands = call.syntax().root().parts().keySet();
        try {
            String text = FolderReader.propose(folder, StackNames.defaultFor(folder.resolve(USUAL)), commands);
            return ProposalCheck.mended(text, script -> problems(call, place, script));
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.USAGE,
                    Problem.error("the folder `" + shown(call, folder) + "` cannot be read"),
                    e);
        }
    }

    private static List<Problem> problems(Call call, Path place, String text) {
        Compilation compilation = new StackCompiler(
                        printed -> {},
                        call.library(),
                        Approver.NOBODY,
                        call.invocation().cancellation())
                .compile(
                        new ScriptSource(place, place.getFileName().toString(), text),
                        call.invocation().surroundings());
        return compilation instanceof Compilation.Refused refused ? refused.problems() : List.of();
    }

    private static String converted(Call call, Path compose, Path place) {
        StackFile file = StackFile.chosen(
                List.of(shown(call, compose)), call.invocation().surroundings());
        Written written = ScriptWriter.write(ConvertCommand.original(
                call,
                call.source().read(file, List.of()),
                Objects.requireNonNullElse(
                        place.getParent(), call.invocation().surroundings().directory())));
        call.show(written.losses().stream()
                .map(loss -> Problem.warning("in the script " + loss))
                .toList());
        written.wanted()
                .forEach(wanted -> call.note(
                        "the script asks for " + wanted.meaning() + ": set the variable " + wanted.variable()));
        return written.text();
    }
}
