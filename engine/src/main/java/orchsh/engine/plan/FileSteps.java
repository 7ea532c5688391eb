package orchsh.engine.plan;

import java.util.Collection;
import java.util.Optional;
import orchsh.engine.definition.GivenFiles;
import orchsh.engine.model.Service;
import orchsh.engine.observed.FileContents;

/** Gives containers their secrets and configs before they are started for the first time. */
final class FileSteps {
    private final FileContents contents;
    private final PlanBuilder plan;

    FileSteps(FileContents contents, PlanBuilder plan) {
        this.contents = contents;
        this.plan = plan;
    }

    /** Returns the step after which the container has its files; absent when it is to have none. */
    Optional<Integer> give(Service service, String container, Collection<Integer> after) {
        GivenFiles given = new GivenFiles(service, contents);
        if (given.orders().isEmpty()) {
            return Optional.empty();
        }
        Step step = new Step.PutFiles(service.name(), container, given.names(), given.orders());
        return Optional.of(plan.add(step, "", after));
    }
}
