package orchsh.dsl.compose;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.dsl.build.Outline;
import orchsh.dsl.build.Place;
import orchsh.dsl.compose.keys.Generation;
import orchsh.dsl.compose.keys.OutlineMaker;
import orchsh.dsl.compose.keys.StackMaker;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Stack;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;

/**
 * The stack that compose files say.
 *
 * @param project the files, as far as they could be read
 * @param outline what they say, as far as it makes sense
 * @param stack the stack, if nothing is wrong
 * @param findings all that is wrong and all that is doubtful
 */
public record ComposeStack(
        Optional<ComposeProject> project, Optional<Outline> outline, Optional<Stack> stack, Findings findings) {

    /** Reads the files that are wanted, none of which takes in anything from elsewhere. */
    public static ComposeStack read(ComposeRequest request, Surroundings caller) {
        return read(request, caller, Elsewhere.NOTHING);
    }

    /** Reads the files that are wanted. */
    public static ComposeStack read(ComposeRequest request, Surroundings caller, Elsewhere elsewhere) {
        ComposeStack part = outlined(request, caller, elsewhere, Optional.empty(), true);
        if (part.project.isEmpty() || part.outline.isEmpty()) {
            return part;
        }
        Findings findings = part.findings;
        unknownProfiles(request, part.outline.get()).forEach(findings::error);
        Optional<Stack> stack =
                StackMaker.make(part.outline.get(), part.project.get().tree().at(), findings);
        return new ComposeStack(part.project, part.outline, stack, findings);
    }

    /** Reads files that are part of something else: there is an outline, but no stack. */
    public static ComposeStack part(ComposeRequest request, Surroundings caller, Elsewhere elsewhere) {
        return outlined(request, caller, elsewhere, Optional.empty(), false);
    }

    /** Reads files that something at a place includes. */
    public static ComposeStack included(
            ComposeRequest request, Surroundings caller, Elsewhere elsewhere, Place includedBy) {
        return outlined(request, caller, elsewhere, Optional.of(includedBy), false);
    }

    private static ComposeStack outlined(
            ComposeRequest request,
            Surroundings caller,
            Elsewhere elsewhere,
            Optional<Place> includedBy,
            boolean whole) {
        Findings findings = new Findings();
        Optional<ComposeProject> project = ComposeReader.read(request, caller, elsewhere, includedBy, findings);
        Optional<Outline> outline = project.map(found -> OutlineMaker.make(
                new OutlineMaker.Task(
                        found.name(),
                        found.legacy() ? Generation.FIRST : Generation.LATER,
                        found.tree(),
                        found.off(),
                        found::variable,
                        whole),
                caller,
                findings));
        return new ComposeStack(project, outline, Optional.empty(), findings);
    }

    /** A profile that is asked for must be there; those of the environment may be meant for other projects. */
    private static List<Problem> unknownProfiles(ComposeRequest request, Outline outline) {
        Set<String> known = new TreeSet<>(outline.profiles());
        return request.profiles().stream()
                .filter(wanted -> !known.contains(wanted) && !wanted.equals("*"))
                .map(wanted -> Problem.error("there is no profile `" + wanted + "`, which `--profile` asks for")
                        .hint(NearMiss.hint(wanted, known)
                                .orElse(
                                        known.isEmpty()
                                                ? "the stack has no profiles"
                                                : "it knows " + String.join(", ", known))))
                .toList();
    }
}
