package orchsh.shell.command.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import orchsh.dsl.write.Original;
import orchsh.dsl.write.Wanted;
import orchsh.dsl.write.Written;
import orchsh.dsl.write.compose.ComposeWriter;
import orchsh.dsl.write.script.ScriptWriter;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.NewFile;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.source.StackFile;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Writes the stack as a script or as a compose file. */
public final class ConvertCommand implements Command {
    private static final String TO = "--to";
    private static final String OUTPUT = "--output";
    private static final String STRICT = "--strict";

    /** What a stack is written as. */
    private enum Kind {
        SCRIPT("script", "the script"),
        COMPOSE("compose", "the compose file");

        private final String word;
        private final String shown;

        Kind(String word, String shown) {
            this.word = word;
            this.shown = shown;
        }
    }

    @Override
    public CommandForm syntax() {
        return Syntax.command(
                        "convert",
                        "Write the stack of a compose file as a script, or the stack of a script as a compose file. What"
                                + " cannot be said there is told.")
                .addOption(Syntax.value("script|compose", "what to write; default: what it is not yet", TO))
                .addOption(Syntax.value("FILE", "write to this file, which must not be there yet", "-o", OUTPUT))
                .addOption(Syntax.flag("end with 2 if something cannot be said", STRICT));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        StackFile file = call.stackFile();
        Kind kind = kind(call, file);
        Optional<NewFile> output = call.typed().value(OUTPUT).map(name -> NewFile.named(name, call));
        ReadStack read = call.readStack(List.of());
        Original original = original(call, read, folder(call, file, output));
        Written written = kind == Kind.SCRIPT ? ScriptWriter.write(original) : ComposeWriter.write(original);
        List<String> losses = new ArrayList<>(ScriptLosses.of(call, file, read, kind == Kind.SCRIPT));
        losses.addAll(written.losses());
        output.ifPresentOrElse(target -> target.write(written.text()), () -> call.printOpenly(written.text()));
        call.show(losses.stream()
                .map(loss -> Problem.warning("in " + kind.shown + " " + loss))
                .toList());
        written.wanted().forEach(wanted -> call.note(asking(kind, wanted)));
        return call.typed().has(STRICT) && !losses.isEmpty() ? ExitCode.WRONG_USAGE : ExitCode.FINE;
    }

    /** @param folder from which paths are to hold */
    public static Original original(Call call, ReadStack read, Path folder) {
        return new Original(
                read.stack(),
                folder,
                call.invocation().surroundings().home(),
                secretParams(read),
                SecretFiles::content,
                read.verbs().jobs().stream()
                        .map(job -> new Original.JobNote(job.name(), job.description(), job.isTest()))
                        .toList());
    }

    private static Kind kind(Call call, StackFile file) {
        Optional<String> said = call.typed().value(TO);
        if (said.isEmpty()) {
            return file.compose().isPresent() ? Kind.SCRIPT : Kind.COMPOSE;
        }
        for (Kind kind : Kind.values()) {
            if (kind.word.equals(said.get())) {
                return kind;
            }
        }
        throw ProblemException.usage(Problem.error("`" + TO + "` cannot be `" + said.get() + "`")
                .hint(NearMiss.hint(said.get(), List.of(Kind.SCRIPT.word, Kind.COMPOSE.word))
                        .orElse("write `" + TO + " script` or `" + TO + " compose`")));
    }

    /** Paths are written so that they hold where the file will lie: beside the stack, unless it is said. */
    static Path folder(Call call, StackFile file, Optional<NewFile> output) {
        Path path = output.map(NewFile::path).orElse(file.path());
        return Objects.requireNonNullElse(
                path.getParent(), call.invocation().surroundings().directory());
    }

    static List<Wanted> secretParams(ReadStack read) {
        List<Wanted> secrets = new ArrayList<>();
        read.secrets()
                .byName()
                .forEach((name, value) -> secrets.add(new Wanted(
                        name,
                        read.params().stream()
                                .filter(param -> param.name().equals(name))
                                .flatMap(param -> param.variable().stream())
                                .findFirst()
                                .orElse(Wanted.variableOf(name)),
                        "the value of param `" + name + "`",
                        value)));
        return secrets;
    }

    private static String asking(Kind kind, Wanted wanted) {
        String variable = "the variable " + wanted.variable();
        return kind.shown + " asks for " + wanted.meaning() + ": "
                + (kind == Kind.SCRIPT ? "give it with -P " + wanted.name() + "=…, or set " : "set ") + variable;
    }
}
