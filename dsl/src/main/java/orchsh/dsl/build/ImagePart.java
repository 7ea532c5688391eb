package orchsh.dsl.build;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.language.ImageWords;
import orchsh.engine.model.Build;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Service;
import org.jspecify.annotations.Nullable;

/** Keeps which image a service runs, and how it is made. */
final class ImagePart implements ImageWords {
    private final Sayings sayings;
    private Optional<ImageReference> image = Optional.empty();
    private Optional<Build> build = Optional.empty();
    /** Also when what was said made no sense, which is complaint enough. */
    private boolean said;

    ImagePart(Sayings sayings) {
        this.sayings = sayings;
    }

    boolean isMissing() {
        return !said;
    }

    boolean isUnclear() {
        return image.isEmpty() && build.isEmpty();
    }

    void write(Service.Builder service) {
        image.ifPresent(service::image);
        build.ifPresent(service::build);
    }

    @Override
    public String getImage() {
        return image.map(ImageReference::toString).orElse("");
    }

    @Override
    public void image(@Nullable Object reference) {
        said = true;
        sayings.heed(() -> image = Optional.of(ImageReference.parse(Values.text("image", reference))));
    }

    @Override
    public void build(@Nullable Object folder) {
        build(Map.of(), folder);
    }

    @Override
    public void build(Map<String, ?> options) {
        said = true;
        sayings.heed(() -> {
            Map<String, @Nullable Object> known =
                    Options.of("build", options, List.of("context", "dockerfile", "args", "target", "tags", "network"));
            Object folder = known.containsKey("context") ? known.get("context") : ".";
            build = Optional.of(new Builds(sayings.beside()).of(folder, known));
        });
    }

    @Override
    public void build(Map<String, ?> options, @Nullable Object folder) {
        said = true;
        sayings.heed(() -> build = Optional.of(new Builds(sayings.beside())
                .of(folder, Options.of("build", options, List.of("dockerfile", "args", "target", "tags", "network")))));
    }
}
