package orchsh.shell.command.script;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.dsl.build.Secrets;
import orchsh.dsl.task.Verbs;
import orchsh.engine.model.Service;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.live.EngineStack;
import orchsh.shell.live.Plans;
import orchsh.shell.live.Tether;
import orchsh.shell.live.Voice;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.view.test.TestReport;
import orchsh.shell.view.test.TestResult;

/** Runs tests one after the other, tells how each ended, and keeps that. */
final class TestRun {
    private static final int MOST_KEPT = 1 << 20;

    private final Call call;
    private final ReadStack read;
    private final Plans plans;
    private final List<TestResult> results = new ArrayList<>();
    private Optional<Integer> lastJobsCode = Optional.empty();

    TestRun(Call call, ReadStack read, Plans plans) {
        this.call = call;
        this.read = read;
        this.plans = plans;
    }

    List<TestResult> results() {
        return results;
    }

    /** The exit code of the job that was run last. */
    Optional<Integer> lastJobsCode() {
        return lastJobsCode;
    }

    void check(Verbs.Check check) {
        test(check.name(), "check", live -> check.body().run(live, List.of()));
    }

    void job(Verbs.Job job) {
        Service service = read.stack().service(job.name()).orElseThrow();
        test(job.name(), "job", live -> {
            int code = live.runJob(service);
            lastJobsCode = Optional.of(code);
            if (code != service.fineExitCode()) {
                throw ProblemException.stack(Problem.error("job `" + job.name() + "` ended with exit code " + code)
                        .at(job.at()));
            }
        });
    }

    /** Does what tests need; a failure of that is one more result, for then there are no others. */
    boolean isPrepared(Runnable preparation) {
        Instant begin = now();
        try {
            preparation.run();
            return true;
        } catch (ProblemException e) {
            List<Problem> problems = e.problems().stream()
                    .map(read.origins()::point)
                    .map(read.secrets()::hiddenIn)
                    .toList();
            TestResult result =
                    new TestResult("bringing up the stack", "stack", Duration.between(begin, now()), problems, "");
            results.add(result);
            if (e.kind() != ProblemException.Kind.STACK) {
                throw e;
            }
            call.report().tested(result, new TestReport(call.console().outLook()).lines(result));
            return false;
        }
    }

    private interface Work {
        void on(EngineStack live);
    }

    private void test(String name, String kind, Work work) {
        Secrets secrets = read.secrets();
        Kept output = new Kept(secrets);
        Instant begin = now();
        List<Problem> problems = List.of();
        try {
            Tether tether = new Tether(call.invocation().cancellation());
            EngineStack live = new EngineStack(
                    read.stack(), read.usualServices(), plans, VerbRun.besideScript(call), output, tether);
            tether.hold(Optional.empty(), kind + " `" + name + "`", () -> work.on(live));
        } catch (ProblemException e) {
            if (e.kind() != ProblemException.Kind.STACK) {
                throw e;
            }
            problems = e.problems().stream()
                    .map(read.origins()::point)
                    .map(secrets::hiddenIn)
                    .toList();
        }
        TestResult result = new TestResult(name, kind, Duration.between(begin, now()), problems, output.text());
        results.add(result);
        call.report().tested(result, new TestReport(call.console().outLook()).lines(result));
    }

    private Instant now() {
        return call.invocation().surroundings().clock().instant();
    }

    /** What a test prints, its end if that is long. */
    private static final class Kept implements Voice {
        private final Secrets secrets;
        private final StringBuilder text = new StringBuilder();

        Kept(Secrets secrets) {
            this.secrets = secrets;
        }

        /** What is cut off could be the beginning of a secret, and its end would not be known for one. */
        @Override
        public synchronized void out(String more) {
            text.append(more);
            if (text.length() > MOST_KEPT) {
                text.replace(0, text.length(), secrets.hiddenIn(text.toString()));
                text.delete(0, Math.max(0, text.length() - MOST_KEPT / 2));
            }
        }

        @Override
        public void err(String more) {
            out(more);
        }

        synchronized String text() {
            return secrets.hiddenIn(text.toString());
        }
    }
}
