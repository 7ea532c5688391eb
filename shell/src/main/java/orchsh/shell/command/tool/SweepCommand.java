package orchsh.shell.command.tool;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import orchsh.engine.observed.DiskUsage;
import orchsh.engine.plan.Leftover;
import orchsh.engine.plan.Sweep;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.RunOptions;
import orchsh.shell.command.tool.SweepReport.Fate;
import orchsh.shell.invocation.Console.Asking;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.DryRunOptions;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;
import orchsh.shell.view.text.Amount;

/** Clears up what orchsh made and nobody needs any more. */
public final class SweepCommand implements Command {
    private static final String ALL = "--all";
    private static final String YES = "--yes";

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(RunOptions.addParallelTo(Syntax.command(
                        "gc",
                        "Clear up what orchsh made and nobody needs any more, of all stacks.",
                        "That is: stacks whose `ttl` is over, what killed runs left, networks and images of"
                                + " stacks that are gone, volumes without a name that nobody uses, old files"
                                + " of caches. What others made is never touched.")
                .addOption(Syntax.flag(
                        "also images that no container uses, of stacks that are there, and caches as a whole",
                        "-a",
                        ALL))
                .addOption(Syntax.flag("do not ask", "-y", YES))));
    }

    @Override
    public Scope scope() {
        return Scope.ENGINE;
    }

    @Override
    public boolean tellsBeforehand() {
        return true;
    }

    @Override
    public ExitCode run(Call call) {
        Typed typed = call.typed();
        boolean isDry = DryRunOptions.isWanted(typed);
        boolean isJson = ListOptions.isJson(typed);
        Sweep.Extent extent = typed.has(ALL) ? Sweep.Extent.ALL : Sweep.Extent.USUAL;
        Instant now = call.invocation().surroundings().clock().instant();
        try (OpenEngine engine = call.openExistingEngine()) {
            List<Leftover> leftovers = call.whileWanted(() -> new Sweep(engine.observe(""), now, extent).leftovers());
            List<OldFiles> files = call.whileWanted(
                    () -> OldFiles.in(call.invocation().surroundings().cacheFolder(), now, extent));
            SweepReport report = new SweepReport(leftovers, files, usage(call, engine, leftovers));
            if (report.isEmpty()) {
                call.note("there is nothing to clear up");
                return ExitCode.FINE;
            }
            if (!isJson) {
                call.print(report.lines(call.console().outLook()));
            }
            if (isDry || !isWanted(call, report)) {
                if (isJson) {
                    call.print(report.json());
                }
                return isDry ? ExitCode.WOULD_CHANGE : ExitCode.FINE;
            }
            new Sweeping(call, engine, now, extent).of(report);
            remove(files, report, call);
            call.print(isJson ? report.json() : List.of(report.summary()));
            return call.invocation().cancellation().isCancelled()
                    ? ExitCode.INTERRUPTED
                    : report.has(Fate.FAILED) ? ExitCode.STACK_FAILED : ExitCode.FINE;
        }
    }

    /** Sizes are good to know, and no reason to stop. */
    private static DiskUsage usage(Call call, OpenEngine engine, List<Leftover> leftovers) {
        if (leftovers.isEmpty()) {
            return DiskUsage.UNKNOWN;
        }
        try {
            return call.whileWanted(
                    () -> engine.ports().monitor().diskUsage(call.invocation().cancellation()));
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            call.mention(List.of(
                    "the engine does not tell sizes: " + e.problems().get(0).message()));
            return DiskUsage.UNKNOWN;
        }
    }

    private static boolean isWanted(Call call, SweepReport report) {
        if (call.typed().has(YES)) {
            return true;
        }
        if (call.console().asking() == Asking.POINTLESS) {
            throw ProblemException.usage(Problem.error("nobody is there to be asked whether this should be removed")
                    .hint("`gc --yes` does not ask, `gc --dry-run` only shows it"));
        }
        long size = report.size();
        String question = "remove " + report.things() + (size > 0 ? ", " + Amount.bytes(size) : "") + "?";
        boolean isWanted = call.whileWanted(() -> call.console().confirm(question));
        if (!isWanted) {
            call.note("nothing was removed");
        }
        return isWanted;
    }

    private static void remove(List<OldFiles> caches, SweepReport report, Call call) {
        for (OldFiles cache : caches) {
            if (call.invocation().cancellation().isCancelled()) {
                return;
            }
            try {
                cache.remove();
                report.decide(cache, Fate.REMOVED);
            } catch (IOException e) {
                report.decide(cache, Fate.FAILED);
                call.show(List.of(Problem.error(cache.cache() + " cannot be removed: " + Words.of(e))));
            }
        }
    }
}
