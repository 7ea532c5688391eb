package orchsh.engine.plan;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import orchsh.engine.definition.Confidential;
import orchsh.engine.definition.Definitions;
import orchsh.engine.definition.GivenFiles;
import orchsh.engine.definition.Origins;
import orchsh.engine.model.Doubts;
import orchsh.engine.model.Placement;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.observed.Facts;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Subject;

/**
 * Brings a stack up. Images come first, so that a build that fails leaves what runs alone. A container's successor is
 * made before it goes, so that a run that is called off loses nothing; dependents stop before what they depend on.
 */
final class UpPlanner {
    private final Stack stack;
    private final ObservedStack observed;
    private final StartOrder order;
    private final Scope scope;
    private final Terms.OnFailure onFailure;
    private final Choices choices;
    private final PlanBuilder plan;
    private final ImageSteps images;
    private final WaitSteps waits;
    private final ContainerOrders orders;
    private final Changes changes;
    private final Decisions decisions;
    private final Orphans orphans;
    private final Confidential confidential;
    private final Definitions definitions;
    private final Ends ends;
    private final Optional<Path> script;
    private final Origins origins;
    private final Clock clock;
    private final Supplier<Facts> machine;

    UpPlanner(Stack stack, ObservedStack observed, Goal.Up goal, Research research) {
        this.stack = stack;
        this.observed = observed;
        this.order = StartOrder.of(stack);
        this.scope = Scope.of(stack, observed, order, goal);
        this.onFailure = goal.onFailure();
        this.choices = goal.choices();
        this.plan = new PlanBuilder(stack.name(), new Terms(stack.deadline(), onFailure));
        this.images = new ImageSteps(stack, observed, goal.images(), research, plan);
        this.confidential = research.confidential();
        this.definitions = new Definitions(stack, confidential);
        this.ends = new Ends(stack);
        this.waits = new WaitSteps(stack, images, ends, research.healthchecks());
        this.orders = new ContainerOrders(stack, order, definitions, ends, goal.script());
        this.changes = new Changes(
                stack, observed, images, orders, definitions, ends, scope.changedNetworks(), goal, research.origins());
        this.decisions = new Decisions(stack, observed, order, changes, ends);
        this.orphans = new Orphans(stack, observed, choices.orphans());
        this.script = goal.script();
        this.origins = research.origins();
        this.clock = research.clock();
        this.machine = research.machine();
    }

    Plan plan() {
        Conflicts.refuseOtherTools(observed);
        script.ifPresent(file -> Conflicts.refuseOtherFiles(observed, file));
        Scale.refuseUnused(choices.scale(), scope.services());
        refuseWhatCannotBeUndone();
        refuseWhatCannotBeDeployed();
        scope.services().forEach(images::consider);
        decisions.decide(scope);
        refuseConflicts();
        new LeaseSteps(observed, plan).renew(stack, clock.instant());
        provideImages();
        Grounds grounds = new Grounds(stack, observed, scope.changedNetworks(), orders, plan);
        Departures departures = new Departures(observed, plan, onFailure, choices.replacement());
        LeaveSteps leaving = new LeaveSteps(order, images, departures, choices.anonymousVolumes(), plan);
        orphans.addContainers(leaving, plan);
        Collection<Integer> allReady = containerSteps(grounds, departures, leaving);
        departures.removeSetAside(allReady);
        observed.volumesOfFilesLeft()
                .forEach(volume ->
                        plan.add(new Step.RemoveFiles("", volume), "the container has gone that had it", List.of()));
        orphans.addNetworks(leaving, going(), () -> departures.pointOfNoReturn(allReady), plan);
        if (choices.recreation() == Choices.Recreation.NEVER) {
            notePassedOver();
        }
        return plan.build();
    }

    private void provideImages() {
        for (Service service : scope.services()) {
            boolean creates = decisions.of(service).creates();
            if (creates || choices.recreation() != Choices.Recreation.NEVER) {
                images.provide(service, creates ? ImageSteps.Use.ANEW : ImageSteps.Use.AS_IT_IS);
            }
        }
    }

    /** All that is in a network must stop when it is made anew, so that cannot be done some at a time. */
    private void refuseWhatCannotBeDeployed() {
        if (choices.replacement() == Choices.Replacement.AT_ONCE) {
            return;
        }
        List<Problem> problems = new ArrayList<>();
        scope.changedNetworks()
                .forEach((name, why) -> problems.add(Problem.error("network `" + stack.networkName(name)
                                + "` must be made anew (" + why + "), and all containers in it must stop for that")
                        .about(new Subject("", "network", name))
                        .hint("`up` does it")));
        Optional<Site> site = scope.services().stream()
                        .anyMatch(service -> !service.rollout().placement().equals(Placement.ANYWHERE))
                ? Optional.of(new Site(machine.get()))
                : Optional.empty();
        RolloutRules rules = new RolloutRules(site);
        scope.services().forEach(service -> problems.addAll(rules.problems(service)));
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.STACK, problems);
        }
    }

    private Set<String> going() {
        Set<String> going = new LinkedHashSet<>(decisions.going());
        orphans.leaving().forEach(orphan -> going.add(orphan.container().id()));
        if (!going.isEmpty()) {
            Predecessors predecessors = new Predecessors(observed);
            for (ObservedContainer container : observed.own()) {
                if (going.contains(container.id())) {
                    predecessors.of(container).forEach(kept -> going.add(kept.id()));
                }
            }
        }
        return going;
    }

    /** Who wants nothing to be made anew should know what stays outdated. */
    private void notePassedOver() {
        for (Service service : scope.services()) {
            for (Decision decision : decisions.of(service).decisions()) {
                decision.kept()
                        .ifPresent(container -> changes.changeOf(service, container)
                                .ifPresent(why -> plan.note(
                                        "container `" + container.name() + "` is left as it is, though " + why)));
            }
        }
        Scope.changedNetworks(stack, observed, scope.services())
                .forEach((name, why) -> plan.note("network `" + stack.networkName(name)
                        + "` is left as it is, though it is to be another one: " + why));
    }

    /** A network has its containers in it by its id, so those of one that is made anew could not go back. */
    private void refuseWhatCannotBeUndone() {
        if (onFailure == Terms.OnFailure.UNDO && !scope.changedNetworks().isEmpty()) {
            List<Problem> problems = scope.changedNetworks().entrySet().stream()
                    .map(changed -> Problem.error("`--atomic` cannot be kept: network `"
                                    + stack.networkName(changed.getKey()) + "` must be made anew (" + changed.getValue()
                                    + "), and what was in the old one could not be brought back")
                            .about(new Subject("", "network", changed.getKey()))
                            .hint("run it once without --atomic"))
                    .toList();
            throw new ProblemException(ProblemException.Kind.STACK, problems);
        }
    }

    /** Returns the steps after which everything is ready. */
    private Collection<Integer> containerSteps(Grounds grounds, Departures departures, LeaveSteps leaving) {
        JoinSteps joining = new JoinSteps(stack, orders, grounds, plan);
        FileSteps files = new FileSteps(confidential.files(), plan);
        CreateSteps creating = new CreateSteps(
                stack,
                observed,
                orders,
                images,
                grounds,
                decisions,
                leaving,
                joining,
                files,
                choices.anonymousVolumes(),
                plan);
        HookSteps hooks = new HookSteps(definitions, plan);
        PreparationSteps preparing =
                new PreparationSteps(stack, observed, orders, creating, grounds, definitions, plan);
        StartSteps starting =
                new StartSteps(stack, order, creating, leaving, joining, files, waits, preparing, hooks, plan);
        if (choices.replacement() == Choices.Replacement.IN_BATCHES) {
            return new RolloutSteps(
                            stack,
                            order,
                            decisions,
                            grounds,
                            images,
                            departures,
                            leaving,
                            creating,
                            starting,
                            ends,
                            plan)
                    .addFor(scope.services());
        }
        ContainerSteps.Order first = scope.changedNetworks().isEmpty()
                ? ContainerSteps.Order.SUCCESSOR_IS_MADE
                : ContainerSteps.Order.PREDECESSOR_STOPS;
        Strays strays = new Strays(stack, observed, grounds, scope.changedNetworks(), going(), plan);
        return new ContainerSteps(decisions, grounds, leaving, creating, starting, strays, first)
                .addFor(scope.services());
    }

    private void refuseConflicts() {
        Conflicts conflicts = new Conflicts(stack, observed, going(), origins);
        for (Service service : scope.services()) {
            for (Decision decision : decisions.of(service).decisions()) {
                conflicts.checkName(service, decision, choices.replacement());
                if (decision.kind() != Decision.Kind.KEEP) {
                    conflicts.checkPorts(service, decision);
                }
            }
        }
        Scope.networksOf(scope.services()).forEach(conflicts::checkNetwork);
        Scope.volumesOf(scope.services()).forEach(conflicts::checkVolume);
        scope.changedNetworks().forEach(conflicts::checkLeft);
        List<Problem> problems = new ArrayList<>(requirements());
        problems.addAll(Scale.problems(scope.services()));
        Doubts.sharedPorts(scope.services())
                .forEach(finding -> problems.add(Problem.error(finding.message())
                        .hint("bring up only one of them, or publish another port")
                        .about(finding.about(), finding.other())));
        problems.addAll(conflicts.problems());
        NameChecks names = new NameChecks(stack, observed);
        scope.services().forEach(names::check);
        problems.addAll(names.problems());
        for (Service service : scope.services()) {
            problems.addAll(new GivenFiles(service, confidential.files()).problems());
            problems.addAll(HookSteps.problems(service, definitions));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.STACK, problems);
        }
    }

    private List<Problem> requirements() {
        Requirements requirements = new Requirements(observed.engine());
        scope.services().forEach(requirements::check);
        Scope.networksOf(scope.services()).stream()
                .map(name -> Scope.networkNamed(stack, name))
                .forEach(requirements::check);
        return requirements.problems();
    }
}
