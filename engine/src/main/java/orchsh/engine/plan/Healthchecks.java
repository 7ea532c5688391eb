package orchsh.engine.plan;

import java.util.Optional;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.model.ImageReference;

/** Knows which images say how their containers are checked. */
public interface Healthchecks {

    /** For plans in which no image says so. */
    Healthchecks NONE = new Healthchecks() {
        @Override
        public Optional<Healthcheck> of(ImageReference image) {
            return Optional.empty();
        }

        @Override
        public boolean mayComeWith(ImageReference image) {
            return false;
        }
    };

    /** How containers of an image that the engine has are checked, if they are. */
    Optional<Healthcheck> of(ImageReference image);

    /** Whether an image that is fetched or built only when the plan is carried out may say so. */
    default boolean mayComeWith(ImageReference image) {
        return true;
    }
}
