package orchsh.shell.command.look;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.Patience;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Misuse;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.prose.Story;
import orchsh.shell.view.prose.StoryView;
import orchsh.shell.why.EngineClock;
import orchsh.shell.why.Investigation;
import orchsh.shell.why.Outdated;

/** Tells why a service, container, network or volume is as it is, down to what began it, and what to do. */
public final class WhyCommand implements Command {
    /** A plan may ask registries; a story can do without. */
    private static final Duration PATIENCE_WITH_PLAN = Duration.ofSeconds(15);

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.look(
                        "why",
                        "Tell why a service is as it is: what it waits for, how it ended, what began it, and what to do.",
                        "Works with a script, and with `-p NAME` on what the engine knows alone.")
                .addPositional(Syntax.words(
                        "SERVICE",
                        "a service, container, network or volume; default: all services, those in trouble at length")));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        Optional<ReadStack> script = script(call);
        String stack = script.map(read -> read.stack().name()).orElseGet(call::stackName);
        try (OpenEngine engine = call.openExistingEngine()) {
            List<Story> stories = call.whileWanted(() -> stories(call, engine, stack, script));
            if (stories.isEmpty()) {
                call.note("stack `" + stack + "` has no containers, and no script says anything of it");
            }
            boolean isJson = ListOptions.isJson(call.typed());
            call.print(
                    isJson
                            ? StoryView.listing(stories).json()
                            : new StoryView(call.console().outLook()).lines(stories));
            return ExitCode.FINE;
        }
    }

    /** A script that is broken hinders nobody from looking at what runs. */
    private static Optional<ReadStack> script(Call call) {
        boolean isThere = call.source().find().isPresent();
        boolean isKnownByName = call.typed().has(SharedOptions.PROJECT_NAME);
        if (!isThere && isKnownByName) {
            return Optional.empty();
        }
        try {
            return Optional.of(call.readStack(List.of()));
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED || !isKnownByName) {
                throw e;
            }
            call.show(e.problems());
            call.note("the script cannot be read, so only what the engine knows is told");
            return Optional.empty();
        }
    }

    private static List<Story> stories(Call call, OpenEngine engine, String stack, Optional<ReadStack> script) {
        ObservedStack observed = engine.observe(stack);
        Map<String, String> outdated = script.flatMap(read -> plan(call, engine, observed, read))
                .map(plan -> Outdated.of(plan, observed))
                .orElse(Map.of());
        Investigation investigation = new Investigation(
                engine.ports(),
                script.map(ReadStack::stack),
                observed,
                outdated,
                engine.programs(),
                call.journal(stack).runs().stream()
                        .filter(run -> run.engine().equals(engine.location()))
                        .toList(),
                EngineClock.now(
                        engine.observer().ping(),
                        call.invocation().surroundings().clock().instant()),
                call.invocation().cancellation());
        if (call.typed().words().isEmpty()) {
            return investigation.ofAll();
        }
        List<Story> stories = new ArrayList<>();
        List<Problem> unknown = new ArrayList<>();
        for (String name : new LinkedHashSet<>(call.typed().words())) {
            investigation
                    .of(name)
                    .ifPresentOrElse(stories::add, () -> unknown.add(unknown(name, investigation, stack)));
        }
        if (!unknown.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.USAGE, unknown);
        }
        return stories;
    }

    /** Absent when there is none: what stands in the way of one is said, and is no reason to say nothing else. */
    private static Optional<Plan> plan(Call call, OpenEngine engine, ObservedStack observed, ReadStack read) {
        Optional<Set<String>> services = read.usualServices();
        if (services.isEmpty() || observed.own().isEmpty()) {
            return Optional.empty();
        }
        Goal.Up goal = new Goal.Up(
                services.get(),
                Goal.Up.Images.AS_NEEDED,
                Optional.of(call.stackFile().path()));
        try {
            return Patience.within(
                    PATIENCE_WITH_PLAN,
                    call.invocation().cancellation(),
                    () -> engine.plan(
                            read.stack(), observed, goal, call.invocation().cancellation()));
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            e.problems().forEach(problem -> call.note("`up` cannot be planned: " + problem.message()));
            return Optional.empty();
        }
    }

    private static Problem unknown(String name, Investigation investigation, String stack) {
        List<String> known = investigation.names();
        return Problem.error("stack `" + stack + "` has no service, container, network or volume `" + name + "`")
                .hint(NearMiss.hint(name, known)
                        .or(() -> Misuse.stackFirst(name))
                        .orElse(
                                known.isEmpty()
                                        ? "`orchsh ls` lists the stacks"
                                        : "there are: " + String.join(", ", known)));
    }
}
