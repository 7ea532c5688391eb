package orchsh.engine.definition;

import java.util.ArrayList;
import java.util.List;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.VolumesFrom;

/** What a container sees of volumes and of the host. */
final class DataFields {
    private DataFields() {}

    static void add(Stack stack, Service service, Fields fields) {
        for (Mount mount : service.mounts()) {
            add(stack, mount, fields);
        }
        for (VolumesFrom from : service.volumesFrom()) {
            String whose = from.owner() == VolumesFrom.Owner.CONTAINER ? "container:" : "";
            fields.put("volumesFrom " + whose + from.name(), from.readOnly() ? "read-only" : "");
        }
    }

    private static void add(Stack stack, Mount mount, Fields fields) {
        if (mount instanceof Mount.Memory memory) {
            fields.put("tmpfs " + mount.target(), describe(memory));
            return;
        }
        List<String> words = new ArrayList<>();
        if (mount instanceof Mount.NamedVolume named) {
            words.add("volume " + stack.volumeName(named.volume()));
            words.add(named.noCopy() ? "no copy" : "");
            words.add(named.subpath().map(path -> "subpath " + path).orElse(""));
        } else if (mount instanceof Mount.HostPath host) {
            words.add(host.source().toString());
            words.addAll(describe(host.manner()));
        } else if (mount instanceof Mount.ImageFiles files) {
            words.add("image " + files.image());
            words.add(files.subpath().map(path -> "subpath " + path).orElse(""));
        } else if (mount instanceof Mount.AnonymousVolume anonymous) {
            words.add("anonymous");
            words.add(anonymous.noCopy() ? "no copy" : "");
            fields.named("volume " + mount.target() + " label", anonymous.labels());
        }
        words.add(mount.readOnly() ? "read-only" : "");
        words.removeIf(String::isEmpty);
        fields.put("volume " + mount.target(), String.join(" ", words));
    }

    private static List<String> describe(Mount.Manner manner) {
        List<String> words = new ArrayList<>();
        manner.propagation().ifPresent(propagation -> words.add("propagation " + propagation.word()));
        manner.relabel().ifPresent(label -> words.add(label == Mount.Relabel.SHARED ? "z" : "Z"));
        switch (manner.recursion()) {
            case ENABLED -> words.add("");
            case DISABLED -> words.add("without mounts below");
            case WRITABLE -> words.add("mounts below writable");
            case READONLY -> words.add("mounts below read-only");
        }
        return words;
    }

    private static String describe(Mount.Memory memory) {
        List<String> words = new ArrayList<>();
        memory.size().ifPresent(bytes -> words.add("size=" + Amounts.size(bytes)));
        memory.mode().ifPresent(bits -> words.add("mode=" + Integer.toOctalString(bits)));
        words.add(memory.options());
        words.add(memory.readOnly() ? "read-only" : "");
        words.removeIf(String::isEmpty);
        return String.join(" ", words);
    }
}
