package orchsh.shell.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.probe.Deadline;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.view.table.CheckList.Check;
import orchsh.shell.view.text.Elapsed;

/** Carries out examinations at the same time, and waits for none of them longer than it may take. */
public final class Checkup {
    private final CancellationToken cancellation;

    public Checkup(CancellationToken cancellation) {
        this.cancellation = cancellation;
    }

    /** What they found, in their order. One that fails or takes too long says that. */
    public List<Check> of(List<Examination> examinations) {
        Map<Examination, FutureTask<List<Check>>> tasks = new LinkedHashMap<>();
        Map<Examination, Deadline> deadlines = new HashMap<>();
        for (Examination examination : examinations) {
            FutureTask<List<Check>> task = new FutureTask<>(examination.work()::get);
            tasks.put(examination, task);
            deadlines.put(examination, Deadline.in(examination.limit()));
            Background.start("examination of " + examination.topic(), task);
        }
        try (CancellationToken.Registration registration =
                cancellation.onCancel(() -> tasks.values().forEach(task -> task.cancel(true)))) {
            List<Check> checks = new ArrayList<>();
            tasks.forEach((examination, task) -> checks.addAll(result(
                    examination,
                    task,
                    deadlines
                            .getOrDefault(examination, Deadline.in(examination.limit()))
                            .left())));
            return checks;
        }
    }

    private static List<Check> result(Examination examination, FutureTask<List<Check>> task, Duration left) {
        try {
            return task.get(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return List.of(Check.warn(
                    examination.topic(),
                    "it was not known after " + Elapsed.words(examination.limit()),
                    "try again when the machine and its engine are less busy"));
        } catch (ExecutionException e) {
            return List.of(failed(examination, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private static Check failed(Examination examination, ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        if (!(cause instanceof ProblemException problem)) {
            throw cause instanceof RuntimeException unexpected ? unexpected : new IllegalStateException(cause);
        }
        if (problem.kind() == ProblemException.Kind.INTERRUPTED) {
            throw problem;
        }
        Problem first = problem.problems().get(0);
        return Check.warn(
                examination.topic(),
                "it cannot be told: " + first.message(),
                first.hint().orElse("`orchsh --debug doctor` shows where it failed"));
    }
}
