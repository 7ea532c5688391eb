package orchsh.dsl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import orchsh.dsl.build.Outline;
import orchsh.dsl.build.Source;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.build.Wishes;
import orchsh.dsl.compose.ComposeRequest;
import orchsh.dsl.compose.ComposeStack;
import orchsh.dsl.script.ScriptEngine;
import orchsh.dsl.snippet.Approver;
import orchsh.dsl.snippet.SnippetLibrary;
import orchsh.dsl.snippet.Snippets;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.Problem;

/** Turns the text of a script into a stack, or says everything that is wrong with it. Groovy is loaded here, and only here. */
public final class StackCompiler {
    private final Consumer<String> printed;
    private final CancellationToken cancellation;
    private final SnippetLibrary library;
    private final Approver approver;

    /** A compiler that drops what scripts print. */
    public StackCompiler() {
        this(text -> {});
    }

    /** @param printed takes what scripts print, line breaks included */
    public StackCompiler(Consumer<String> printed) {
        this(printed, CancellationToken.none());
    }

    /** @param cancellation ends scripts that run without end; whoever compiles then gets a {@code CancellationException} */
    public StackCompiler(Consumer<String> printed, CancellationToken cancellation) {
        this(printed, SnippetLibrary.EMPTY, Approver.NOBODY, cancellation);
    }

    /** A compiler of scripts that may use snippets. */
    public StackCompiler(Consumer<String> printed, SnippetLibrary library, Approver approver) {
        this(printed, library, approver, CancellationToken.none());
    }

    /**
     * A compiler of scripts that may use snippets.
     *
     * @param printed takes what scripts print, line breaks included
     * @param library the snippets that come along
     * @param approver is asked about snippets that nobody has approved
     * @param cancellation ends scripts that run without end; whoever compiles then gets a {@code CancellationException}
     */
    public StackCompiler(
            Consumer<String> printed, SnippetLibrary library, Approver approver, CancellationToken cancellation) {
        this.printed = printed;
        this.library = library;
        this.approver = approver;
        this.cancellation = cancellation;
    }

    /** Compiles a script of which nothing is asked that it does not say itself. */
    public Compilation compile(ScriptSource source, Surroundings surroundings) {
        return compile(source, surroundings, Wishes.NONE);
    }

    /**
     * Compiles, checks and runs the script and what it includes; nothing outside is touched unless the script itself does
     * so.
     */
    public Compilation compile(ScriptSource source, Surroundings surroundings, Wishes wishes) {
        return compile(source, surroundings, wishes, Optional.empty());
    }

    /** As {@link #compile}, of a script that says more about the services of the compose files that it stands beside. */
    public Compilation compileBeside(
            ComposeRequest files, ScriptSource source, Surroundings surroundings, Wishes wishes) {
        ComposeStack read = ComposeStack.part(
                files,
                surroundings,
                main -> snippets(
                                Objects.requireNonNullElse(main.path().getParent(), main.path()),
                                main.shown(),
                                surroundings)
                        .composeFiles(approver));
        return read.findings().hasErrors() || read.outline().isEmpty()
                ? new Compilation.Refused(List.of(), read.findings().errors())
                : compile(source, surroundings, wishes, Optional.of(read));
    }

    private Compilation compile(
            ScriptSource source, Surroundings surroundings, Wishes wishes, Optional<ComposeStack> beside) {
        Path file = surroundings.directory().resolve(source.file()).normalize();
        Path folder = Objects.requireNonNullElse(file.getParent(), file);
        SourceText text = new SourceText(Source.of(source.name(), folder), source.text());
        Snippets snippets = snippets(folder, source.name(), surroundings);
        Optional<Outline> outline = beside.flatMap(ComposeStack::outline);
        ScriptEngine.Result result = new ScriptEngine(
                        file,
                        text,
                        surroundings,
                        wishes,
                        outline.map(Outline::name).orElseGet(() -> StackNames.defaultFor(file)),
                        cancellation,
                        printed,
                        snippets.finder(approver),
                        outline)
                .run();
        beside.ifPresent(read -> result.texts().addAll(read.findings().texts()));
        List<Problem> warnings =
                new ArrayList<>(beside.map(read -> read.findings().warnings()).orElse(List.of()));
        warnings.addAll(result.warnings());
        return result.stack()
                .<Compilation>map(stack -> new Compilation.Compiled(
                        stack,
                        Origins.of(stack, result.texts(), result.places()),
                        result.params(),
                        result.verbs(),
                        result.secrets(),
                        warnings))
                .orElseGet(() -> new Compilation.Refused(result.params(), result.problems()));
    }

    private Snippets snippets(Path folder, String shownStack, Surroundings surroundings) {
        return new Snippets(folder, shownStack, library, new WrittenFacts(), surroundings);
    }
}
