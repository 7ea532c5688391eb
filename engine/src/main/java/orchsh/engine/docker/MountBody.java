package orchsh.engine.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Mount.Manner;
import orchsh.engine.model.Mount.Recursion;
import orchsh.engine.model.Mount.Relabel;
import orchsh.engine.port.MountOrder;

/**
 * What a container sees, as the engine's API writes it. It has three ways to say so: mounts, which can say most; binds,
 * which alone can mark a path for SELinux and, on every engine, make a folder that is missing; and folders in memory,
 * which alone take any option of the kernel.
 */
final class MountBody {
    private final List<ObjectNode> mounts = new ArrayList<>();
    private final List<String> binds = new ArrayList<>();
    private final ObjectNode memory = JsonNodeFactory.instance.objectNode();

    private MountBody() {}

    /** Adds them to the settings of a container's host. */
    static void add(List<MountOrder> orders, ObjectNode host) {
        MountBody body = new MountBody();
        orders.forEach(body::add);
        if (!body.mounts.isEmpty()) {
            host.putArray("Mounts").addAll(body.mounts);
        }
        EndpointBody.addAll(host, "Binds", body.binds);
        if (!body.memory.isEmpty()) {
            host.set("Tmpfs", body.memory);
        }
    }

    private void add(MountOrder order) {
        Mount mount = order.mount();
        if (mount instanceof Mount.NamedVolume named) {
            ObjectNode node = mount("volume", order.volume(), mount);
            ObjectNode options = node.putObject("VolumeOptions").put("NoCopy", named.noCopy());
            named.subpath().ifPresent(path -> options.put("Subpath", path));
        } else if (mount instanceof Mount.AnonymousVolume anonymous) {
            ObjectNode node = mount("volume", order.volume(), mount);
            ObjectNode options = node.putObject("VolumeOptions").put("NoCopy", anonymous.noCopy());
            EndpointBody.addAll(options, "Labels", anonymous.labels());
        } else if (mount instanceof Mount.ImageFiles files) {
            ObjectNode node = mount("image", files.image().toString(), mount);
            files.subpath().ifPresent(path -> node.putObject("ImageOptions").put("Subpath", path));
        } else if (mount instanceof Mount.HostPath path) {
            add(path);
        } else if (mount instanceof Mount.Memory folder) {
            memory.put(folder.target(), options(folder));
        }
    }

    private void add(Mount.HostPath path) {
        Manner manner = path.manner();
        boolean fitsBind = manner.recursion() == Recursion.ENABLED
                && !path.source().toString().contains(":")
                && !path.target().contains(":");
        if (fitsBind && (manner.createSource() || manner.relabel().isPresent())) {
            binds.add(bind(path));
            return;
        }
        ObjectNode node = mount("bind", path.source().toString(), path);
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        manner.propagation().ifPresent(propagation -> options.put("Propagation", propagation.word()));
        if (manner.createSource()) {
            options.put("CreateMountpoint", true);
        }
        switch (manner.recursion()) {
            case ENABLED -> {}
            case DISABLED -> options.put("NonRecursive", true);
            case WRITABLE -> options.put("ReadOnlyNonRecursive", true);
            case READONLY -> {
                options.put("ReadOnlyForceRecursive", true);
                // The engine insists on hearing what it does anyway.
                options.put(
                        "Propagation",
                        manner.propagation().map(Mount.Propagation::word).orElse("rprivate"));
            }
        }
        if (!options.isEmpty()) {
            node.set("BindOptions", options);
        }
    }

    private static String bind(Mount.HostPath path) {
        List<String> options = new ArrayList<>(List.of(path.readOnly() ? "ro" : "rw"));
        path.manner().relabel().ifPresent(label -> options.add(label == Relabel.SHARED ? "z" : "Z"));
        path.manner().propagation().ifPresent(propagation -> options.add(propagation.word()));
        return path.source() + ":" + path.target() + ":" + String.join(",", options);
    }

    private ObjectNode mount(String type, String source, Mount mount) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("Type", type);
        if (!source.isEmpty()) {
            node.put("Source", source);
        }
        node.put("Target", mount.target());
        if (!type.equals("image")) {
            node.put("ReadOnly", mount.readOnly());
        }
        mounts.add(node);
        return node;
    }

    private static String options(Mount.Memory folder) {
        List<String> options = new ArrayList<>();
        if (folder.readOnly()) {
            options.add("ro");
        }
        folder.size().ifPresent(bytes -> options.add("size=" + bytes));
        folder.mode().ifPresent(bits -> options.add("mode=" + Integer.toOctalString(bits)));
        if (!folder.options().isEmpty()) {
            options.add(folder.options());
        }
        return String.join(",", options);
    }
}
