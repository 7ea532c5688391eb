package orchsh.shell.command.script;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.task.Verbs;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.plan.Goal;
import orchsh.engine.plan.Plan;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.CallPlans;
import orchsh.shell.call.Command;
import orchsh.shell.call.OutputFile;
import orchsh.shell.call.RunOptions;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.test.JUnitXml;
import orchsh.shell.view.test.TestReport;
import orchsh.shell.view.test.TestResult;

/** Finds out whether the stack does what its checks and test jobs say. */
public final class TestCommand implements Command {
    private static final String NO_UP = "--no-up";
    private static final String DOWN = "--down";
    private static final String JUNIT = "--junit";

    @Override
    public CommandForm syntax() {
        return RunOptions.addTo(Syntax.command(
                        "test",
                        "Run the stack's checks, and its jobs that are tests, after bringing up what they need.")
                .addPositional(Syntax.words("NAME", "only these checks and jobs"))
                .addOption(Syntax.flag("bring nothing up: test what runs", NO_UP))
                .addOption(Syntax.flag("remove the stack afterwards; volumes stay", DOWN))
                .addOption(Syntax.value(
                        "FILE", "write the results to this file as JUnit XML, too; a missing folder is made", JUNIT)));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        ReadStack read = call.readStack(call.typed().words());
        Chosen chosen =
                Chosen.of(call.typed().words(), read.verbs(), read.stack().name());
        Instant begin = call.invocation().surroundings().clock().instant();
        try (CallPlans plans = new CallPlans(call, read.stack().name())) {
            TestRun run = new TestRun(call, read, plans);
            try {
                if (call.typed().has(NO_UP) || run.isPrepared(() -> bringUp(plans, read, chosen, call))) {
                    chosen.checks().forEach(run::check);
                    chosen.jobs().forEach(run::job);
                }
            } finally {
                try {
                    report(call, read.stack().name(), begin, run.results());
                } finally {
                    if (call.typed().has(DOWN)) {
                        plans.carryOut(
                                "removing the stack",
                                observed -> plans.plan(observed, new Goal.Down(Goal.Down.Data.KEEP)),
                                CancellationToken.none());
                    }
                }
            }
            return exitCode(chosen, run);
        }
    }

    /** The code of a job that is all there was to run is passed on. */
    private static ExitCode exitCode(Chosen chosen, TestRun run) {
        boolean failed = run.results().stream().anyMatch(TestResult::hasFailed);
        Optional<Integer> code = chosen.isOneJob() ? run.lastJobsCode() : Optional.empty();
        return failed
                ? code.filter(number -> number != 0).map(ExitCode::new).orElse(ExitCode.STACK_FAILED)
                : ExitCode.FINE;
    }

    /** What is tested. */
    private record Chosen(List<Verbs.Check> checks, List<Verbs.Job> jobs) {
        boolean isOneJob() {
            return checks.isEmpty() && jobs.size() == 1;
        }

        static Chosen of(List<String> names, Verbs verbs, String stack) {
            List<String> known = new ArrayList<>();
            verbs.checks().forEach(check -> known.add(check.name()));
            verbs.testJobs().forEach(job -> known.add(job.name()));
            if (known.isEmpty()) {
                throw ProblemException.usage(
                        Problem.error("stack `" + stack + "` has no checks, and no job that is a test")
                                .hint("for example check('the api answers') { assert http(api, '/').status == 200 }"));
            }
            List<Problem> unknown = names.stream()
                    .filter(name -> !known.contains(name))
                    .map(name -> Problem.error("there is no check or test job `" + name + "`")
                            .hint(NearMiss.hint(name, known).orElse("there are: " + String.join(", ", known))))
                    .toList();
            if (!unknown.isEmpty()) {
                throw new ProblemException(ProblemException.Kind.USAGE, unknown);
            }
            return new Chosen(
                    verbs.checks().stream()
                            .filter(check -> names.isEmpty() || names.contains(check.name()))
                            .toList(),
                    verbs.testJobs().stream()
                            .filter(job -> names.isEmpty() || names.contains(job.name()))
                            .toList());
        }
    }

    /** Jobs bring up what they need themselves. */
    private static void bringUp(CallPlans plans, ReadStack read, Chosen chosen, Call call) {
        if (chosen.checks().isEmpty()) {
            return;
        }
        boolean all = chosen.checks().stream().anyMatch(check -> check.needs().isEmpty());
        if (all && read.usualServices().isEmpty()) {
            return;
        }
        Set<String> services = new LinkedHashSet<>(all ? read.usualServices().orElseThrow() : Set.of());
        if (!all) {
            chosen.checks().forEach(check -> services.addAll(check.needs()));
        }
        services.stream()
                .filter(service -> read.stack().service(service).isEmpty())
                .findFirst()
                .ifPresent(service -> {
                    throw ProblemException.usage(
                            Problem.error("service `" + service + "`, which a check needs, is of no chosen profile"));
                });
        Goal.Up goal = new Goal.Up(services, Goal.Up.Images.AS_NEEDED, Optional.empty());
        plans.carryOut(
                "bringing up stack `" + read.stack().name() + "`",
                observed -> unlessUp(
                        plans.plan(
                                read.stack(), observed, goal, call.invocation().cancellation()),
                        read.stack()),
                call.invocation().cancellation());
    }

    /** Jobs alone are not done again for a stack that is up. */
    private static Plan unlessUp(Plan plan, Stack stack) {
        boolean onlyJobs = plan.changes().stream()
                .allMatch(planned -> stack.service(planned.step().service())
                        .filter(Service::isJob)
                        .isPresent());
        return onlyJobs ? new Plan(plan.stack(), List.of(), plan.notes()) : plan;
    }

    private static void report(Call call, String stack, Instant begin, List<TestResult> results) {
        Duration time =
                Duration.between(begin, call.invocation().surroundings().clock().instant());
        call.print(new TestReport(call.console().outLook()).summary(results, time));
        call.typed().value(JUNIT).ifPresent(file -> OutputFile.write(call, file, JUnitXml.of(stack, begin, results)));
    }
}
