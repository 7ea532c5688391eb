package orchsh.engine.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The devices of the host that a container may use. One of them can be there under several names. */
final class DeviceFields {
    private final List<Mapping> mappings = new ArrayList<>();

    /**
     * A device of the host.
     *
     * @param source its path on the host
     * @param target its path inside
     * @param permissions what may be done with it
     */
    private record Mapping(String source, String target, String permissions) {}

    void add(String source, String target, String permissions) {
        mappings.add(new Mapping(source, target, permissions));
    }

    /** One name inside is under the device alone, as it is for nearly all; any further one is a field by itself. */
    void putInto(Fields fields) {
        Set<String> known = new HashSet<>();
        mappings.sort(Comparator.comparing(Mapping::target));
        for (Mapping mapping : mappings) {
            String source = mapping.source();
            String target = mapping.target();
            if (known.add(source)) {
                fields.put("devices " + source, (target.equals(source) ? "" : target + " ") + mapping.permissions());
            } else {
                fields.put("devices " + source + " " + target, mapping.permissions());
            }
        }
    }
}
