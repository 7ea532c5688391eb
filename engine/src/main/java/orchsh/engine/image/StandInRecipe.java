package orchsh.engine.image;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import orchsh.engine.model.ImageReference;

/**
 * How to make an image that stands in for one whose registry cannot be reached.
 *
 * @param name what other recipes call it: the name of its folder
 * @param folder where its files are
 * @param about what the image is, in one sentence
 * @param names the images it stands in for
 * @param tags the tags it answers to; empty means every one without {@code alpine} in it
 * @param kind how it is made
 * @param base the recipe that must be made before
 * @param changes Dockerfile instructions for an image made from a tree of files
 */
public record StandInRecipe(
        String name,
        Path folder,
        String about,
        List<String> names,
        List<String> tags,
        Kind kind,
        Optional<String> base,
        List<String> changes) {
    static final String FILE = "recipe.properties";
    private static final String EVERY_TAG = "*";
    private static final Set<String> KEYS = Set.of("about", "names", "tags", "kind", "base", "changes");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern INSTRUCTION_END = Pattern.compile("[;\n]");

    /** How an image is made. */
    public enum Kind {
        /** By the engine, from the Dockerfile in the recipe's folder. */
        DOCKERFILE("Dockerfile"),
        /** By the recipe's script {@code rootfs.sh FOLDER}, which makes the tree of files that is then imported. */
        ROOTFS("rootfs.sh");

        private final String file;

        Kind(String file) {
            this.file = file;
        }
    }

    public StandInRecipe {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("the recipe `" + name + "` names no image");
        }
        names = List.copyOf(names);
        tags = List.copyOf(tags);
        changes = List.copyOf(changes);
    }

    /** Reads the recipe that this folder is. */
    static StandInRecipe read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        for (String key : properties.stringPropertyNames()) {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException(file + " has the key `" + key + "`, which no recipe has");
            }
        }
        List<String> names = parts(demand(properties, "names", file), COMMA).stream()
                .map(name -> imageName(name, file))
                .toList();
        List<String> tags = parts(demand(properties, "tags", file), COMMA);
        boolean isEveryTag = tags.equals(List.of(EVERY_TAG));
        if (!isEveryTag) {
            tags.forEach(tag -> checkTag(tag, file));
        }
        return new StandInRecipe(
                folder.getFileName().toString(),
                folder,
                demand(properties, "about", file),
                names,
                isEveryTag ? List.of() : tags,
                kind(demand(properties, "kind", file), file),
                Optional.ofNullable(properties.getProperty("base")).map(String::strip),
                parts(properties.getProperty("changes", ""), INSTRUCTION_END));
    }

    /** Whether the image made from it may carry this name. */
    public boolean answers(ImageReference image) {
        return image.digest().isEmpty()
                && names.contains(image.name())
                && image.tag().filter(this::answersTag).isPresent();
    }

    /** The names that an image made from it gets at once, whichever was asked for: all that are spelled out. */
    public List<ImageReference> references() {
        return names.stream()
                .flatMap(name -> (tags.isEmpty() ? Stream.of("latest") : tags.stream())
                        .map(tag -> new ImageReference(name, Optional.of(tag), Optional.empty())))
                .toList();
    }

    /** The program that makes the tree of files. */
    public Path script() {
        return folder.resolve(Kind.ROOTFS.file);
    }

    private boolean answersTag(String tag) {
        return tags.isEmpty() ? !tag.toLowerCase(Locale.ROOT).contains("alpine") : tags.contains(tag);
    }

    /** As Docker shows it, so that it is found however somebody writes it. */
    private static String imageName(String text, Path file) {
        boolean hasVersion = text.indexOf('@') >= 0 || text.indexOf(':', text.lastIndexOf('/') + 1) >= 0;
        if (hasVersion) {
            throw new IllegalArgumentException(file + " names `" + text + "`; tags are said by `tags`");
        }
        return reference(text, text, file).name();
    }

    private static void checkTag(String tag, Path file) {
        reference("x:" + tag, tag, file);
    }

    private static ImageReference reference(String text, String said, Path file) {
        try {
            return ImageReference.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " says `" + said + "`, which no image can be called", e);
        }
    }

    private static Kind kind(String word, Path file) {
        Kind kind = switch (word) {
            case "dockerfile" -> Kind.DOCKERFILE;
            case "rootfs" -> Kind.ROOTFS;
            default ->
                throw new IllegalArgumentException(
                        file + " has the kind `" + word + "`; it is either dockerfile or rootfs");
        };
        if (!Files.isRegularFile(file.resolveSibling(kind.file))) {
            throw new IllegalArgumentException(
                    file + " has the kind `" + word + "`, and there is no `" + kind.file + "` beside it");
        }
        return kind;
    }

    private static String demand(Properties properties, String key, Path file) {
        String value = properties.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException(file + " does not say `" + key + "`");
        }
        return value;
    }

    private static List<String> parts(String text, Pattern separator) {
        return Arrays.stream(separator.split(text))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
