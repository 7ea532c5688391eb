package orchsh.engine.definition;

import java.util.Optional;
import orchsh.engine.observed.Facts;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedNetwork;

/** Knows what things were made from that do not say it themselves. */
public interface Origins {
    /** For plans that meet no such thing. */
    Origins NONE = new Origins() {
        @Override
        public Optional<MadeFrom> of(ObservedContainer container) {
            return Optional.empty();
        }

        @Override
        public Optional<Facts> of(ObservedNetwork network) {
            return Optional.empty();
        }
    };

    /** Absent when the engine does not know the container any more, or its image. */
    Optional<MadeFrom> of(ObservedContainer container);

    /** Absent when the engine does not know the network any more. */
    Optional<Facts> of(ObservedNetwork network);
}
