package orchsh.shell.command.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.event.EngineEvent.RunFinished.Outcome;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.observed.ObservedVolume;
import orchsh.engine.plan.ContainerGoal;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.DryRun;
import orchsh.shell.call.GraceOption;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.RunOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.live.PlanEdits;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.DryRunOptions;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.VolumeNames;

/** Removes the stack. What belongs to it is known by labels, so a script that was changed or broken since is no hindrance. */
public final class DownCommand implements Command {
    private static final String VOLUMES = "--volumes";
    private static final String IMAGES = "--rmi";
    private static final String FOR_THE_NAMELESS = "`down --volumes` removes volumes, also those without a name";
    private static final String FOR_THOSE_NOT_FOUND_AGAIN =
            "`down --volumes` would have removed the volumes without a name, and does not find them any more;"
                    + " `docker volume ls` shows their full names, `docker volume rm` removes them";

    @Override
    public CommandForm syntax() {
        return GraceOption.addTo(RunOptions.addTo(
                        Syntax.command("down", "Stop and remove the stack's containers and networks; volumes stay.")
                                .addPositional(Syntax.words("SERVICE", "only the containers of these services"))))
                .addOption(Syntax.flag("remove its volumes too, with all data in them", "-v", VOLUMES))
                .addOption(Syntax.flag(
                        "accepted out of habit: `down` always removes what is not in the script any more",
                        "--remove-orphans"))
                .addOption(Syntax.value(
                        "all|local",
                        "remove images too: `local` those that were built, `all` also those of its containers",
                        IMAGES));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public boolean tellsBeforehand() {
        return true;
    }

    @Override
    public ExitCode run(Call call) {
        String stack = call.stackName();
        Optional<StackImages.Which> images = call.typed().value(IMAGES).map(StackImages::which);
        Optional<Duration> grace = GraceOption.of(call.typed());
        if (!call.typed().words().isEmpty()) {
            return removeServices(call, stack, images, grace);
        }
        try (OpenEngine engine = call.openEngine()) {
            return takeDown(call, engine, stack, images, grace);
        }
    }

    /** Networks and volumes stay, for others may use them. */
    private static ExitCode removeServices(
            Call call, String stack, Optional<StackImages.Which> images, Optional<Duration> grace) {
        if (images.isPresent()) {
            throw ProblemException.usage(Problem.error("`" + IMAGES + "` has no meaning for single services")
                    .hint("`orchsh down " + IMAGES + " "
                            + call.typed().value(IMAGES).orElse("") + "` removes the images of all"));
        }
        ContainerGoal goal = new ContainerGoal.Remove(
                Set.copyOf(call.typed().words()),
                ContainerGoal.Remove.Running.STOPPED,
                call.typed().has(VOLUMES) ? AnonymousVolumes.REMOVE : AnonymousVolumes.KEEP);
        return new ContainerChange(call, stack, ContainerChange.Absence.FINE, "nothing to remove")
                .to(
                        goal,
                        plan -> grace.map(time -> PlanEdits.withGrace(plan, time))
                                .orElse(plan));
    }

    static ExitCode takeDown(
            Call call, OpenEngine engine, String stack, Optional<StackImages.Which> images, Optional<Duration> grace) {
        try (OpenEngine.Hold lock = call.lock(engine, stack)) {
            ObservedStack before = call.whileWanted(() -> engine.observe(stack));
            Plan usual = engine.plan(before, goal(call));
            Plan gentle = grace.map(time -> PlanEdits.withGrace(usual, time)).orElse(usual);
            Plan plan = images.map(which -> call.whileWanted(() -> StackImages.removedToo(gentle, which, before)))
                    .orElse(gentle);
            if (DryRunOptions.isWanted(call.typed())) {
                return DryRun.tell(call, plan);
            }
            call.mention(plan.notes());
            Outcome outcome = call.carryOut(engine, plan);
            if (outcome == Outcome.DONE) {
                call.print(summary(plan));
                tellKept(call, before, plan);
            }
            return call.exitCode(engine, outcome);
        }
    }

    /** Whoever names the project says what is meant; a file means what was made of it. */
    private static Goal.Down goal(Call call) {
        Goal.Down goal = new Goal.Down(call.typed().has(VOLUMES) ? Goal.Down.Data.REMOVE : Goal.Down.Data.KEEP);
        return call.typed().value(SharedOptions.PROJECT_NAME).isPresent()
                ? goal
                : goal.writtenIn(call.stackFile().path());
    }

    private static void tellKept(Call call, ObservedStack before, Plan plan) {
        keptVolumes(before, plan).forEach(volume -> call.print("kept volume " + volume));
        List<String> nameless = call.typed().has(VOLUMES) ? List.of() : nameless(before);
        nameless.forEach(volume -> call.print("kept volume " + VolumeNames.shown(volume) + ", which has no name"));
        if (!nameless.isEmpty()) {
            boolean areFound = nameless.stream()
                    .allMatch(volume -> before.volumeNamed(volume)
                            .filter(ObservedVolume::isNameless)
                            .isPresent());
            call.note(areFound ? FOR_THE_NAMELESS : FOR_THOSE_NOT_FOUND_AGAIN);
        }
    }

    private static String summary(Plan plan) {
        List<String> removed = new ArrayList<>();
        for (PlannedStep planned : plan.steps()) {
            if (planned.step() instanceof Step.RemoveContainer container) {
                removed.add(container.container());
            } else if (planned.step() instanceof Step.RemoveNetwork network) {
                removed.add("network " + network.name());
            } else if (planned.step() instanceof Step.RemoveVolume volume) {
                removed.add("volume " + VolumeNames.shown(volume.name()));
            } else if (planned.step() instanceof Step.RemoveImage image) {
                removed.add("image " + image.name());
            }
        }
        return removed.isEmpty() ? "nothing to remove" : "removed " + String.join(", ", removed);
    }

    /** The volumes that the engine named by a number, but for those that went with their container. */
    private static List<String> nameless(ObservedStack before) {
        Set<String> volumes = new LinkedHashSet<>();
        before.own().stream()
                .flatMap(container -> container.withoutVolumes(before.volumesOfFiles(container)).volumes().stream())
                .filter(ObservedContainer.MountedVolume::isAnonymous)
                .map(ObservedContainer.MountedVolume::volume)
                .forEach(volumes::add);
        before.ownVolumes().forEach(own -> volumes.remove(own.name()));
        before.ownVolumes().stream()
                .filter(ObservedVolume::isNameless)
                .map(ObservedVolume::name)
                .forEach(volumes::add);
        return List.copyOf(volumes);
    }

    private static List<String> keptVolumes(ObservedStack before, Plan plan) {
        List<String> destroyed = plan.destroysData().stream()
                .filter(Step.RemoveVolume.class::isInstance)
                .map(step -> ((Step.RemoveVolume) step).name())
                .toList();
        return before.ownVolumes().stream()
                .filter(volume -> !volume.isNameless())
                .map(ObservedVolume::name)
                .filter(volume -> !destroyed.contains(volume))
                .toList();
    }
}
