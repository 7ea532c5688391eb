package orchsh.dsl.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.dsl.build.Place;
import orchsh.dsl.compose.keys.Generation;
import orchsh.dsl.compose.keys.StackMaker;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.compose.yaml.YamlList;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.compose.yaml.YamlValue;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Subject;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;

/**
 * The stack that compose files say.
 *
 * @param project the files, as far as they could be read
 * @param stack the stack, if nothing is wrong
 * @param places where its parts are said
 * @param findings all that is wrong and all that is doubtful
 */
public record ComposeStack(
        Optional<ComposeProject> project, Optional<Stack> stack, Map<Subject, Place> places, Findings findings) {

    /** Reads the files that are wanted. */
    public static ComposeStack read(ComposeRequest request, Surroundings caller) {
        Findings findings = new Findings();
        Optional<ComposeProject> project = ComposeReader.read(request, caller, findings);
        if (project.isEmpty()) {
            return new ComposeStack(project, Optional.empty(), Map.of(), findings);
        }
        ComposeProject found = project.get();
        unknownProfiles(request, found).forEach(findings::error);
        StackMaker.Made made = StackMaker.make(
                new StackMaker.Task(
                        found.name(),
                        found.legacy() ? Generation.FIRST : Generation.LATER,
                        found.tree(),
                        found.off(),
                        found::variable),
                caller,
                findings);
        return new ComposeStack(
                project, findings.hasErrors() ? Optional.empty() : made.stack(), made.places(), findings);
    }

    /** A profile that is asked for must be there; those of the environment may be meant for other projects. */
    private static List<Problem> unknownProfiles(ComposeRequest request, ComposeProject project) {
        Set<String> known = new TreeSet<>();
        profiles(project.off()).values().forEach(known::addAll);
        project.tree()
                .get("services")
                .filter(YamlMap.class::isInstance)
                .ifPresent(all -> profiles((YamlMap) all).values().forEach(known::addAll));
        return request.profiles().stream()
                .filter(wanted -> !known.contains(wanted) && !wanted.equals("*"))
                .map(wanted -> Problem.error("there is no profile `" + wanted + "`, which `--profile` asks for")
                        .hint(NearMiss.of(wanted, known)
                                .map(near -> "did you mean `" + near + "`?")
                                .orElse(
                                        known.isEmpty()
                                                ? "the stack has no profiles"
                                                : "it knows " + String.join(", ", known))))
                .toList();
    }

    private static Map<String, List<String>> profiles(YamlMap services) {
        Map<String, List<String>> profiles = new LinkedHashMap<>();
        services.entries().forEach(service -> profiles.put(service.key(), profiles(service.value())));
        return profiles;
    }

    private static List<String> profiles(YamlValue service) {
        List<String> names = new ArrayList<>();
        if (service instanceof YamlMap map && map.get("profiles").orElse(null) instanceof YamlList list) {
            for (YamlValue item : list.items()) {
                if (item instanceof YamlScalar scalar) {
                    names.add(scalar.asText());
                }
            }
        }
        return names;
    }
}
