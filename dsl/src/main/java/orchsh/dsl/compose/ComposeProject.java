package orchsh.dsl.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.Source;
import orchsh.dsl.compose.yaml.YamlMap;

/**
 * The compose files of a project as one: interpolated, with all that they extend and include, the variables of services
 * read. A relative path in it starts at the folder of the source that it stands in.
 *
 * @param name the project's name
 * @param folder the project's folder
 * @param files the files that were merged, without those they include or extend
 * @param legacy whether they are of the first generation, in which every key is a service; these are under
 *     {@code services} here all the same
 * @param tree the files as one, without the services whose profiles are off
 * @param off the services whose profiles are off
 * @param variables the variables that each source could name
 */
public record ComposeProject(
        String name,
        Path folder,
        List<Path> files,
        boolean legacy,
        YamlMap tree,
        YamlMap off,
        Map<Source, Variables> variables) {
    public ComposeProject {
        files = List.copyOf(files);
        variables = Map.copyOf(variables);
    }

    /** The profiles of all services, be they on or off. */
    public SortedSet<String> profiles() {
        SortedSet<String> names = new TreeSet<>();
        for (YamlMap services :
                List.of(tree.get("services").orElse(null) instanceof YamlMap on ? on : YamlMap.empty(tree.at()), off)) {
            services.entries().forEach(service -> names.addAll(ProfileSelection.profiles(service.value())));
        }
        return names;
    }

    /** A variable's value as what stands at a place sees it. */
    public Optional<String> variable(String variable, Place at) {
        return Optional.ofNullable(variables.get(at.source())).flatMap(known -> known.get(variable));
    }
}
