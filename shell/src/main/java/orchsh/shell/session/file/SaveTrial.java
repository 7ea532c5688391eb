package orchsh.shell.session.file;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orchsh.dsl.Compilation;
import orchsh.dsl.ScriptSource;
import orchsh.dsl.StackCompiler;
import orchsh.dsl.build.Wishes;
import orchsh.dsl.snippet.Approver;
import orchsh.dsl.snippet.SnippetLibrary;
import orchsh.dsl.write.Wanted;
import orchsh.engine.problem.Problem;
import orchsh.shell.call.Call;
import orchsh.shell.source.StackReader.ReadStack;

/** Tries whether a script that is to be written makes the stack of the session. */
final class SaveTrial {
    private final Path file;
    private final ReadStack read;
    private final Map<String, String> secrets = new HashMap<>();
    private final Call call;

    /** @param wanted the values that the script asks for */
    SaveTrial(Path file, ReadStack read, List<Wanted> wanted, Call call) {
        this.file = file;
        this.read = read;
        this.call = call;
        wanted.forEach(value -> secrets.put(value.name(), value.value()));
    }

    /** What keeps the script from being that; nothing if it is. */
    List<Problem> problems(String script) {
        StackCompiler compiler = new StackCompiler(
                printed -> {},
                SnippetLibrary.EMPTY,
                Approver.NOBODY,
                call.invocation().cancellation());
        Compilation compilation = compiler.compile(
                new ScriptSource(file, file.toString(), script),
                call.invocation().surroundings(),
                new Wishes(secrets, Set.of(), Set.of()));
        if (compilation instanceof Compilation.Refused refused) {
            return refused.problems();
        }
        return ((Compilation.Compiled) compilation).stack().equals(read.stack())
                ? List.of()
                : List.of(Problem.error("the script would make another stack with it"));
    }
}
