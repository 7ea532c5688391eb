package orchsh.engine.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import orchsh.engine.model.Mount;
import orchsh.engine.observed.ImageDetails;
import orchsh.engine.observed.Labels;
import orchsh.engine.port.ContainerOrder;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.port.MountOrder;

/**
 * Orders the volumes that an image asks for. The engine would make them by itself, but without labels, and nobody could
 * tell whose they were once their container is gone.
 */
final class ImageVolumes {
    private final EngineObserver observer;
    private final Map<String, List<String>> foldersOfImage = new ConcurrentHashMap<>();

    ImageVolumes(EngineObserver observer) {
        this.observer = observer;
    }

    /** A container that takes volumes from others may have one of theirs in the same place. */
    ContainerOrder in(ContainerOrder order) {
        Optional<SortedMap<String, String>> labels = Labels.ofNameless(order.labels());
        if (labels.isEmpty() || !order.service().volumesFrom().isEmpty()) {
            return order;
        }
        Set<String> taken = new HashSet<>();
        order.mounts().forEach(mounted -> taken.add(clean(mounted.mount().target())));
        List<MountOrder> mounts = new ArrayList<>(order.mounts());
        for (String folder : foldersOfImage.computeIfAbsent(order.image(), this::foldersOf)) {
            if (folder.startsWith("/") && taken.add(clean(folder))) {
                mounts.add(MountOrder.of(new Mount.AnonymousVolume(folder, false, false, labels.get())));
            }
        }
        return order.withMounts(mounts);
    }

    private List<String> foldersOf(String image) {
        return observer.image(image).map(ImageDetails::volumes).orElse(List.of());
    }

    private static String clean(String folder) {
        return folder.length() > 1 && folder.endsWith("/") ? clean(folder.substring(0, folder.length() - 1)) : folder;
    }
}
