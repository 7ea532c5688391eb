package orchsh.dsl.write.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import orchsh.dsl.write.Notations;
import orchsh.engine.model.Mount;

/** Writes what a service sees at which path. */
final class MountNodes {
    private final Texts texts;
    private final List<Object> volumes = new ArrayList<>();
    private final List<Object> inMemory = new ArrayList<>();

    MountNodes(Texts texts) {
        this.texts = texts;
    }

    List<Object> volumes() {
        return volumes;
    }

    List<Object> inMemory() {
        return inMemory;
    }

    void add(Mount mount) {
        if (mount instanceof Mount.NamedVolume volume) {
            volumes.add(named(volume));
        } else if (mount instanceof Mount.AnonymousVolume volume) {
            volumes.add(anonymous(volume));
        } else if (mount instanceof Mount.HostPath path) {
            volumes.add(hostPath(path));
        } else if (mount instanceof Mount.ImageFiles files) {
            Map<String, Object> written = written("image", Notations.of(files.image()), files.target(), false);
            files.subpath().ifPresent(path -> written.put("image", Map.of("subpath", Texts.plain(path))));
            volumes.add(written);
        } else if (((Mount.Memory) mount).options().isEmpty()) {
            volumes.add(memory((Mount.Memory) mount));
        } else {
            inMemory.add(line((Mount.Memory) mount));
        }
    }

    private static Map<String, Object> written(String type, String source, String target, boolean readOnly) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("type", type);
        if (!source.isEmpty()) {
            written.put("source", source);
        }
        written.put("target", Texts.plain(target));
        if (readOnly) {
            written.put("read_only", true);
        }
        return written;
    }

    private static Object named(Mount.NamedVolume volume) {
        if (!volume.noCopy() && volume.subpath().isEmpty() && !volume.target().contains(":")) {
            return volume.volume() + ":" + Texts.plain(volume.target()) + (volume.readOnly() ? ":ro" : "");
        }
        Map<String, Object> written = written("volume", volume.volume(), volume.target(), volume.readOnly());
        Map<String, Object> options = new LinkedHashMap<>();
        if (volume.noCopy()) {
            options.put("nocopy", true);
        }
        volume.subpath().ifPresent(path -> options.put("subpath", Texts.plain(path)));
        if (!options.isEmpty()) {
            written.put("volume", options);
        }
        return written;
    }

    private Object anonymous(Mount.AnonymousVolume volume) {
        boolean plain = !volume.readOnly()
                && !volume.noCopy()
                && volume.labels().isEmpty()
                && !volume.target().contains(":");
        if (plain) {
            return Texts.plain(volume.target());
        }
        Map<String, Object> written = written("volume", "", volume.target(), volume.readOnly());
        Map<String, Object> options = new LinkedHashMap<>();
        if (volume.noCopy()) {
            options.put("nocopy", true);
        }
        if (!volume.labels().isEmpty()) {
            Map<String, String> labels = new LinkedHashMap<>();
            volume.labels().forEach((name, value) -> labels.put(name, texts.value(value)));
            options.put("labels", labels);
        }
        if (!options.isEmpty()) {
            written.put("volume", options);
        }
        return written;
    }

    /** In short a missing folder is made, in detail it is not. */
    private Object hostPath(Mount.HostPath path) {
        String source = texts.path(path.source());
        Mount.Manner manner = path.manner();
        boolean isShort = manner.createSource()
                && manner.recursion() == Mount.Recursion.ENABLED
                && !source.contains(":")
                && !path.target().contains(":");
        if (isShort) {
            List<String> options = new ArrayList<>();
            if (path.readOnly()) {
                options.add("ro");
            }
            manner.relabel().ifPresent(mark -> options.add(mark(mark)));
            manner.propagation().ifPresent(way -> options.add(way.word()));
            return source + ":" + Texts.plain(path.target())
                    + (options.isEmpty() ? "" : ":" + String.join(",", options));
        }
        Map<String, Object> written = written("bind", source, path.target(), path.readOnly());
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("create_host_path", manner.createSource());
        manner.propagation().ifPresent(way -> options.put("propagation", way.word()));
        manner.relabel().ifPresent(mark -> options.put("selinux", mark(mark)));
        if (manner.recursion() != Mount.Recursion.ENABLED) {
            options.put("recursive", manner.recursion().name().toLowerCase(Locale.ROOT));
        }
        written.put("bind", options);
        return written;
    }

    private static String mark(Mount.Relabel mark) {
        return mark == Mount.Relabel.SHARED ? "z" : "Z";
    }

    private static Object memory(Mount.Memory memory) {
        Map<String, Object> written = written("tmpfs", "", memory.target(), memory.readOnly());
        Map<String, Object> options = new LinkedHashMap<>();
        memory.size().ifPresent(bytes -> options.put("size", Texts.size(bytes)));
        memory.mode().ifPresent(bits -> options.put("mode", Texts.mode(bits)));
        if (!options.isEmpty()) {
            written.put("tmpfs", options);
        }
        return written;
    }

    private static String line(Mount.Memory memory) {
        List<String> options = new ArrayList<>();
        if (memory.readOnly()) {
            options.add("ro");
        }
        memory.size().ifPresent(bytes -> options.add("size=" + bytes));
        memory.mode().ifPresent(bits -> options.add("mode=" + Texts.mode(bits)));
        options.add(memory.options());
        return Texts.plain(memory.target() + ":" + String.join(",", options));
    }
}
