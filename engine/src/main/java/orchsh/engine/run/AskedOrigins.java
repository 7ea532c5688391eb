package orchsh.engine.run;

import java.util.Optional;
import orchsh.engine.definition.MadeFrom;
import orchsh.engine.definition.Origins;
import orchsh.engine.observed.Facts;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedNetwork;
import orchsh.engine.port.EngineObserver;

/** Asks the engine what things were made from, and only about those that do not say it themselves. */
public final class AskedOrigins implements Origins {
    private final EngineObserver observer;

    public AskedOrigins(EngineObserver observer) {
        this.observer = observer;
    }

    @Override
    public Optional<MadeFrom> of(ObservedContainer container) {
        return observer.allOfContainer(container.id())
                .flatMap(found -> observer.allOfImage(container.imageId()).map(image -> new MadeFrom(found, image)));
    }

    @Override
    public Optional<Facts> of(ObservedNetwork network) {
        return observer.allOfNetwork(network.id());
    }
}
