package orchsh.engine.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import orchsh.engine.observed.Facts;
import orchsh.engine.observed.ObservedContainer.MountedVolume;

/** What a container sees of volumes and of the host, as the engine tells it. */
final class FoundMounts {
    private final Fields fields;
    private final Map<String, Facts> orders = new HashMap<>();
    private final Map<String, List<String>> options = new HashMap<>();

    private FoundMounts(Facts host, Fields fields) {
        this.fields = fields;
        host.at("Mounts").all().forEach(order -> orders.put(order.at("Target").text(), order));
        host.at("Binds").texts().forEach(this::learn);
    }

    static void add(Facts container, Fields fields) {
        Facts host = container.at("HostConfig");
        FoundMounts mounts = new FoundMounts(host, fields);
        container.at("Mounts").all().forEach(mounts::add);
        host.at("Tmpfs").named().forEach((target, how) -> mounts.memory(target, how.text(), false));
        mounts.orders.forEach((target, order) -> {
            if (order.at("Type").text().equals("tmpfs")) {
                mounts.memory(target, order);
            }
        });
    }

    /** {@code SOURCE:TARGET:OPTIONS}. */
    private void learn(String bind) {
        String[] parts = bind.split(":", -1);
        if (parts.length == 3) {
            options.put(parts[1], List.of(parts[2].split(",", -1)));
        }
    }

    private void add(Facts mount) {
        String target = mount.at("Destination").text();
        Facts order = orders.getOrDefault(target, Facts.NONE);
        List<String> words = new ArrayList<>();
        switch (mount.at("Type").text()) {
            case "tmpfs" -> {
                return;
            }
            case "volume" -> volume(mount, order, target, words);
            case "bind" -> bind(mount, order, target, words);
            default ->
                words.add(mount.at("Type").text() + " " + mount.at("Source").text());
        }
        if (!mount.at("RW").isTrue()) {
            words.add("read-only");
        }
        fields.put("volume " + target, String.join(" ", words));
    }

    private void volume(Facts mount, Facts order, String target, List<String> words) {
        Facts how = order.at("VolumeOptions");
        MountedVolume volume = new MountedVolume(mount.at("Name").text(), target);
        words.add(volume.isAnonymous() ? "anonymous" : "volume " + volume.volume());
        if (how.at("NoCopy").isTrue() || has(target, "nocopy")) {
            words.add("no copy");
        }
        how.at("Subpath").word().ifPresent(path -> words.add("subpath " + path));
        if (volume.isAnonymous()) {
            fields.named("volume " + target + " label", FoundProcess.labels(how.at("Labels")));
        }
        if (!how.at("DriverConfig").isNothing()) {
            words.add("with a driver");
        }
    }

    private void bind(Facts mount, Facts order, String target, List<String> words) {
        Facts how = order.at("BindOptions");
        words.add(mount.at("Source").text());
        mount.at("Propagation")
                .word()
                .filter(propagation -> !propagation.equals("rprivate"))
                .ifPresent(propagation -> words.add("propagation " + propagation));
        Stream.of("z", "Z").filter(label -> has(target, label)).forEach(words::add);
        if (how.at("NonRecursive").isTrue()) {
            words.add("without mounts below");
        }
        if (how.at("ReadOnlyNonRecursive").isTrue()) {
            words.add("mounts below writable");
        }
        if (how.at("ReadOnlyForceRecursive").isTrue()) {
            words.add("mounts below read-only");
        }
    }

    private boolean has(String target, String option) {
        return options.getOrDefault(target, List.of()).contains(option);
    }

    private void memory(String target, Facts order) {
        Facts how = order.at("TmpfsOptions");
        List<String> parts = new ArrayList<>();
        how.at("SizeBytes").word().ifPresent(bytes -> parts.add("size=" + bytes));
        Optional.of(how.at("Mode").number())
                .filter(bits -> bits != 0)
                .ifPresent(bits -> parts.add("mode=" + Long.toOctalString(bits)));
        memory(target, String.join(",", parts), order.at("ReadOnly").isTrue());
    }

    private void memory(String target, String text, boolean readOnly) {
        fields.put("tmpfs " + target, ordered(text, readOnly));
    }

    /** As definitions write it: size, mode, the others, and whether it cannot be written. */
    private static String ordered(String text, boolean readOnly) {
        List<String> size = new ArrayList<>();
        List<String> mode = new ArrayList<>();
        List<String> others = new ArrayList<>();
        boolean isReadOnly = readOnly;
        for (String part : text.split(",", -1)) {
            if (part.matches("size=\\d{1,18}")) {
                size.add("size=" + Amounts.size(Long.parseLong(part.substring("size=".length()))));
            } else if (part.startsWith("size=")) {
                size.add(part);
            } else if (part.startsWith("mode=")) {
                mode.add(part.replaceFirst("=0+(?=.)", "="));
            } else if (part.equals("ro")) {
                isReadOnly = true;
            } else if (!part.isEmpty()) {
                others.add(part);
            }
        }
        List<String> words = new ArrayList<>(size);
        words.addAll(mode);
        words.add(String.join(",", others));
        words.add(isReadOnly ? "read-only" : "");
        words.removeIf(String::isEmpty);
        return String.join(" ", words);
    }
}
