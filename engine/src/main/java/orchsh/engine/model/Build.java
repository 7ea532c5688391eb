package orchsh.engine.model;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an image is made.
 *
 * @param context the folder that is sent to the builder, absolute
 * @param dockerfile path of the Dockerfile, relative to the context; absent means {@code Dockerfile}
 * @param inlineDockerfile the text of the Dockerfile, instead of a file
 * @param args values for the Dockerfile's {@code ARG}s
 * @param target the stage to stop at
 * @param tags further names for the image
 * @param network the network its {@code RUN} lines use
 */
public record Build(
        Path context,
        Optional<String> dockerfile,
        Optional<String> inlineDockerfile,
        SortedMap<String, String> args,
        Optional<String> target,
        List<String> tags,
        Optional<String> network) {

    public Build {
        if (!context.isAbsolute()) {
            throw new IllegalArgumentException("build context `" + context + "` is not absolute");
        }
        if (dockerfile.isPresent() && inlineDockerfile.isPresent()) {
            throw new IllegalArgumentException("a build has a Dockerfile or the text of one, not both");
        }
        args = Collections.unmodifiableSortedMap(new TreeMap<>(args));
        tags = List.copyOf(tags);
        tags.forEach(ImageReference::parse);
    }

    public static Build of(Path context) {
        return new Build(
                context,
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** Whether both make the same image, by whatever further names it goes. */
    public boolean makesSameAs(Build other) {
        return named(other.tags).equals(other);
    }

    private Build named(List<String> names) {
        return new Build(context, dockerfile, inlineDockerfile, args, target, names, network);
    }

    /** The Dockerfile's path inside the context. */
    public String dockerfilePath() {
        return dockerfile.orElse("Dockerfile");
    }
}
