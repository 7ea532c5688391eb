package orchsh.engine.model;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a container's output goes.
 *
 * @param driver the engine's driver; absent means the engine's usual one
 * @param options for that driver
 */
public record Logging(Optional<String> driver, SortedMap<String, String> options) {
    /** As the engine does it. */
    public static final Logging USUAL = new Logging(Optional.empty(), new TreeMap<>());

    public Logging {
        options = Checks.sorted(options);
        driver.ifPresent(name -> Checks.notBlank("the name of a log driver", name));
    }
}
