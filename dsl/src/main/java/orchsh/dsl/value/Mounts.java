package orchsh.dsl.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.model.Mount;
import org.jspecify.annotations.Nullable;

/** Reads what {@code volume} and {@code tmpfs} are given inside a service. */
public final class Mounts {
    private final Surroundings beside;

    /** @param beside surroundings whose directory is the script's folder */
    public Mounts(Surroundings beside) {
        this.beside = beside;
    }

    public List<Mount> of(@Nullable Object @Nullable [] values) {
        List<Mount> mounts = new ArrayList<>();
        for (Object value : Values.each(values)) {
            if (value instanceof Map<?, ?> pairs) {
                mounts.addAll(of(pairs));
            } else {
                mounts.add(draft(value).mount());
            }
        }
        return mounts;
    }

    public List<Mount> of(Map<?, ?> pairs) {
        if (pairs.containsKey("target")) {
            return List.of(read(new MountDraft(beside), details(pairs)).mount());
        }
        List<Mount> mounts = new ArrayList<>();
        pairs.forEach(
                (outside, inside) -> mounts.add(draft(new Pair(outside, inside)).mount()));
        return mounts;
    }

    public Mount of(Map<String, ?> options, @Nullable Object value) {
        if (options.containsKey("target") || options.containsKey("source")) {
            throw new WordException("`volume` is given a mount and its `source:` or `target:`", "say it in one way");
        }
        return read(draft(value), details(options)).mount();
    }

    private static Details details(Map<?, ?> options) {
        return Details.of(ServiceLanguage.class, "volume", options);
    }

    /** Reads what is told in detail. */
    private static MountDraft read(MountDraft mount, Details details) {
        details.text("type").ifPresent(mount::type);
        details.text("source").ifPresent(mount::source);
        details.text("target").ifPresent(mount::target);
        details.flag("readOnly").ifPresent(mount::readOnly);
        details.flag("nocopy").ifPresent(mount::noCopy);
        details.text("subpath").ifPresent(mount::subpath);
        if (details.has("labels")) {
            mount.labels(details.pairs("labels"));
        }
        details.text("propagation").ifPresent(mount::propagation);
        details.flag("createHostPath").ifPresent(mount::createHostPath);
        details.text("selinux").ifPresent(mount::selinux);
        details.text("recursive").ifPresent(mount::recursive);
        details.size("size").ifPresent(mount::size);
        details.mode("mode").ifPresent(mount::mode);
        details.text("consistency").ifPresent(MountDraft::consistency);
        return mount;
    }

    private MountDraft draft(@Nullable Object value) {
        return new MountDraft(beside)
                .read(value instanceof Pair pair ? pair.joined("volume") : Values.text("volume", value));
    }

    /** Reads {@code /path[:options]}, with options as the kernel has them. */
    public static Mount inMemory(String text, Optional<Long> size, Optional<Integer> mode) {
        int colon = text.indexOf(':');
        boolean readOnly = false;
        Optional<Long> bytes = size;
        Optional<Integer> bits = mode;
        List<String> rest = new ArrayList<>();
        for (String option :
                colon < 0 ? new String[0] : text.substring(colon + 1).split(",", -1)) {
            if (option.startsWith("size=")) {
                bytes = Optional.of(Sizes.of("size", option.substring("size=".length())));
            } else if (option.startsWith("mode=")) {
                bits = Optional.of(Modes.of("mode", option.substring("mode=".length())));
            } else if (option.equals("ro") || option.equals("rw")) {
                readOnly = option.equals("ro");
            } else {
                rest.add(option);
            }
        }
        String target = colon < 0 ? text : text.substring(0, colon);
        return new Mount.Memory(target, readOnly, bytes, bits, String.join(",", rest));
    }
}
