package orchsh.shell.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.Compilation;
import orchsh.dsl.Compilation.Compiled;
import orchsh.dsl.Compilation.Refused;
import orchsh.dsl.ComposeCompiler;
import orchsh.dsl.ScriptSource;
import orchsh.dsl.StackCompiler;
import orchsh.dsl.StackNames;
import orchsh.dsl.compose.ComposeRequest;
import orchsh.engine.problem.ProblemException;

/** Reads stacks that are written as scripts or as compose files. */
public final class ScriptReader implements StackReader {

    @Override
    public ReadStack read(StackFile file, Reading reading) {
        Compilation compilation = compile(file, reading);
        if (compilation instanceof Compiled compiled) {
            return new ReadStack(
                    compiled.stack(),
                    compiled.verbs(),
                    compiled.params(),
                    compiled.warnings(),
                    compiled.secrets(),
                    compiled.origins());
        }
        throw new ProblemException(ProblemException.Kind.USAGE, ((Refused) compilation).problems());
    }

    @Override
    public Declared params(StackFile file, Reading reading) {
        Compilation compilation = compile(file, reading);
        return new Declared(
                compilation.params(), compilation instanceof Refused refused ? refused.problems() : List.of());
    }

    private static Compilation compile(StackFile file, Reading reading) {
        StackCompiler compiler =
                new StackCompiler(reading.printed(), reading.library(), reading.approver(), reading.cancellation());
        if (file.compose().isEmpty()) {
            reading.compose().checkForScript();
            return compiler.compile(source(file), reading.surroundings(), reading.wishes());
        }
        ComposeRequest request = reading.compose().request(file.compose().get(), reading.wishes());
        Optional<StackFile> beside = file.scriptBeside();
        if (beside.isPresent()) {
            return compiler.compileBeside(request, source(beside.get()), reading.surroundings(), reading.wishes());
        }
        ComposeOptions.checkForCompose(reading.wishes());
        return ComposeCompiler.compile(request, reading.surroundings(), reading.approver());
    }

    @Override
    public Optional<String> nameOf(StackFile file, Reading reading) {
        if (file.compose().isPresent()) {
            ComposeRequest request = reading.compose().request(file.compose().get(), reading.wishes());
            return ComposeCompiler.nameOf(request, reading.surroundings());
        }
        reading.compose().checkForScript();
        return StackNames.toldBy(source(file));
    }

    @Override
    public Set<String> profilesOf(StackFile file, Reading reading) {
        return file.compose()
                .<Set<String>>map(choice -> ComposeCompiler.profilesOf(
                        reading.compose().request(choice, reading.wishes()), reading.surroundings()))
                .orElse(Set.of());
    }

    @Override
    public Set<String> verbsOf(StackFile file) {
        return StackNames.verbsIn(source(file));
    }

    private static ScriptSource source(StackFile file) {
        return ScriptSource.read(file.path(), file.shownAs());
    }
}
