package orchsh.engine.run;

import java.util.List;
import orchsh.engine.plan.Step;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.Subject;

/** Says which part of the stack a step that failed was done for, where its problems do not say so themselves. */
final class Blame {
    private Blame() {}

    static List<Problem> on(Step step, List<Problem> problems) {
        return problems.stream().map(problem -> on(step, problem)).toList();
    }

    /** What is known of a part without knowing whose it is, such as a port, is the service's that the step is done for. */
    static Problem on(Step step, Problem problem) {
        Subject about = problem.about()
                .map(known -> known.owner().isEmpty() && !step.service().isEmpty() ? known.of(step.service()) : known)
                .orElseGet(() -> about(step));
        return problem.about(about);
    }

    private static Subject about(Step step) {
        if (step instanceof Step.PullImage pull) {
            return new Subject(pull.service(), "image", pull.image().toString());
        }
        if (step instanceof Step.BuildImage build) {
            return Subject.build(build.service());
        }
        if (step instanceof Step.CreateNetwork network) {
            return new Subject("", "network", network.order().network().name());
        }
        if (step instanceof Step.CreateVolume volume) {
            return new Subject("", "volume", volume.order().volume().name());
        }
        return Subject.service(step.service());
    }
}
