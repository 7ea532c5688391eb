package orchsh.engine.run;

import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.ImageReference;
import orchsh.engine.port.ContainerEngine.Progress;

/** Images that can be made on the spot where no registry can be reached. */
public interface StandIns {

    /** What would be made for that name, in a few words; absent when nothing can. */
    Optional<String> offerFor(ImageReference image);

    /** Whether the user has agreed to have stand-ins made. */
    boolean mayBeMade();

    /** Makes it, and what it is built on. */
    void make(ImageReference image, Progress progress, CancellationToken cancellation);

    /** For engines that are to be given only real images. */
    StandIns NONE = new StandIns() {
        @Override
        public Optional<String> offerFor(ImageReference image) {
            return Optional.empty();
        }

        @Override
        public boolean mayBeMade() {
            return false;
        }

        @Override
        public void make(ImageReference image, Progress progress, CancellationToken cancellation) {
            throw new IllegalStateException("nothing stands in for " + image);
        }
    };
}
