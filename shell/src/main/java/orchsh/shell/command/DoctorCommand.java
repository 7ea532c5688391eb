package orchsh.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import orchsh.engine.observed.EngineFacts;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.view.CheckList;
import orchsh.shell.view.CheckList.Check;
import orchsh.shell.view.CheckList.Verdict;

/** Looks at everything orchsh stands on, and says what to do about what is not well. */
final class DoctorCommand implements Command {
    private static final long MEGABYTE = 1_000_000;
    private static final long TOO_LITTLE = 500 * MEGABYTE;
    private static final long BARELY_ENOUGH = 3_000 * MEGABYTE;

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.command(
                this,
                "doctor",
                "Check what orchsh needs, and say how to mend what is amiss. Exit code 0 when all is well,"
                        + " 1 when something is not, 3 without an engine."));
    }

    @Override
    public Scope scope() {
        return Scope.ENGINE;
    }

    @Override
    public ExitCode run(Call call) {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.ok("Java", call.about().java() + " (" + call.about().javaVendor() + ")"));
        ExitCode code = ExitCode.FINE;
        try (OpenEngine engine = call.openEngine()) {
            checks.add(call.whileWanted(() -> engine(engine)));
            checks.addAll(leftovers(call.whileWanted(() -> engine.observer().observe(""))));
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            checks.add(failed("engine", e));
            code = ExitCode.of(e.kind());
        }
        checks.add(disk(call.invocation().surroundings().dataFolder()));
        call.print(
                ListOptions.isJson(call.typed())
                        ? CheckList.listing(checks).json()
                        : CheckList.lines(checks, call.console().outLook()));
        boolean amiss = checks.stream().anyMatch(check -> check.verdict() == Verdict.FAIL);
        return code.equals(ExitCode.FINE) && amiss ? ExitCode.STACK_FAILED : code;
    }

    private static Check engine(OpenEngine engine) {
        EngineFacts facts = engine.observer().facts();
        return Check.ok(
                "engine",
                facts.name() + " " + facts.version() + ", API " + facts.apiVersion() + ", at " + engine.location()
                        + " (" + engine.foundBy() + ")");
    }

    private static Check failed(String topic, ProblemException e) {
        Problem first = e.problems().get(0);
        return Check.fail(topic, first.message(), first.hint().orElse("`orchsh --debug doctor` shows where it failed"));
    }

    /** What earlier runs have left behind: containers that do not run, networks that nobody is in. */
    private static List<Check> leftovers(ObservedStack all) {
        TreeSet<String> stacks = new TreeSet<>();
        all.containers().stream()
                .filter(container -> container.label(Labels.STACK).isPresent())
                .filter(container -> !container.isAlive())
                .forEach(container -> container.project().ifPresent(stacks::add));
        all.networks().stream()
                .filter(network -> network.label(Labels.STACK).isPresent())
                .filter(network -> all.containers().stream()
                        .noneMatch(container -> container.networks().containsKey(network.name())))
                .forEach(network -> network.label(Labels.PROJECT).ifPresent(stacks::add));
        if (stacks.isEmpty()) {
            return List.of(Check.ok("leftovers", "none"));
        }
        return stacks.stream()
                .map(stack -> Check.warn(
                        "leftovers",
                        "stack `" + stack + "` has containers that do not run, or networks that nobody uses",
                        "start it again, or clean up: orchsh -p " + stack + " down"))
                .toList();
    }

    private static Check disk(Path folder) {
        Path existing = folder;
        while (!Files.isDirectory(existing)) {
            existing = Optional.ofNullable(existing.getParent()).orElse(folder.getRoot());
        }
        try {
            return disk(existing, Files.getFileStore(existing).getUsableSpace());
        } catch (IOException e) {
            return Check.warn("disk", "the free space of " + existing + " cannot be told", "check it by hand: df -h");
        }
    }

    static Check disk(Path folder, long free) {
        String text = free / (100 * MEGABYTE) / 10.0 + " GB free at " + folder;
        if (free < TOO_LITTLE) {
            return Check.fail("disk", text, "images need room: free some, for example with: docker system prune");
        }
        return free < BARELY_ENOUGH
                ? Check.warn("disk", text, "images need room: 3 GB or more are comfortable")
                : Check.ok("disk", text);
    }
}
