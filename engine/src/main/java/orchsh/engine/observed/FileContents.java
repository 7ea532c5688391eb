package orchsh.engine.observed;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.engine.model.FileContent;

/**
 * What is in the files that a stack's containers are made with, read once.
 *
 * @param secrets by their names in the stack
 * @param configs by their names in the stack
 * @param profiles those of seccomp, by their paths
 */
public record FileContents(
        Map<String, FileContent> secrets, Map<String, FileContent> configs, Map<Path, FileContent> profiles) {
    public static final FileContents NONE = new FileContents(Map.of(), Map.of());

    private static final int SHORTEST = 4;

    public FileContents {
        secrets = Map.copyOf(secrets);
        configs = Map.copyOf(configs);
        profiles = Map.copyOf(profiles);
    }

    /** Of secrets and configs alone. */
    public FileContents(Map<String, FileContent> secrets, Map<String, FileContent> configs) {
        this(secrets, configs, Map.of());
    }

    /** The texts of secrets, to find them elsewhere; shorter ones occur everywhere by chance. */
    public Set<String> secretTexts() {
        Set<String> texts = new TreeSet<>();
        for (FileContent content : secrets.values()) {
            String text = new String(content.bytes(), StandardCharsets.UTF_8).strip();
            if (isLongEnoughToFind(text)) {
                texts.add(text);
            }
        }
        return texts;
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
