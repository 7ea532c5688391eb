package orchsh.shell.why;

import java.util.List;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Service;

/** The volumes that a service sees by name. */
final class VolumeUse {
    private VolumeUse() {}

    static List<String> names(Service service) {
        return service.mounts().stream()
                .filter(Mount.NamedVolume.class::isInstance)
                .map(mount -> ((Mount.NamedVolume) mount).volume())
                .distinct()
                .toList();
    }
}
