package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that say which image it runs. */
public interface ImageWords {

    /** The image given so far, or an empty text. */
    String getImage();

    /** Names the image to run, or, beside {@code build}, the name that the built image gets. */
    @Word(value = "names the image to run", example = "image 'postgres:16'")
    void image(@Takes(String.class) @Nullable Object reference);

    /**
     * Builds the image from a folder with a Dockerfile, or from the address of a git repository or of a tar. A relative
     * folder is one beside the script.
     */
    @Word(value = "builds the image from a folder with a Dockerfile", example = "build './api', target: 'test'")
    void build(@Takes(String.class) @Nullable Object folder);

    /**
     * Builds the image, told in detail.
     *
     * <ul>
     *   <li>{@code context}: the folder sent to the builder (default: the script's own), or an address
     *   <li>{@code dockerfile}: a file in it, or, when it has several lines, the text of one; {@code dockerfileInline}: the
     *       text, however long
     *   <li>{@code args}: values for its {@code ARG}s
     *   <li>{@code target}: the stage to stop at
     *   <li>{@code tags}: further names for the image
     *   <li>{@code labels}: labels of the image
     *   <li>{@code platforms}: the kinds of machine it is for, for example {@code 'linux/arm64'}
     *   <li>{@code cacheFrom}, {@code cacheTo}: where results of earlier builds come from and are kept
     *   <li>{@code noCache}: {@code true} uses no earlier results; {@code noCacheFilter}: not for these stages
     *   <li>{@code pull}: {@code true} asks the registry for newer base images
     *   <li>{@code network}: the network its {@code RUN} lines use
     *   <li>{@code shmSize}, {@code ulimits}, {@code extraHosts}, {@code privileged}, {@code entitlements}: as its
     *       {@code RUN} lines have them
     *   <li>{@code secrets}: secrets of the stack that {@code RUN --mount=type=secret} sees, by name, or as
     *       {@code id: 'name'}
     *   <li>{@code ssh}: {@code 'default'} for the caller's agent, or {@code id: 'file of a key'}
     *   <li>{@code additionalContexts}: further folders, addresses, {@code 'service:NAME'} or
     *       {@code 'docker-image://NAME'}, by name
     *   <li>{@code provenance}, {@code sbom}: records that are kept with the image
     * </ul>
     */
    void build(
            @NamedParam(value = "context", type = String.class)
                    @NamedParam(value = "dockerfile", type = String.class)
                    @NamedParam(value = "dockerfileInline", type = String.class)
                    @NamedParam(value = "args", type = Object.class)
                    @NamedParam(value = "target", type = String.class)
                    @NamedParam(value = "tags", type = List.class)
                    @NamedParam(value = "labels", type = Object.class)
                    @NamedParam(value = "platforms", type = List.class)
                    @NamedParam(value = "cacheFrom", type = List.class)
                    @NamedParam(value = "cacheTo", type = List.class)
                    @NamedParam(value = "noCache", type = Boolean.class)
                    @NamedParam(value = "noCacheFilter", type = List.class)
                    @NamedParam(value = "pull", type = Boolean.class)
                    @NamedParam(value = "network", type = String.class)
                    @NamedParam(value = "shmSize", type = Size.class)
                    @NamedParam(value = "ulimits", type = Map.class)
                    @NamedParam(value = "extraHosts", type = Object.class)
                    @NamedParam(value = "privileged", type = Boolean.class)
                    @NamedParam(value = "entitlements", type = List.class)
                    @NamedParam(value = "secrets", type = Object.class)
                    @NamedParam(value = "ssh", type = Object.class)
                    @NamedParam(value = "additionalContexts", type = Map.class)
                    @NamedParam(value = "provenance", type = Object.class)
                    @NamedParam(value = "sbom", type = Object.class)
                    Map<String, ?> options);

    /** A folder and the other options of {@link #build(Map)}. */
    void build(
            @NamedParam(value = "dockerfile", type = String.class)
                    @NamedParam(value = "dockerfileInline", type = String.class)
                    @NamedParam(value = "args", type = Object.class)
                    @NamedParam(value = "target", type = String.class)
                    @NamedParam(value = "tags", type = List.class)
                    @NamedParam(value = "labels", type = Object.class)
                    @NamedParam(value = "platforms", type = List.class)
                    @NamedParam(value = "cacheFrom", type = List.class)
                    @NamedParam(value = "cacheTo", type = List.class)
                    @NamedParam(value = "noCache", type = Boolean.class)
                    @NamedParam(value = "noCacheFilter", type = List.class)
                    @NamedParam(value = "pull", type = Boolean.class)
                    @NamedParam(value = "network", type = String.class)
                    @NamedParam(value = "shmSize", type = Size.class)
                    @NamedParam(value = "ulimits", type = Map.class)
                    @NamedParam(value = "extraHosts", type = Object.class)
                    @NamedParam(value = "privileged", type = Boolean.class)
                    @NamedParam(value = "entitlements", type = List.class)
                    @NamedParam(value = "secrets", type = Object.class)
                    @NamedParam(value = "ssh", type = Object.class)
                    @NamedParam(value = "additionalContexts", type = Map.class)
                    @NamedParam(value = "provenance", type = Object.class)
                    @NamedParam(value = "sbom", type = Object.class)
                    Map<String, ?> options,
            @Takes(String.class) @Nullable Object folder);

    /**
     * Says when the image is fetched: {@code 'missing'} (the default: when it is not there), {@code 'always'},
     * {@code 'never'}, {@code 'build'} (it is built, never fetched), {@code 'daily'} or {@code 'weekly'}.
     */
    @Word(value = "says when the image is fetched", example = "pull 'always'", compose = "pull_policy")
    void pull(@Takes(String.class) @Nullable Object when);

    /** Fetches the image again when it was fetched longer ago than {@code every}. */
    void pull(@NamedParam(value = "every", type = Duration.class) Map<String, ?> options);

    /** Says for which kind of machine the image is. */
    @Word(value = "says for which kind of machine the image is", example = "platform 'linux/arm64'")
    void platform(@Takes(String.class) @Nullable Object kind);
}
