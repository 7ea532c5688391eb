package orchsh.shell.command;

import java.util.Optional;
import java.util.function.Consumer;
import orchsh.dsl.Compilation;
import orchsh.dsl.Compilation.Compiled;
import orchsh.dsl.Compilation.Refused;
import orchsh.dsl.ScriptSource;
import orchsh.dsl.StackCompiler;
import orchsh.dsl.StackNames;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.ProblemException;

/** Reads stacks that are written as scripts. */
final class ScriptReader implements StackReader {

    @Override
    public ReadStack read(StackFile file, Surroundings surroundings, Consumer<String> printed) {
        Compilation compilation = new StackCompiler(printed).compile(source(file), surroundings);
        if (compilation instanceof Compiled compiled) {
            return new ReadStack(compiled.stack(), compiled.verbs(), compiled.warnings());
        }
        throw new ProblemException(ProblemException.Kind.USAGE, ((Refused) compilation).problems());
    }

    @Override
    public Optional<String> nameOf(StackFile file) {
        return StackNames.declaredIn(source(file));
    }

    private static ScriptSource source(StackFile file) {
        return ScriptSource.read(file.path(), file.shownAs());
    }
}
