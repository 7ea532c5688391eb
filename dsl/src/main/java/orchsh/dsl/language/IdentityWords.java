package orchsh.dsl.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a {@code service} block that say how its containers are called and marked. */
public interface IdentityWords {

    /** The service's name, for use further down in the script. */
    String getName();

    /** Gives the container this name on the engine, instead of one made of stack, service and number. */
    @Word(value = "names the container on the engine", example = "containerName 'shop-db'")
    void containerName(@Takes(String.class) @Nullable Object name);

    /** Sets the name that the container has for itself. */
    @Word(value = "sets the name a container has for itself", example = "hostname 'db1'")
    void hostname(@Takes(String.class) @Nullable Object name);

    /** Sets the domain that the container believes to be in. */
    @Word(value = "sets the domain a container is in", example = "domainname 'example.org'")
    void domainname(@Takes(String.class) @Nullable Object name);

    /** Marks the containers, for other programs to read. */
    @Word(value = "marks the containers for other programs", example = "label 'traefik.enable': true")
    void label(@Pairs(unless = "") Map<?, ?> labels);

    /** Marks written as {@code 'NAME=value'}, or as {@code 'NAME'} with an empty value. */
    void label(@Nullable Object... labels);

    /** The same as {@link #label(Map)}. */
    @Word(value = "marks the containers for other programs", example = "labels team: 'shop', tier: 'back'")
    default void labels(@Pairs(unless = "") Map<?, ?> labels) {
        label(labels);
    }

    /** The same as {@link #label(Object...)}. */
    default void labels(@Nullable Object... labels) {
        label(labels);
    }

    /** Marks the containers with what stands in files beside the script, {@code NAME=value} in each line. */
    @Word(value = "marks the containers with what stands in a file", example = "labelFile 'labels.env'")
    void labelFile(@Takes(String.class) @Nullable Object... files);

    /** Marks the containers for the runtime that the engine runs them with. */
    @Word(value = "marks the containers for the engine's runtime", example = "annotations 'org.example.team': 'shop'")
    void annotations(@Pairs(unless = "") Map<?, ?> annotations);

    /** Annotations written as {@code 'NAME=value'}. */
    void annotations(@Nullable Object... annotations);
}
