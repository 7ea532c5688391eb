package orchsh.shell.drawing;

import java.util.List;
import java.util.Set;
import orchsh.shell.journal.StepRecord;
import orchsh.shell.journal.Timeline;
import orchsh.shell.view.text.Elapsed;

/** What a run spent its time on, as a page: the picture, and every step in a table. */
public final class TimelinePage {
    private static final String STYLE = """
            body{margin:0;padding:24px;background:var(--ground);color:var(--text);%s;font-size:14px;line-height:1.45}
            main{max-width:1000px;margin:0 auto}
            h1{font-size:20px;margin:0 0 16px}
            h2{font-size:15px;margin:28px 0 8px}
            .scroll{overflow-x:auto;border:1px solid var(--line);border-radius:8px}
            .scroll svg{display:block;margin:0 auto}
            table{border-collapse:collapse;width:100%%}
            th,td{text-align:left;padding:4px 12px 4px 0;border-bottom:1px solid var(--line);vertical-align:top;\
            overflow-wrap:anywhere}
            th{color:var(--faint);font-weight:500}
            .number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
            tr.onpath td{font-weight:600}
            .failed{color:var(--bad)}
            p{color:var(--faint)}
            """.formatted(Theme.FONT);

    private TimelinePage() {}

    /** @param title what it is a page of */
    public static String of(Timeline timeline, String title) {
        Markup page = new Markup().raw("<!DOCTYPE html>\n");
        page.open("html", "lang", "en").line().open("head").line();
        page.empty("meta", "charset", "utf-8").line();
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        page.empty("meta", "name", "color-scheme", "content", "light dark").line();
        page.leaf("title", title).line();
        page.open("style").raw(Theme.variables(":root")).raw(STYLE).close().line();
        page.close().line().open("body").line().open("main").line();
        page.leaf("h1", title).line();
        page.open("div", "class", "scroll").line();
        page.raw(TimelinePicture.of(timeline, title)).close().line();
        page.leaf("h2", "The longest chain, " + Elapsed.words(timeline.lengthOfPath()))
                .line();
        table(page, timeline.path(), Set.of());
        page.leaf("h2", "All steps").line();
        table(
                page,
                timeline.lanes().stream().flatMap(lane -> lane.steps().stream()).toList(),
                timeline.onPath());
        if (!timeline.unfinished().isEmpty()) {
            page.leaf("p", "Not finished: " + String.join(", ", timeline.unfinished()))
                    .line();
        }
        return page.close().line().close().line().close().line().toString();
    }

    private static void table(Markup page, List<StepRecord> steps, Set<Integer> onPath) {
        page.open("table").line().open("tr");
        page.leaf("th", "for").leaf("th", "what").leaf("th", "began", "class", "number");
        page.leaf("th", "took", "class", "number").leaf("th", "ended").close().line();
        for (StepRecord step : steps) {
            page.open("tr", "class", onPath.contains(step.id()) ? "onpath" : "step");
            page.leaf("td", step.label().subject()).leaf("td", step.text());
            page.leaf("td", Elapsed.words(step.begin()), "class", "number");
            page.leaf("td", Elapsed.words(step.took()), "class", "number");
            page.leaf("td", ending(step), "class", step.outcome() == StepRecord.Outcome.FAILED ? "failed" : "ended");
            page.close().line();
        }
        page.close().line();
    }

    private static String ending(StepRecord step) {
        return switch (step.outcome()) {
            case DONE -> "done";
            case FAILED -> "failed";
            case CUT_SHORT -> "not finished";
            case NEVER_BEGUN -> "never begun";
        };
    }
}
