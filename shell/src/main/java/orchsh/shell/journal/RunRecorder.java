package orchsh.shell.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EngineEvent.RunFinished;
import orchsh.engine.event.EngineEvent.RunStarted;
import orchsh.engine.event.EngineEvent.StepDone;
import orchsh.engine.event.EngineEvent.StepFailed;
import orchsh.engine.event.EngineEvent.StepStarted;
import orchsh.engine.event.EventListener;
import orchsh.engine.plan.Plan;
import orchsh.engine.plan.PlannedStep;
import orchsh.shell.journal.StepRecord.Outcome;

/** Listens to a run, and has it written down: as it goes, if it changes anything, and as a whole at its end. */
public final class RunRecorder implements EventListener {
    private final String engine;
    private final String command;
    private final Clock clock;
    private final UnaryOperator<String> hidden;
    private final RunKeeper keeper;
    private final Map<Integer, Instant> begins = new HashMap<>();
    private final Map<Integer, Instant> ends = new HashMap<>();
    private final Map<Integer, Outcome> outcomes = new HashMap<>();
    private final Map<Integer, String> reasons = new HashMap<>();
    private RunDraft draft = run -> {};
    private Plan plan = Plan.NOTHING;
    private Instant begin = Instant.EPOCH;

    /**
     * A listener of one run.
     *
     * @param hidden takes out of a text what nobody may read
     * @param keeper given the record; not that of a run that found nothing to do
     */
    public RunRecorder(String engine, String command, Clock clock, UnaryOperator<String> hidden, RunKeeper keeper) {
        this.engine = engine;
        this.command = command;
        this.clock = clock;
        this.hidden = hidden;
        this.keeper = keeper;
    }

    @Override
    public void on(EngineEvent event) {
        if (event instanceof RunStarted started) {
            plan = started.plan();
            begin = clock.instant();
            draft = plan.changesNothing() ? keeper::add : keeper.begin(planned());
        } else if (event instanceof StepStarted started) {
            begins.put(started.step().id(), clock.instant());
            draft.begun(started.step().id(), sinceBegin(clock.instant()));
        } else if (event instanceof StepDone done) {
            ended(done.step(), Outcome.DONE);
        } else if (event instanceof StepFailed failed) {
            failed.problems().stream()
                    .findFirst()
                    .ifPresent(problem -> reasons.put(failed.step().id(), hidden.apply(problem.message())));
            ended(failed.step(), Outcome.FAILED);
        } else if (event instanceof RunFinished finished) {
            boolean isNews = finished.outcome() != RunFinished.Outcome.DONE || !plan.changesNothing();
            if (isNews) {
                draft.finish(record(finished));
            }
        } else {
            draft.goesOn(sinceBegin(clock.instant()));
        }
    }

    private void ended(PlannedStep step, Outcome outcome) {
        ends.put(step.id(), clock.instant());
        outcomes.put(step.id(), outcome);
        draft.ended(step.id(), outcome, sinceBegin(clock.instant()));
    }

    private RunRecord planned() {
        List<StepRecord> steps =
                plan.steps().stream().map(planned -> record(planned, begin)).toList();
        return new RunRecord(plan.stack(), engine, command, begin, Duration.ZERO, RunRecord.Ending.CUT_OFF, steps);
    }

    private RunRecord record(RunFinished finished) {
        Instant end = clock.instant();
        List<StepRecord> steps = new ArrayList<>();
        plan.steps().forEach(planned -> steps.add(record(planned, end)));
        return new RunRecord(plan.stack(), engine, command, begin, finished.took(), finished.outcome(), steps);
    }

    private StepRecord record(PlannedStep planned, Instant endOfRun) {
        boolean wasBegun = begins.containsKey(planned.id());
        Outcome outcome = outcomes.getOrDefault(planned.id(), wasBegun ? Outcome.CUT_SHORT : Outcome.NEVER_BEGUN);
        Duration from = sinceBegin(begins.getOrDefault(planned.id(), begin));
        Duration to = wasBegun ? sinceBegin(ends.getOrDefault(planned.id(), endOfRun)) : Duration.ZERO;
        return new StepRecord(
                planned.id(),
                StepLabel.of(planned.step()),
                hidden.apply(planned.step().describe()),
                planned.after(),
                outcome,
                from,
                to.compareTo(from) < 0 ? from : to,
                reasons.getOrDefault(planned.id(), ""));
    }

    /** Clocks may be set back while somebody looks at them. */
    private Duration sinceBegin(Instant moment) {
        Duration since = Duration.between(begin, moment);
        return since.isNegative() ? Duration.ZERO : since;
    }
}
