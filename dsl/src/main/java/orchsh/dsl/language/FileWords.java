package orchsh.dsl.language;

import groovy.transform.NamedParam;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words by which a script makes other files part of its stack. */
public interface FileWords {

    /**
     * Adds what another stack script declares, as if it stood here: its services, jobs, networks and volumes, and from this
     * line on its functions and the variables that it assigns without declaring them.
     *
     * <p>The file is found from the folder of the script that includes it, and its own paths start at its own folder; a
     * folder means the {@code stack.groovy} in it. A file that is included twice counts once. Its own {@code stack} and
     * {@code deadline} lines say what it is when it runs by itself, and have no meaning here.
     */
    @Word(value = "adds what another stack script declares", example = "include '../database/stack.groovy'")
    void include(@Nullable Object... files);

    /**
     * As {@link #include(Object...)}; {@code without} names services, jobs, tasks and checks that stay out: what the file has for
     * itself alone, or what is said differently here.
     */
    void include(@NamedParam(value = "without", type = List.class) Map<String, ?> options, @Nullable Object... files);
}
