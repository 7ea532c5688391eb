package orchsh.engine.plan;

import java.util.List;
import java.util.Optional;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Job;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ContainerDetails.Health;
import orchsh.engine.observed.ObservedContainer;

/** Decides what a container that is there is waited for: what its script says, its end, or its health if that is checked. */
final class HeldWaits {
    private final Optional<Ends> ends;
    private final Healthchecks healthchecks;

    /** @param script absent when only labels tell */
    HeldWaits(Optional<Stack> script, Healthchecks healthchecks) {
        this.ends = script.map(Ends::new);
        this.healthchecks = healthchecks;
    }

    /**
     * The step that waits for it, if there is something to wait for.
     *
     * @param said what the script says of its service
     * @param runs whether it runs already and goes on
     */
    Optional<Step> of(ObservedContainer container, Optional<Service> said, boolean runs) {
        Optional<ObservedContainer> seen = runs ? Optional.of(container) : Optional.empty();
        return waitsFor(container, said, runs)
                .map(waits -> new Step.AwaitReady(ServiceOrder.serviceOf(container), container.name(), waits, seen));
    }

    private Optional<List<Wait>> waitsFor(ObservedContainer container, Optional<Service> said, boolean runs) {
        List<Wait> waits = said.flatMap(service -> ends.map(known -> known.awaited(service)))
                .orElseGet(() -> container.isToEnd() ? Job.withEnd(List.of()) : List.of());
        if (!waits.isEmpty()) {
            return Optional.of(waits);
        }
        if (runs) {
            return container
                    .health()
                    .filter(health -> health != Health.Status.HEALTHY)
                    .map(health -> List.of());
        }
        return checkOf(container, said).map(check -> List.of(Wait.Healthy.asCheckedBy(check)));
    }

    private Optional<Healthcheck> checkOf(ObservedContainer container, Optional<Service> said) {
        Healthcheck own = said.flatMap(Service::healthcheck).orElse(Healthcheck.SILENT);
        if (own.isNone()) {
            return Optional.empty();
        }
        return own.test().isPresent()
                ? Optional.of(own)
                : imageOf(container).flatMap(healthchecks::of).map(own::or);
    }

    private static Optional<ImageReference> imageOf(ObservedContainer container) {
        try {
            return Optional.of(ImageReference.parse(container.image()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // it has lost its name since, and engines then tell its number
        }
    }
}
