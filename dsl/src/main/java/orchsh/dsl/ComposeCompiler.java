package orchsh.dsl;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import orchsh.dsl.build.Outline;
import orchsh.dsl.build.Secrets;
import orchsh.dsl.compose.ComposeFacts;
import orchsh.dsl.compose.ComposeProject;
import orchsh.dsl.compose.ComposeReader;
import orchsh.dsl.compose.ComposeRequest;
import orchsh.dsl.compose.ComposeStack;
import orchsh.dsl.compose.Elsewhere;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.snippet.Approver;
import orchsh.dsl.snippet.SnippetLibrary;
import orchsh.dsl.snippet.Snippets;
import orchsh.dsl.task.Verbs;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.FileSource;

/** Turns compose files into a stack, or says everything that is wrong with them. Groovy is not needed for that. */
public final class ComposeCompiler {
    private ComposeCompiler() {}

    /** @param approver is asked about files from elsewhere that nobody has approved */
    public static Compilation compile(ComposeRequest request, Surroundings surroundings, Approver approver) {
        ComposeStack read = ComposeStack.read(
                request,
                surroundings,
                main -> new Snippets(
                                Objects.requireNonNullElse(main.path().getParent(), main.path()),
                                main.shown(),
                                SnippetLibrary.EMPTY,
                                new ComposeFacts(),
                                surroundings)
                        .composeFiles(approver));
        Findings findings = read.findings();
        return read.stack()
                .<Compilation>map(stack -> new Compilation.Compiled(
                        stack,
                        Origins.of(
                                stack,
                                findings.texts(),
                                read.outline().map(Outline::places).orElse(Map.of())),
                        List.of(),
                        Verbs.NONE,
                        Secrets.of(stack.secrets().stream()
                                .filter(secret -> secret.source() instanceof FileSource.OfText)
                                .map(secret -> ((FileSource.OfText) secret.source()).text())
                                .toArray(String[]::new)),
                        findings.warnings()))
                .orElseGet(() -> new Compilation.Refused(List.of(), findings.errors()));
    }

    /** The name of the project, whatever else is wrong with it. */
    public static Optional<String> nameOf(ComposeRequest request, Surroundings surroundings) {
        return ComposeReader.read(request, surroundings, Elsewhere.NOTHING, Optional.empty(), new Findings())
                .map(ComposeProject::name);
    }

    /** The profiles that can be chosen, as far as the files can be read; none of what lies elsewhere. */
    public static SortedSet<String> profilesOf(ComposeRequest request, Surroundings surroundings) {
        return ComposeReader.read(request, surroundings, Elsewhere.NOTHING, Optional.empty(), new Findings())
                .map(ComposeProject::profiles)
                .orElseGet(TreeSet::new);
    }
}
