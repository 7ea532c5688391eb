package orchsh.dsl.build;

import java.nio.file.Path;
import java.util.Optional;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.Location;

/**
 * A text that is part of what a stack is read from.
 *
 * @param name its file as the user would type it
 * @param folder where relative paths in it start
 * @param includedBy the word that included it; nothing for the script that was asked for
 */
public record Source(String name, Path folder, Optional<Place> includedBy) {

    /** The script that was asked for. */
    public static Source of(String name, Path folder) {
        return new Source(name, folder, Optional.empty());
    }

    /** Made of the name alone: sources are keys from the start on, and Java takes long to make one of all parts. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    public boolean isIncluded() {
        return includedBy.isPresent();
    }

    /** The caller's surroundings as its words see them: relative paths start at its folder. */
    public Surroundings beside(Surroundings caller) {
        return new Surroundings(folder, caller.home(), caller.environment(), caller.clock());
    }

    /** A place in it with the lines that led to it. */
    public Location location(int line, int column) {
        return new Location(name, line, column, includedBy.map(Place::location));
    }
}
