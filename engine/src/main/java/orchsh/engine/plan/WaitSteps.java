package orchsh.engine.plan;

import java.util.List;
import java.util.Optional;
import orchsh.engine.model.Healthcheck;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ContainerDetails.Health;
import orchsh.engine.observed.ObservedContainer;

/**
 * Decides what a container is waited for: what its service says, else its health if that is checked, else nothing. Of a
 * container that runs already, its engine has told whether it is checked.
 */
final class WaitSteps {
    private final Stack stack;
    private final ImageSteps images;
    private final Ends ends;
    private final Healthchecks healthchecks;

    WaitSteps(Stack stack, ImageSteps images, Ends ends, Healthchecks healthchecks) {
        this.stack = stack;
        this.images = images;
        this.ends = ends;
        this.healthchecks = healthchecks;
    }

    /**
     * The step that waits for a container, if there is something to wait for.
     *
     * @param seen the container as it is, if it already runs and is kept as it is
     */
    Optional<Step> of(Service service, String container, Optional<ObservedContainer> seen) {
        if (seen.filter(kept -> ends.isDone(service, kept)).isPresent()) {
            return Optional.empty();
        }
        List<Wait> said = ends.awaited(service);
        if (!said.isEmpty()) {
            return Optional.of(new Step.AwaitReady(service.name(), container, said, seen));
        }
        return waitsFor(service, seen).map(waits -> new Step.AwaitReady(service.name(), container, waits, seen));
    }

    private Optional<List<Wait>> waitsFor(Service service, Optional<ObservedContainer> seen) {
        Healthcheck own = service.healthcheck().orElse(Healthcheck.SILENT);
        ImageReference image = stack.imageOf(service);
        boolean mayEndUnseen = ends.codeOf(service).isPresent();
        if (own.isNone() || mayEndUnseen) {
            return Optional.empty();
        }
        if (seen.isPresent()) {
            return seen.get()
                    .health()
                    .filter(health -> health != Health.Status.HEALTHY)
                    .map(health -> List.of());
        }
        if (own.test().isPresent()) {
            return Optional.of(List.of(Wait.Healthy.asCheckedBy(own)));
        }
        if (images.stepFor(service).isPresent()) {
            return healthchecks.mayComeWith(image) ? Optional.of(List.of()) : Optional.empty();
        }
        return healthchecks.of(image).map(check -> List.of(Wait.Healthy.asCheckedBy(own.or(check))));
    }
}
