package orchsh.dsl.build;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.language.MountWords;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.value.Details;
import orchsh.dsl.value.Mounts;
import orchsh.dsl.value.Pairings;
import orchsh.dsl.value.Sizes;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.Mount;
import orchsh.engine.model.VolumesFrom;
import org.jspecify.annotations.Nullable;

/** Keeps what a service sees at which path. */
final class MountPart implements MountWords {
    private static final String CONTAINER = "container:";

    private final Sayings sayings;

    MountPart(Sayings sayings) {
        this.sayings = sayings;
    }

    @Override
    public void volume(@Nullable Object... values) {
        sayings.heed(() -> new Mounts(sayings.beside()).of(values).forEach(this::mount));
    }

    @Override
    public void volume(Map<?, ?> pairs) {
        sayings.heed(() -> new Mounts(sayings.beside()).of(pairs).forEach(this::mount));
    }

    @Override
    public void volume(Map<String, ?> options, @Nullable Object value) {
        sayings.heed(() -> mount(new Mounts(sayings.beside()).of(options, value)));
    }

    private void mount(Mount mount) {
        sayings.note("volume", mount.target());
        if (mount instanceof Mount.NamedVolume named) {
            sayings.note("volume", named.volume());
        }
        sayings.say(Saying.shared(service -> service.mount(mount))
                .about("path " + mount.target(), service -> service.withoutPath(mount.target())));
    }

    @Override
    public void volumesFrom(@Nullable Object... services) {
        sayings.heed(() -> {
            for (Object service : Values.each(services)) {
                share(Values.service("volumesFrom", service));
            }
        });
    }

    private void share(String text) {
        boolean outside = text.startsWith(CONTAINER);
        String rest = outside ? text.substring(CONTAINER.length()) : text;
        int colon = rest.indexOf(':');
        String mode = colon < 0 ? "rw" : rest.substring(colon + 1);
        if (!mode.equals("ro") && !mode.equals("rw")) {
            throw new WordException("`" + text + "` ends in `" + mode + "`, which is not known here", "use ro or rw");
        }
        VolumesFrom other = new VolumesFrom(
                outside ? VolumesFrom.Owner.CONTAINER : VolumesFrom.Owner.SERVICE,
                colon < 0 ? rest : rest.substring(0, colon),
                mode.equals("ro"));
        sayings.note("volumesFrom", other.name());
        sayings.say(Saying.shared(service -> service.volumesFrom(other))
                .reaching(outside ? List.of() : List.of(other.name())));
    }

    @Override
    public void tmpfs(@Nullable Object... paths) {
        sayings.heed(() -> Values.texts("tmpfs", paths)
                .forEach(path -> mount(Mounts.inMemory(path, Optional.empty(), Optional.empty()))));
    }

    @Override
    public void tmpfs(Map<String, ?> options, @Nullable Object path) {
        sayings.heed(() -> {
            Details details = Details.of(ServiceLanguage.class, "tmpfs", options);
            mount(Mounts.inMemory(Values.text("tmpfs", path), details.size("size"), details.mode("mode")));
        });
    }

    @Override
    public void readOnly(@Nullable Object wanted) {
        sayings.heed(() -> {
            boolean flag = Values.flag("readOnly", wanted);
            sayings.say(Saying.shared(service -> service.privileges(privileges -> privileges.readOnly(flag))));
        });
    }

    @Override
    public void shmSize(@Nullable Object size) {
        sayings.heed(() -> {
            long bytes = Sizes.of("shmSize", size);
            sayings.say(Saying.shared(service -> service.resources(limits -> limits.sharedMemory(bytes))));
        });
    }

    @Override
    public void storageOpt(Map<?, ?> options) {
        sayings.heed(() -> Pairings.of("storageOpt", options)
                .forEach((name, value) -> sayings.say(
                        Saying.shared(service -> service.kernel(kernel -> kernel.storageOption(name, value))))));
    }
}
