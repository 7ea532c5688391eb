package orchsh.dsl.build;

import java.util.List;
import java.util.Map;
import orchsh.dsl.language.MountWords;
import orchsh.engine.model.Mount;
import org.jspecify.annotations.Nullable;

/** Keeps what a service sees at which path. */
final class MountPart implements MountWords {
    private final Sayings sayings;

    MountPart(Sayings sayings) {
        this.sayings = sayings;
    }

    @Override
    public void volume(@Nullable Object... values) {
        sayings.heed(() -> mount(new Mounts(sayings.beside()).of(values)));
    }

    @Override
    public void volume(Map<?, ?> pairs) {
        sayings.heed(() -> mount(new Mounts(sayings.beside()).of(pairs)));
    }

    private void mount(List<Mount> more) {
        for (Mount mount : more) {
            sayings.note("volume", mount.target());
            if (mount instanceof Mount.NamedVolume named) {
                sayings.note("volume", named.volume());
            }
            sayings.say(Saying.shared(service -> service.mount(mount)).about("path " + mount.target()));
        }
    }
}
