package orchsh.dsl.compose.keys;

import java.util.Optional;
import java.util.function.BiFunction;
import orchsh.dsl.build.Place;
import orchsh.engine.caller.Surroundings;

/**
 * What surrounds the values of one project's compose files.
 *
 * @param notes where what is wrong is written down
 * @param caller the caller's surroundings; relative paths start at the folder of the source that they stand in
 * @param variables the value of a variable as what stands at a place sees it
 * @param generation the kind of compose file
 */
record Setting(
        Notes notes,
        Surroundings caller,
        BiFunction<String, Place, Optional<String>> variables,
        Generation generation) {

    /** Surroundings whose directory is that from which paths at a place start. */
    Surroundings beside(Place place) {
        return place.source().beside(caller);
    }
}
