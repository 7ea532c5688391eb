package orchsh.shell.view.run;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.shell.journal.UsualTimes;

/**
 * What a view knows besides what happens.
 *
 * @param usualTimes how long steps usually take; only asked for when there is something to be done
 * @param hidden takes out of a text what nobody may read
 */
public record Knowledge(Supplier<UsualTimes> usualTimes, UnaryOperator<String> hidden) {
    public static final Knowledge NONE = new Knowledge(() -> UsualTimes.UNKNOWN, UnaryOperator.identity());

    StepWords words(Step step) {
        StepWords words = StepWords.of(step);
        return new StepWords(words.subject(), hidden.apply(words.doing()), hidden.apply(words.done()));
    }

    /** What is being done; of an image that is built also why. */
    String doing(PlannedStep planned) {
        String doing = words(planned.step()).doing();
        return planned.step() instanceof Step.BuildImage && !planned.why().isEmpty()
                ? doing + ": " + hidden.apply(planned.why())
                : doing;
    }
}
