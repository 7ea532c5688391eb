package orchsh.engine.docker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orchsh.engine.api.ContainerPath;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.image.Parcel;
import orchsh.engine.port.FileOrder;
import orchsh.engine.wire.RefusedException;
import orchsh.engine.wire.WireClient;
import orchsh.engine.wire.WireRequest;

/**
 * Puts files into a container, which need not run. Folders that are not there are made, readable for everybody; engines
 * would make them for the superuser only. Those that are there are left as they are.
 */
final class FileDelivery {
    private final WireClient client;
    private final String container;
    private final Map<String, Set<String>> folders = new LinkedHashMap<>();
    private final Map<String, List<FileOrder>> files = new LinkedHashMap<>();

    FileDelivery(WireClient client, String container) {
        this.client = client;
        this.container = container;
    }

    void put(List<FileOrder> orders) {
        try {
            orders.forEach(this::sort);
            files.keySet().forEach(this::send);
        } catch (RefusedException e) {
            String paths =
                    String.join("`, `", orders.stream().map(FileOrder::path).toList());
            throw Refusals.of("`" + paths + "` cannot be put into container `" + container + "`", e);
        }
    }

    /** By the innermost folder that is there already. */
    private void sort(FileOrder order) {
        List<String> missing = new ArrayList<>();
        String folder = parentOf(order.path());
        while (!folder.equals("/") && !at(folder).exists(client, CancellationToken.none())) {
            missing.add(0, folder);
            folder = parentOf(folder);
        }
        folders.computeIfAbsent(folder, path -> new LinkedHashSet<>()).addAll(missing);
        files.computeIfAbsent(folder, path -> new ArrayList<>()).add(order);
    }

    private static String parentOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private ContainerPath at(String path) {
        return new ContainerPath(container, path);
    }

    private void send(String folder) {
        Parcel parcel = new Parcel();
        parcel.folders(folders.getOrDefault(folder, Set.of()).stream()
                .map(path -> within(folder, path))
                .toList());
        for (FileOrder file : files.getOrDefault(folder, List.of())) {
            parcel.file(within(folder, file.path()), file.content().bytes(), file.uid(), file.gid(), file.mode());
        }
        WireRequest request =
                WireRequest.of("PUT", at(folder).target().toString())
                        .header("Content-Type", "application/x-tar")
                        .stream(parcel.tar())
                        .within(Library.PATIENCE);
        client.send(request, CancellationToken.none()).accepted().close();
    }

    private static String within(String folder, String path) {
        return path.substring(folder.length() + (folder.equals("/") ? 0 : 1));
    }
}
