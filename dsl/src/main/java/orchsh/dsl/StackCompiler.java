package orchsh.dsl;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import orchsh.dsl.script.ScriptEngine;
import orchsh.dsl.script.SourceText;
import orchsh.engine.caller.Surroundings;

/** Turns the text of a script into a stack, or says everything that is wrong with it. Groovy is loaded here, and only here. */
public final class StackCompiler {
    private final Consumer<String> printed;

    /** A compiler that drops what scripts print. */
    public StackCompiler() {
        this(text -> {});
    }

    /** @param printed takes what scripts print, line breaks included */
    public StackCompiler(Consumer<String> printed) {
        this.printed = printed;
    }

    /** Compiles, checks and runs the script; nothing outside is touched unless the script itself does so. */
    public Compilation compile(ScriptSource source, Surroundings surroundings) {
        Path file = surroundings.directory().resolve(source.file()).normalize();
        Path folder = Objects.requireNonNullElse(file.getParent(), file);
        Surroundings besideScript =
                new Surroundings(folder, surroundings.home(), surroundings.environment(), surroundings.clock());
        SourceText text = new SourceText(source.name(), source.text());
        ScriptEngine.Result result = new ScriptEngine(text, besideScript, StackNames.defaultFor(file), printed).run();
        return result.stack()
                .<Compilation>map(stack ->
                        new Compilation.Compiled(stack, new Origins(text, result.places()), result.verbs(), List.of()))
                .orElseGet(() -> new Compilation.Refused(result.problems()));
    }
}
