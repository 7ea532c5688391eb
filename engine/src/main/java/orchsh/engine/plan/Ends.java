package orchsh.engine.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Job;
import orchsh.engine.model.Need;
import orchsh.engine.model.RestartPolicy;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.VolumesFrom;
import orchsh.engine.model.Wait;
import orchsh.engine.observed.ObservedContainer;

/**
 * Which services come to an end that is as it should be: jobs, those that others need to have completed, and those that
 * only hold data for others.
 */
final class Ends {
    private final Set<String> neededAsCompleted = new HashSet<>();
    private final Set<String> holders = new HashSet<>();

    Ends(Stack stack) {
        for (Service service : stack.services()) {
            service.needs().stream()
                    .filter(need -> need.condition() == Need.Condition.COMPLETED)
                    .forEach(need -> neededAsCompleted.add(need.service()));
            service.volumesFrom().stream()
                    .filter(from -> from.owner() == VolumesFrom.Owner.SERVICE)
                    .forEach(from -> holders.add(from.name()));
        }
    }

    /** The exit code that its end is to have; absent for what is kept running. */
    Optional<Integer> codeOf(Service service) {
        boolean ends = service.isJob() || neededAsCompleted.contains(service.name()) || onlyHoldsData(service);
        return ends ? Optional.of(service.fineExitCode()) : Optional.empty();
    }

    /** What is waited for: the end, too, of what is to come to one. */
    List<Wait> awaited(Service service) {
        return neededAsCompleted.contains(service.name()) ? Job.withEnd(service.waits()) : service.awaited();
    }

    /** Why a container that says that it is to come to an end does not do for a service that is kept running. */
    Optional<String> reasonToRunOn(Service service, ObservedContainer container) {
        return container.isToEnd() && codeOf(service).isEmpty()
                ? Optional.of("it was made to come to an end, and is to run on")
                : Optional.empty();
    }

    /** Nobody waits for it or restarts it: that it is there is enough. */
    private boolean onlyHoldsData(Service service) {
        return holders.contains(service.name())
                && service.waits().isEmpty()
                && service.ports().isEmpty()
                && service.restart().equals(RestartPolicy.NO);
    }

    /** Whether the container has done all that it was made for, and need not be started again. */
    boolean isDone(Service service, ObservedContainer container) {
        return hasRunOnce(service, container)
                || (!service.isJob() && onlyHoldsData(service) && hasEndedWell(service, container));
    }

    /**
     * Whether it is that of a job that was to be run once, and has been: what becomes of those that it shares something with
     * does not matter to it any more. It does to one that holds data, for others have of it what it has of them.
     */
    boolean hasRunOnce(Service service, ObservedContainer container) {
        return service.job().filter(Job::once).isPresent() && hasEndedWell(service, container);
    }

    private static boolean hasEndedWell(Service service, ObservedContainer container) {
        return container.exitCode().isPresent() && container.exitCode().getAsInt() == service.fineExitCode();
    }

    /** Why a job's container is followed by a new one although nothing about the job has changed. */
    Optional<String> reasonToRunAgain(Service service, ObservedContainer container) {
        if (service.job().isEmpty() || isDone(service, container)) {
            return Optional.empty();
        }
        return switch (container.state()) {
            case EXITED ->
                Optional.of(
                        hasEndedWell(service, container)
                                ? "the job runs again on each up"
                                : "the job has not been completed: " + container.status());
            case PAUSED -> Optional.of("it is paused");
            case CREATED, RUNNING, RESTARTING, REMOVING, DEAD, UNKNOWN -> Optional.empty();
        };
    }
}
