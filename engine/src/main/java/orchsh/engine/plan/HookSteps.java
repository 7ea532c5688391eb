package orchsh.engine.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import orchsh.engine.definition.Definitions;
import orchsh.engine.definition.HookWords;
import orchsh.engine.definition.MadeWith;
import orchsh.engine.model.Hook;
import orchsh.engine.model.Service;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.plan.Step.RunHook.Turn;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.Subject;

/**
 * What is run in containers at the turns of their lives. Until the commands after a start have all been run, a container
 * has the name of a successor: so a run that is called off in between is seen by the next one, which runs them again.
 */
final class HookSteps {
    private final Definitions definitions;
    private final PlanBuilder plan;

    HookSteps(Definitions definitions, PlanBuilder plan) {
        this.definitions = definitions;
        this.plan = plan;
    }

    /** Whether a container has its lasting name only when more has been done than to start it. */
    static boolean delayName(Service service) {
        return !service.hooks().afterStart().isEmpty()
                || !service.hooks().whenReady().isEmpty();
    }

    /** What may not be kept in a label and yet would have to be. */
    static List<Problem> problems(Service service, Definitions definitions) {
        List<Problem> problems = new ArrayList<>();
        for (Hook hook : service.hooks().beforeStop()) {
            if (!definitions.words(service, hook).isHarmless()) {
                problems.add(Problem.error("`beforeStop` of service `" + service.name()
                                + "` has a secret in it, and would have to be kept in a label until it is needed: "
                                + definitions.words(service, hook).starred())
                        .about(Subject.service(service.name()))
                        .hint("let it come from the container: sh -c 'stop-it --password \"$DB_PASSWORD\"'"));
            }
        }
        return problems;
    }

    /** Adds what is run after a start, one after the other; returns the steps after which all has been run. */
    Collection<Integer> afterStart(Service service, String container, Collection<Integer> started) {
        return run(service, container, Turn.AFTER_START, service.hooks().afterStart(), started);
    }

    /** Adds what is run when all waits hold, one after the other; returns the steps after which all has been run. */
    Collection<Integer> whenReady(Service service, String container, Collection<Integer> ready) {
        return run(service, container, Turn.WHEN_READY, service.hooks().whenReady(), ready);
    }

    private Collection<Integer> run(
            Service service, String container, Turn turn, List<Hook> hooks, Collection<Integer> first) {
        Collection<Integer> before = first;
        for (Hook hook : hooks) {
            String shown = definitions.words(service, hook).starred();
            Step step = new Step.RunHook(service.name(), container, turn, hook, shown);
            before = List.of(plan.add(step, "", before));
        }
        return before;
    }

    /** Adds the step that stops a container, after what is to be run in it before; returns its number. */
    static int stop(
            PlanBuilder plan, String service, ObservedContainer container, String why, Collection<Integer> after) {
        return stop(plan, service, container, MadeWith.graceOf(container), why, after);
    }

    /** @param grace how long it has, whatever it was made with */
    static int stop(
            PlanBuilder plan,
            String service,
            ObservedContainer container,
            Duration grace,
            String why,
            Collection<Integer> after) {
        Collection<Integer> before = after;
        if (container.isRunning()) {
            for (Hook hook :
                    container.label(Labels.BEFORE_STOP).map(HookLabel::decode).orElse(List.of())) {
                String shown = HookWords.of(hook).starred();
                Step step = new Step.RunHook(service, container.name(), Turn.BEFORE_STOP, hook, shown);
                before = List.of(plan.add(step, why, before));
            }
        }
        return plan.add(new Step.StopContainer(service, container.name(), grace), why, before);
    }
}
