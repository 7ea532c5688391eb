package orchsh.dsl.compose;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.Source;
import orchsh.engine.caller.Surroundings;

/** From a name that a file says to where it lies, and back to what the user would type. */
final class FileNames {
    private static final Pattern ELSEWHERE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*|[^/\\s]+@[^/\\s]+:.*");

    private final Surroundings caller;

    FileNames(Surroundings caller) {
        this.caller = caller;
    }

    /** Whether a name leads away from this computer. */
    static boolean isElsewhere(String name) {
        return ELSEWHERE.matcher(name).matches();
    }

    /** Where a file lies that something said at a place means. */
    Path at(String name, Place place) {
        return place.source().beside(caller).resolve(name);
    }

    Path ofCaller(String name) {
        return caller.resolve(name);
    }

    String shown(Path path) {
        return path.startsWith(caller.directory())
                ? caller.directory().relativize(path).toString()
                : path.toString();
    }

    /** The source of a file that something said at a place brings in. */
    Source source(Path path, Path folder, Place place) {
        return new Source(shown(path), folder, Optional.of(place));
    }
}
