package orchsh.shell.view.prose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.plan.Step;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.table.Listing;
import orchsh.shell.view.text.Cells;
import orchsh.shell.view.text.Folding;
import orchsh.shell.view.text.Paint;
import orchsh.shell.view.text.Tone;

/** A plan, one step a line with its reason, and what it comes to. */
public final class PlanView {
    private static final String GAP = "   ";
    private static final int LEAST_ROOM = 20;

    private PlanView() {}

    public static List<String> lines(Plan plan, Appearance appearance) {
        Paint paint = Paint.of(appearance);
        int widest = plan.steps().stream()
                .filter(planned -> !planned.why().isEmpty())
                .mapToInt(planned -> Cells.width(planned.step().describe()))
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (PlannedStep planned : plan.steps()) {
            String what = planned.step().describe();
            if (planned.why().isEmpty()) {
                lines.add(what);
            } else {
                String before = Cells.padded(what, widest) + GAP;
                for (String why : Folding.pieces(planned.why(), roomFor(appearance, widest))) {
                    lines.add(before + paint.in(Tone.FAINT, why));
                    before = " ".repeat(widest + GAP.length());
                }
            }
        }
        lines.add(paint.in(Tone.STRONG, summary(plan)));
        return lines;
    }

    /** How wide the reasons may be; nothing is folded for a program, or where next to no room is left. */
    private static int roomFor(Appearance appearance, int widest) {
        int room = appearance.isTerminal() ? appearance.size().get().columns() - widest - GAP.length() : 0;
        return room < LEAST_ROOM ? 0 : room;
    }

    /** The same for programs, one object a step. */
    public static Listing listing(Plan plan) {
        List<Step> lost = plan.destroysData();
        Listing listing = Listing.of("ID", "ACTION", "STEP", "SERVICE", "WHY", "AFTER", "CHANGES", "DESTROYS DATA");
        for (PlannedStep planned : plan.steps()) {
            String what = planned.step().describe();
            listing.row(
                    planned.id(),
                    what.substring(0, what.indexOf(' ')),
                    what,
                    planned.step().service(),
                    planned.why(),
                    List.copyOf(planned.after()),
                    planned.step().changes(),
                    lost.contains(planned.step()));
        }
        return listing;
    }

    /** For example {@code 2 to create, 1 to remove}. */
    static String summary(Plan plan) {
        if (plan.changesNothing()) {
            return "nothing to change";
        }
        List<Step> steps = plan.changes().stream().map(PlannedStep::step).toList();
        Set<String> created = steps.stream()
                .filter(Step.CreateContainer.class::isInstance)
                .map(Step.CreateContainer.class::cast)
                .flatMap(create -> Stream.of(create.container(), create.order().name()))
                .collect(Collectors.toSet());
        Set<String> removed = steps.stream()
                .filter(Step.RemoveContainer.class::isInstance)
                .map(step -> ((Step.RemoveContainer) step).container())
                .collect(Collectors.toSet());
        // What is set aside first and removed in the end is told once.
        Set<String> gone = steps.stream()
                .filter(step -> step instanceof Step.RenameContainer rename && removed.contains(rename.name()))
                .map(step -> ((Step.RenameContainer) step).container())
                .collect(Collectors.toCollection(() -> new HashSet<>(removed)));
        List<String> parts = new ArrayList<>();
        count(parts, "pull", steps, Step.PullImage.class::isInstance);
        count(parts, "build", steps, Step.BuildImage.class::isInstance);
        count(parts, "push", steps, Step.PushImage.class::isInstance);
        count(
                parts,
                "create",
                steps,
                step -> step instanceof Step.CreateContainer
                        || step instanceof Step.CreateNetwork
                        || step instanceof Step.CreateVolume);
        count(
                parts,
                "connect",
                steps,
                step -> step instanceof Step.Connect connect && !created.contains(connect.container()));
        count(
                parts,
                "rename",
                steps,
                step -> step instanceof Step.RenameContainer rename
                        && !created.contains(rename.name())
                        && !removed.contains(rename.name()));
        count(
                parts,
                "start",
                steps,
                step -> step instanceof Step.StartContainer start && !created.contains(start.container()));
        count(
                parts,
                "stop",
                steps,
                step -> step instanceof Step.StopContainer stop && !gone.contains(stop.container()));
        count(parts, "signal", steps, Step.SignalContainer.class::isInstance);
        count(parts, "pause", steps, Step.PauseContainer.class::isInstance);
        count(parts, "unpause", steps, Step.UnpauseContainer.class::isInstance);
        count(
                parts,
                "remove",
                steps,
                step -> step instanceof Step.RemoveContainer
                        || step instanceof Step.RemoveNetwork
                        || step instanceof Step.RemoveVolume);
        return parts.isEmpty() ? steps.size() + " to do" : String.join(", ", parts);
    }

    private static void count(List<String> parts, String verb, List<Step> steps, Predicate<Step> kind) {
        long count = steps.stream().filter(kind).count();
        if (count > 0) {
            parts.add(count + " to " + verb);
        }
    }
}
