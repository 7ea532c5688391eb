package orchsh.shell.session.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import orchsh.dsl.file.WholeFile;
import orchsh.dsl.write.Written;
import orchsh.dsl.write.script.ScriptWriter;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.Unwritten;
import orchsh.shell.command.script.ConvertCommand;
import orchsh.shell.invocation.Console.Asking;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.session.stack.LanguageEntries;
import orchsh.shell.session.stack.SessionModel;
import orchsh.shell.source.NamedFile;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Writes the stack of the session down, as a script that makes the same stack. */
public final class SaveCommand implements Command {
    private final SessionModel model;
    private final LanguageEntries language;

    public SaveCommand(SessionModel model, LanguageEntries language) {
        this.model = model;
        this.language = language;
    }

    @Override
    public CommandForm syntax() {
        return Syntax.command(
                        "save",
                        "Write the stack as it is now into a script that makes the same stack.",
                        "Tasks and checks are written as they were, with what they make use of; one for which that is not enough is named.",
                        "A file that is there is written over only after asking. Secret values are never written.")
                .addPositional(Syntax.words("FILE", "for example shop.groovy"));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> words = call.typed().words();
        if (words.size() != 1) {
            throw ProblemException.usage(
                    Problem.error("`save` takes the name of one file").hint("for example save shop.groovy"));
        }
        String name = words.get(0);
        if (!name.endsWith(".groovy")) {
            throw ProblemException.usage(
                    Problem.error("`" + name + "` would be no script, for it does not end with .groovy")
                            .hint("`convert --to compose` writes compose files"));
        }
        Path path = NamedFile.path(name, call.invocation().surroundings());
        ReadStack read = call.readStack(List.of());
        if (read.stack().services().isEmpty()) {
            throw ProblemException.usage(Problem.error("the stack has no services, so that there is nothing to write"));
        }
        if (!mayWrite(path, name, call)) {
            return ExitCode.WRONG_USAGE;
        }
        Path folder = Objects.requireNonNullElse(path.getParent(), path);
        Written written = ScriptWriter.write(ConvertCommand.original(call, read, folder));
        SavedVerbs.Text saved = SavedVerbs.add(
                read.verbs(),
                written.text(),
                new VerbSources(read.origins(), language.texts()),
                new SaveTrial(path, read, written.wanted(), call)::problems);
        keepWhatIsNowhereElse(path, name, saved, read);
        write(path, name, saved.script());
        written.losses().forEach(loss -> call.show(List.of(Problem.warning("in the script " + loss))));
        saved.missing().forEach((verb, why) -> call.show(List.of(Problem.warning(verb + " is not written: " + why))));
        if (path.equals(model.file().path())) {
            model.saved();
        } else {
            model.keptElsewhere();
        }
        call.note("wrote " + name);
        return ExitCode.FINE;
    }

    /** A file that the stack was read from is the only one that has what cannot be written. */
    private void keepWhatIsNowhereElse(Path path, String name, SavedVerbs.Text saved, ReadStack read) {
        boolean isSource =
                path.equals(model.file().path()) || read.origins().files().contains(path);
        if (isSource && Files.exists(path) && !saved.missing().isEmpty()) {
            throw new ProblemException(
                    ProblemException.Kind.USAGE,
                    saved.missing().entrySet().stream()
                            .map(verb -> Problem.error(verb.getKey() + " would be lost: " + verb.getValue())
                                    .hint("`" + name + "` has it; save into another file"))
                            .toList());
        }
    }

    private static boolean mayWrite(Path path, String name, Call call) {
        if (!Files.exists(path)) {
            return true;
        }
        if (Files.isDirectory(path)) {
            throw ProblemException.usage(Problem.error("`" + name + "` is a folder"));
        }
        if (call.console().asking() == Asking.POINTLESS) {
            throw ProblemException.usage(
                    Problem.error("`" + name + "` is there already, and nobody is there to be asked")
                            .hint("choose another name"));
        }
        boolean may = call.confirm("`" + name + "` is there already. Write over it?");
        if (!may) {
            call.note("nothing was written");
        }
        return may;
    }

    private static void write(Path path, String name, String text) {
        try {
            WholeFile.write(path, text);
        } catch (IOException e) {
            throw Unwritten.of(name, e, "its folder must be there, and be yours to write in");
        }
    }
}
