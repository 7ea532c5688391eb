package orchsh.shell.command.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.json.JsonValue;
import orchsh.engine.observed.EngineFacts;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.port.ContainerMonitor.Thing;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.OwnEngine;
import orchsh.shell.call.Patience;
import orchsh.shell.doctor.Checkup;
import orchsh.shell.doctor.EngineReport;
import orchsh.shell.doctor.Examination;
import orchsh.shell.doctor.Here;
import orchsh.shell.doctor.Leftovers;
import orchsh.shell.doctor.Names;
import orchsh.shell.doctor.Proxies;
import orchsh.shell.doctor.Room;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.live.LivePorts;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.table.CheckList;
import orchsh.shell.view.table.CheckList.Check;
import orchsh.shell.view.table.CheckList.Verdict;

/** Looks at everything orchsh stands on, and says what to do about what is not well. */
public final class DoctorCommand implements Command {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration UNHURRIED = Duration.ofSeconds(30);

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.command(
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
            checks.addAll(onEngine(call, engine));
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            checks.add(failed("engine", e));
            code = ExitCode.of(e.kind());
        }
        checks.addAll(new Checkup(call.invocation().cancellation()).of(here(call)));
        call.print(
                ListOptions.isJson(call.typed())
                        ? CheckList.listing(checks).json()
                        : CheckList.lines(checks, call.console().outLook()));
        boolean amiss = checks.stream().anyMatch(check -> check.verdict() == Verdict.FAIL);
        return code.equals(ExitCode.FINE) && amiss ? ExitCode.STACK_FAILED : code;
    }

    private static Check failed(String topic, ProblemException e) {
        Problem first = e.problems().get(0);
        return Check.fail(topic, first.message(), first.hint().orElse("`orchsh --debug doctor` shows where it failed"));
    }

    private static List<Check> onEngine(Call call, OpenEngine engine) {
        CancellationToken cancellation = call.invocation().cancellation();
        EngineFacts facts = answer(call, engine, () -> engine.observer().facts());
        LivePorts ports = engine.ports();
        EngineReport report = new EngineReport(
                facts, answer(call, engine, () -> ports.monitor().details(Thing.ENGINE, "", cancellation)));
        Instant now = call.invocation().surroundings().clock().instant();
        List<Check> checks = new ArrayList<>();
        checks.add(Check.ok(
                "engine",
                facts.name() + " " + facts.version() + ", API " + facts.minimumApiVersion() + " to "
                        + facts.apiVersion() + ", at " + engine.location() + " (" + engine.foundBy() + ")"));
        checks.add(report.mode(engine.location(), engine.publishedAt(), engine.ownEngine()));
        checks.addAll(report.features());
        checks.add(report.controlGroups());
        checks.add(report.clock(now));
        checks.addAll(new Proxies(call.invocation().surroundings(), report).checks());
        ObservedStack all = answer(call, engine, () -> engine.observer().observe(""));
        checks.addAll(new Checkup(cancellation).of(examinations(call, engine, report, all)));
        return checks;
    }

    /** What everything else needs to know of the engine; one that does not answer is no engine. */
    private static <T> T answer(Call call, OpenEngine engine, Supplier<T> question) {
        return Patience.within(SOON, call.invocation().cancellation(), question)
                .orElseThrow(() -> ProblemException.noEngine(
                        Problem.error("the engine at " + engine.location() + " does not answer within 10 s")
                                .hint("restart it, or name another one with --host")));
    }

    private static List<Examination> examinations(
            Call call, OpenEngine engine, EngineReport report, ObservedStack all) {
        CancellationToken cancellation = call.invocation().cancellation();
        List<Examination> examinations = new ArrayList<>();
        boolean isHere = engine.location().startsWith("unix:");
        report.root()
                .filter(folder -> isHere)
                .ifPresent(folder -> examinations.add(new Examination(
                        "engine disk", SOON, () -> List.of(Room.disk("engine disk", Path.of(folder))))));
        examinations.add(new Examination(
                "images",
                UNHURRIED,
                () -> List.of(Room.images(engine.ports().monitor().diskUsage(cancellation), all))));
        String name = "orchsh-doctor-" + UUID.randomUUID().toString().substring(0, 8);
        examinations.add(new Examination(
                "DNS", UNHURRIED, () -> new Names(engine.ports(), all, name, cancellation).checks(report.registry())));
        examinations.add(new Examination(
                "addresses",
                UNHURRIED,
                () -> report
                        .addresses(all.networks().stream()
                                .flatMap(network ->
                                        engine
                                                .ports()
                                                .monitor()
                                                .details(Thing.NETWORK, network.id(), cancellation)
                                                .stream())
                                .map(JsonValue::parse)
                                .toList())
                        .stream()
                        .toList()));
        examinations.add(new Examination("leftovers", SOON, () -> Leftovers.onEngine(all)));
        return examinations;
    }

    private static List<Examination> here(Call call) {
        Surroundings surroundings = call.invocation().surroundings();
        return List.of(
                new Examination(
                        "private engine",
                        SOON,
                        () -> privateEngine(call).stream().toList()),
                new Examination(
                        "locks",
                        SOON,
                        () -> List.of(Leftovers.locks(surroundings.cacheFolder().resolve("locks")))),
                new Examination("disk", SOON, () -> List.of(Room.disk("disk", surroundings.dataFolder()))),
                new Examination("cache", SOON, () -> List.of(Room.cache(surroundings.cacheFolder()))),
                new Examination("start", SOON, () -> List.of(Here.start(surroundings))),
                new Examination("programs", SOON, () -> Here.programs(surroundings)),
                new Examination(
                        "terminal",
                        SOON,
                        () -> List.of(Here.terminal(call.console().outLook()))));
    }

    /** One that rests takes room, which its user may have forgotten. */
    private static Optional<Check> privateEngine(Call call) {
        OwnEngine own = call.engines().own(call.typed().engineOptions(), call.invocation());
        return switch (own.state()) {
            case ABSENT -> Optional.empty();
            case STOPPED ->
                Optional.of(Check.ok(
                        "private engine",
                        "stopped, at " + own.data()
                                + "; `orchsh engine start` starts it, `orchsh engine remove` makes room"));
            case RUNNING -> Optional.of(Check.ok("private engine", "runs, at " + own.data()));
        };
    }
}
