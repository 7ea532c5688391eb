package orchsh.shell.command.look;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.engine.json.JsonWriter;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.OutputFile;
import orchsh.shell.drawing.TimelinePage;
import orchsh.shell.drawing.TimelinePicture;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.journal.RunFormat;
import orchsh.shell.journal.RunRecord;
import orchsh.shell.journal.StepRecord;
import orchsh.shell.journal.Timeline;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.run.TimelineView;
import orchsh.shell.view.table.Listing;
import orchsh.shell.view.table.Listing.Cell;
import orchsh.shell.view.table.Listing.Column;
import orchsh.shell.view.text.Elapsed;

/** Tells what the last `up` spent its time on, from what was written down about it: no engine is asked. */
public final class TimelineCommand implements Command {
    private static final String UP = "up";
    private static final String RUN = "--run";
    private static final String LIST = "--list";
    private static final String SVG = "--svg";
    private static final String HTML = "--html";

    @Override
    public CommandForm syntax() {
        return ListOptions.addTo(Syntax.look(
                        "timeline",
                        "Show what the last `up` spent its time on, and the longest chain of steps in it.",
                        "For example: orchsh timeline --html up.html")
                .addOption(Syntax.value("FILE", "write it as a picture", SVG))
                .addOption(Syntax.value("FILE", "write it as a page", HTML))
                .addOption(Syntax.value("N", "of another run, by its number in the list", RUN))
                .addOption(Syntax.flag("list the runs that are known, `down` and others too", LIST)));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        String stack = call.stackName();
        List<RunRecord> runs = call.journal(stack).runs();
        ZoneId zone = call.invocation().surroundings().clock().getZone();
        if (call.typed().has(LIST)) {
            ListOptions.print(call, listing(runs, zone), "no run of stack `" + stack + "` is known");
            return ExitCode.FINE;
        }
        RunRecord run = chosen(call, stack, runs);
        Timeline timeline = Timeline.of(run);
        String title = TimelineView.title(run, zone);
        Optional<String> svg = call.typed().value(SVG);
        Optional<String> html = call.typed().value(HTML);
        svg.ifPresent(file -> OutputFile.write(call, file, TimelinePicture.of(timeline, title)));
        html.ifPresent(file -> OutputFile.write(call, file, TimelinePage.of(timeline, title)));
        if (ListOptions.isJson(call.typed())) {
            call.print(json(timeline));
        } else if (svg.isEmpty() && html.isEmpty()) {
            call.print(TimelineView.lines(timeline, call.console().outLook(), zone));
        }
        return ExitCode.FINE;
    }

    private static RunRecord chosen(Call call, String stack, List<RunRecord> runs) {
        Optional<String> number = call.typed().value(RUN);
        if (number.isPresent()) {
            return numbered(number.get(), runs);
        }
        return runs.stream()
                .filter(run -> run.command().equals(UP))
                .findFirst()
                .orElseThrow(() -> ProblemException.stack(
                        Problem.error("no `up` of stack `" + stack + "` is known that had something to do")
                                .hint(
                                        runs.isEmpty()
                                                ? "the next one that changes something is written down"
                                                : "`orchsh timeline --list` shows other runs")));
    }

    private static RunRecord numbered(String text, List<RunRecord> runs) {
        int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > runs.size()) {
            String known = runs.isEmpty() ? "no run is known" : "1 to " + runs.size() + " are known, 1 is the last run";
            throw ProblemException.usage(
                    Problem.error("there is no run `" + text + "`").hint(known));
        }
        return runs.get(number - 1);
    }

    private static Listing listing(List<RunRecord> runs, ZoneId zone) {
        Listing listing = Listing.of(
                new Column("RUN", "run"),
                Column.of("COMMAND"),
                Column.of("BEGIN"),
                new Column("TOOK", "took_ms"),
                Column.of("OUTCOME"),
                Column.of("STEPS"));
        for (int i = 0; i < runs.size(); i++) {
            RunRecord run = runs.get(i);
            listing.row(
                    i + 1,
                    run.command(),
                    new Cell(TimelineView.moment(run, zone), run.begin().toString()),
                    new Cell(Elapsed.words(run.took()), run.took().toMillis()),
                    RunFormat.word(run.ending()),
                    run.steps().stream().filter(StepRecord::wasBegun).count());
        }
        return listing;
    }

    private static String json(Timeline timeline) {
        JsonWriter json = new JsonWriter().beginObject();
        RunFormat.writeFields(json, timeline.run());
        json.name("longest_chain").beginArray();
        List<Integer> path = new ArrayList<>();
        timeline.path().forEach(step -> path.add(step.id()));
        path.forEach(json::value);
        return json.endArray()
                .name("longest_chain_ms")
                .value(timeline.lengthOfPath().toMillis())
                .endObject()
                .toString();
    }
}
