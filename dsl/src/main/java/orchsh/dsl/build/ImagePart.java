package orchsh.dsl.build;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import orchsh.dsl.language.ImageWords;
import orchsh.dsl.language.ServiceLanguage;
import orchsh.dsl.value.Details;
import orchsh.dsl.value.PullPolicies;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.PullPolicy;
import orchsh.engine.model.Service;
import orchsh.engine.problem.Subject;
import org.jspecify.annotations.Nullable;

/** Keeps which image a service runs, and how it is made. */
final class ImagePart implements ImageWords {
    private final Sayings sayings;
    private Optional<ImageReference> image = Optional.empty();
    private Optional<Builds.Pending> build = Optional.empty();
    private Place buildPlace;
    /** Also when what was said made no sense, which is complaint enough. */
    private boolean said;
    /** What is said first after something was taken over takes its place: a name for it, or a build of its own. */
    private boolean takenOver;

    ImagePart(Sayings sayings) {
        this.sayings = sayings;
        this.buildPlace = sayings.notebook().here();
    }

    boolean isMissing() {
        return !said;
    }

    boolean isUnclear() {
        return image.isEmpty() && build.isEmpty();
    }

    /** The services whose images its build takes files from. */
    Set<String> services() {
        return build.map(Builds.Pending::services).orElse(Set.of());
    }

    void write(Service.Builder service) {
        image.ifPresent(service::image);
        build.ifPresent(pending -> service.build(pending.build(sayings.declared())));
    }

    /** Whether its build finds all that it needs in the stack. */
    boolean isSound() {
        return build.isEmpty()
                || sayings.notebook().heed(buildPlace, () -> build.get().build(sayings.declared()));
    }

    /** Takes what a compose file says. */
    void adopt(Outline.OutlinedService service) {
        begin();
        image = service.image();
        build = service.build().map(recipe -> new Builds.Pending(recipe, Map.of()));
        buildPlace = service.place();
    }

    /** Something is to be taken over, whatever comes of it. */
    void expect() {
        said = true;
    }

    void takeOver(ImagePart other) {
        image = other.image;
        build = other.build;
        buildPlace = sayings.notebook().here();
        said = other.said;
        takenOver = true;
        noteImage();
        noteBuild();
    }

    private void noteImage() {
        image.ifPresent(reference -> sayings.note("image", reference.toString()));
    }

    private void noteBuild() {
        build.ifPresent(pending -> sayings.note(Subject.build(sayings.service())));
    }

    /** What has been said so far was said of every service. */
    void endDefaults() {
        takenOver = said;
    }

    private void begin() {
        if (takenOver) {
            image = Optional.empty();
            build = Optional.empty();
            takenOver = false;
        }
        said = true;
        sayings.touch();
    }

    @Override
    public String getImage() {
        return image.map(ImageReference::toString).orElse("");
    }

    @Override
    public void image(@Nullable Object reference) {
        begin();
        sayings.heed(() -> {
            image = Optional.of(ImageReference.parse(Values.text("image", reference)));
            noteImage();
        });
    }

    @Override
    public void build(@Nullable Object folder) {
        build(Map.of(), folder);
    }

    @Override
    public void build(Map<String, ?> options) {
        read(() -> {
            Details details = Details.of(ServiceLanguage.class, "build", options);
            return new Builds(sayings.beside()).of(details.text("context").orElse("."), details);
        });
    }

    @Override
    public void build(Map<String, ?> options, @Nullable Object folder) {
        read(() -> {
            Details details = Details.of(ServiceLanguage.class, "build", options);
            if (details.has("context")) {
                throw new WordException("`build` is given a folder and a `context:`", "say one of the two");
            }
            return new Builds(sayings.beside()).of(Values.text("build", folder), details);
        });
    }

    private void read(Supplier<Builds.Pending> reading) {
        begin();
        buildPlace = sayings.notebook().here();
        sayings.heed(() -> {
            build = Optional.of(reading.get());
            noteBuild();
        });
    }

    @Override
    public void pull(@Nullable Object when) {
        pull(() -> PullPolicies.of(Values.text("pull", when)));
    }

    @Override
    public void pull(Map<String, ?> options) {
        pull(() -> Details.of(ServiceLanguage.class, "pull", options)
                .duration("every")
                .map(PullPolicy::olderThan)
                .orElseThrow(() -> new WordException("`pull` is given no value", "for example pull 'always'")));
    }

    private void pull(Supplier<PullPolicy> reading) {
        sayings.heed(() -> {
            PullPolicy policy = reading.get();
            sayings.say(Saying.shared(service -> service.pull(policy)));
        });
    }

    @Override
    public void platform(@Nullable Object kind) {
        sayings.heed(() -> {
            String text = Values.text("platform", kind);
            sayings.say(Saying.shared(service -> service.platform(text)));
        });
    }
}
