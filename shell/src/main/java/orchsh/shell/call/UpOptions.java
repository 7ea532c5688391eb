package orchsh.shell.call;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orchsh.engine.event.EngineEvent.StepProgressed;
import orchsh.engine.event.EventListener;
import orchsh.engine.model.PullPolicy;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.Step;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.live.PlanEdits;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Span;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** The options that say how images are come by, and how long things may take. */
public final class UpOptions {
    public static final String NO_START = "--no-start";
    private static final String PULL = "--pull";
    private static final String QUIET_PULL = "--quiet-pull";
    private static final String QUIET_BUILD = "--quiet-build";
    public static final String WAIT_TIMEOUT = "--wait-timeout";
    private static final String YES = "--yes";
    private static final List<String> POLICIES = List.of("always", "missing", "never", "policy");

    private UpOptions() {}

    public static CommandForm addTo(CommandForm form) {
        return GraceOption.addTo(addImagesTo(form)
                .addOption(Syntax.flag("make all, and start nothing", NO_START))
                .addOption(
                        Syntax.value("TIME", "give up when not everything is ready by then: 30, 30s, 2m", WAIT_TIMEOUT))
                .addOption(Syntax.flag("accepted out of habit: nothing is asked", "-y", YES)));
    }

    public static CommandForm addImagesTo(CommandForm form) {
        return form.addOption(Syntax.value(
                        "WHEN",
                        "pull images `always`, only when they are `missing`, or `never`; default: what the script says",
                        PULL))
                .addOption(Syntax.flag("do not tell how far pulls are", QUIET_PULL))
                .addOption(Syntax.flag("do not show what builds print", QUIET_BUILD));
    }

    /** The stack with images come by as it is said, once all that is said can be understood; those that are built here are not pulled. */
    public static Stack on(Stack stack, Typed typed) {
        GraceOption.of(typed);
        patience(typed);
        Optional<PullPolicy> policy = typed.value(PULL).flatMap(UpOptions::policy);
        return policy.isEmpty()
                ? stack
                : stack.withServices(stack.services().stream()
                        .map(service -> with(policy.get(), service))
                        .toList());
    }

    private static Service with(PullPolicy policy, Service service) {
        return service.build().isPresent()
                ? service
                : service.toBuilder().pull(policy).build();
    }

    private static Optional<PullPolicy> policy(String word) {
        return switch (word) {
            case "always" -> Optional.of(PullPolicy.of(PullPolicy.Kind.ALWAYS));
            case "missing" -> Optional.of(PullPolicy.MISSING);
            case "never" -> Optional.of(PullPolicy.of(PullPolicy.Kind.NEVER));
            case "policy" -> Optional.empty();
            default ->
                throw ProblemException.usage(Problem.error("`" + PULL + "` cannot be `" + word + "`")
                        .hint(NearMiss.hint(word, POLICIES).orElse("it is `always`, `missing` or `never`")));
        };
    }

    /** The plan, going as far and taking as long as it is said. */
    public static Plan on(Plan plan, Typed typed) {
        Plan inTime = inTime(plan, typed);
        Plan gentle = GraceOption.of(typed)
                .map(grace -> PlanEdits.withGrace(inTime, grace))
                .orElse(inTime);
        return typed.has(NO_START) ? PlanEdits.withoutStarts(gentle) : gentle;
    }

    public static Plan inTime(Plan plan, Typed typed) {
        return patience(typed).map(time -> PlanEdits.within(plan, time)).orElse(plan);
    }

    private static Optional<Duration> patience(Typed typed) {
        return typed.value(WAIT_TIMEOUT).map(text -> Span.parsePositive(text, WAIT_TIMEOUT));
    }

    /** Passes on what is to be told. */
    static EventListener told(Typed typed, EventListener listener) {
        return event -> {
            boolean isTold = !(event instanceof StepProgressed progressed)
                    || !(progressed.step().step() instanceof Step.PullImage && typed.has(QUIET_PULL))
                            && !(progressed.step().step() instanceof Step.BuildImage && typed.has(QUIET_BUILD));
            if (isTold) {
                listener.on(event);
            }
        };
    }
}
