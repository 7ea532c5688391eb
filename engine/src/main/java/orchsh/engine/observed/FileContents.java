package orchsh.engine.observed;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orchsh.engine.model.FileContent;

/**
 * What is in the files that a stack's containers are made with, read once.
 *
 * @param secrets by their names in the stack
 * @param configs by their names in the stack
 * @param profiles those of seccomp, by their paths
 * @param otherSecrets those of the stack that none of these containers is given, which must not be found with them either
 */
public record FileContents(
        Map<String, FileContent> secrets,
        Map<String, FileContent> configs,
        Map<Path, FileContent> profiles,
        Map<String, FileContent> otherSecrets) {
    public static final FileContents NONE = new FileContents(Map.of(), Map.of());

    private static final int SHORTEST = 4;

    public FileContents {
        secrets = Map.copyOf(secrets);
        configs = Map.copyOf(configs);
        profiles = Map.copyOf(profiles);
        otherSecrets = Map.copyOf(otherSecrets);
    }

    /** Of secrets and configs alone. */
    public FileContents(Map<String, FileContent> secrets, Map<String, FileContent> configs) {
        this(secrets, configs, Map.of(), Map.of());
    }

    /** The texts of all secrets, to find them elsewhere; shorter ones occur everywhere by chance. */
    public Set<String> secretTexts() {
        return Stream.of(secrets, otherSecrets)
                .flatMap(contents -> contents.values().stream())
                .map(content -> new String(content.bytes(), StandardCharsets.UTF_8).strip())
                .filter(FileContents::isLongEnoughToFind)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public static boolean isLongEnoughToFind(String text) {
        return text.length() >= SHORTEST;
    }

    public Optional<FileContent> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    public Optional<FileContent> config(String name) {
        return Optional.ofNullable(configs.get(name));
    }
}
