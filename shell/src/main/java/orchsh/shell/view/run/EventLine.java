package orchsh.shell.view.run;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import orchsh.engine.json.JsonWriter;
import orchsh.engine.plan.PlannedStep;
import orchsh.engine.problem.Location;
import orchsh.engine.problem.Problem;
import orchsh.shell.journal.StepLabel;
import orchsh.shell.view.container.WayIn;
import orchsh.shell.view.test.TestResult;
import orchsh.shell.view.text.Cells;

/** One line of JSON about something that happened; docs/events.md tells what its fields mean. */
public final class EventLine {
    private final JsonWriter json = new JsonWriter();
    private final UnaryOperator<String> hidden;

    private EventLine(UnaryOperator<String> hidden) {
        this.hidden = hidden;
    }

    /** @param hidden takes out of a text what nobody may read, before quotes in it are escaped */
    public static EventLine of(String event, Instant now, UnaryOperator<String> hidden) {
        EventLine line = new EventLine(hidden);
        line.json
                .beginObject()
                .name("event")
                .value(event)
                .name("time")
                .value(now.truncatedTo(ChronoUnit.MILLIS).toString());
        return line;
    }

    public EventLine with(String name, String text) {
        json.name(name).value(hidden.apply(text));
        return this;
    }

    public EventLine with(String name, long number) {
        json.name(name).value(number);
        return this;
    }

    public EventLine with(String name, boolean truth) {
        json.name(name).value(truth);
        return this;
    }

    EventLine took(Duration time) {
        return with("took_ms", time.toMillis());
    }

    EventLine with(PlannedStep planned) {
        write(planned);
        return this;
    }

    EventLine with(Optional<PlannedStep> planned) {
        planned.ifPresent(this::write);
        return this;
    }

    private void write(PlannedStep planned) {
        StepLabel label = StepLabel.of(planned.step());
        json.name("step").value(planned.id());
        with("kind", label.kind());
        with("subject", label.subject());
        with("text", planned.step().describe());
    }

    EventLine withPlan(List<PlannedStep> steps) {
        json.name("steps").beginArray();
        for (PlannedStep planned : steps) {
            json.beginObject();
            write(planned);
            with("why", planned.why());
            numbers("after", planned.after());
            json.endObject();
        }
        json.endArray();
        return this;
    }

    EventLine withNumbers(String name, List<PlannedStep> steps) {
        numbers(name, steps.stream().map(PlannedStep::id).toList());
        return this;
    }

    private void numbers(String name, Collection<Integer> numbers) {
        json.name(name).beginArray();
        numbers.forEach(json::value);
        json.endArray();
    }

    public EventLine with(Problem problem) {
        write(problem);
        return this;
    }

    /** How a test ended. */
    public EventLine with(TestResult result) {
        with("name", result.name());
        with("kind", result.kind());
        with("outcome", result.hasFailed() ? "failed" : "ok");
        took(result.time());
        withProblems(result.problems());
        return withTexts("output", result.output().lines().toList());
    }

    EventLine withProblems(List<Problem> problems) {
        json.name("problems").beginArray();
        for (Problem problem : problems) {
            json.beginObject();
            write(problem);
            json.endObject();
        }
        json.endArray();
        return this;
    }

    private void write(Problem problem) {
        with("severity", problem.isError() ? "error" : "warning");
        with("message", problem.message());
        problem.at().ifPresent(this::write);
        problem.hint().ifPresent(hint -> with("hint", hint));
        if (!problem.details().isEmpty()) {
            texts("details", problem.details());
        }
    }

    private void write(Location place) {
        with("file", place.file());
        with("line", place.line());
        if (place.column() > 0) {
            with("column", place.column());
        }
    }

    private void texts(String name, List<String> texts) {
        json.name(name).beginArray();
        texts.forEach(text -> json.value(hidden.apply(Cells.clean(text))));
        json.endArray();
    }

    /** Where containers can be reached, one object each. */
    public EventLine withTexts(String name, List<String> values) {
        texts(name, values);
        return this;
    }

    public EventLine withContainers(List<WayIn> ways) {
        json.name("services").beginArray();
        for (WayIn way : ways) {
            json.beginObject();
            with("service", way.service());
            with("container", way.container());
            with("state", way.state());
            texts("addresses", way.addresses());
            texts("inside", way.inside());
            json.endObject();
        }
        json.endArray();
        return this;
    }

    @Override
    public String toString() {
        return json.endObject().toString();
    }
}
