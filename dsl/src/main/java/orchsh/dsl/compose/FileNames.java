package orchsh.dsl.compose;

import java.nio.file.Path;
import java.util.Optional;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.Source;
import orchsh.engine.caller.Surroundings;

/** From a name that a file says to where it lies, and back to what the user would type. */
final class FileNames {
    private final Surroundings caller;

    FileNames(Surroundings caller) {
        this.caller = caller;
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
    Source source(NamedFile file, Path folder, Place place) {
        return new Source(file.name(), folder, Optional.of(place));
    }
}
