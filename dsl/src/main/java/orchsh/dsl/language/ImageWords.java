package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that say which image it runs. */
public interface ImageWords {

    /** The image given so far, or an empty text. */
    String getImage();

    /** Names the image to run, or, beside {@code build}, the name that the built image gets. */
    @Word(value = "names the image to run", example = "image 'postgres:16'")
    void image(@Nullable Object reference);

    /** Builds the image from a folder with a Dockerfile; a relative folder is one beside the script. */
    @Word(value = "builds the image from a folder with a Dockerfile", example = "build './api'")
    void build(@Nullable Object folder);

    /**
     * Builds the image, told in detail.
     *
     * <p>{@code context} is the folder sent to the builder (default: the script's own), {@code dockerfile} a file in it
     * or, when it has several lines, the text of one; {@code args} are values for its {@code ARG}s, {@code target} the
     * stage to stop at, {@code tags} further names for the image, {@code network} the network its {@code RUN} lines use.
     */
    void build(
            @NamedParam(value = "context", type = String.class)
                    @NamedParam(value = "dockerfile", type = String.class)
                    @NamedParam(value = "args", type = Map.class)
                    @NamedParam(value = "target", type = String.class)
                    @NamedParam(value = "tags", type = List.class)
                    @NamedParam(value = "network", type = String.class)
                    Map<String, ?> options);

    /** A folder and the other options of {@link #build(Map)}. */
    void build(
            @NamedParam(value = "dockerfile", type = String.class)
                    @NamedParam(value = "args", type = Map.class)
                    @NamedParam(value = "target", type = String.class)
                    @NamedParam(value = "tags", type = List.class)
                    @NamedParam(value = "network", type = String.class)
                    Map<String, ?> options,
            @Nullable Object folder);
}
