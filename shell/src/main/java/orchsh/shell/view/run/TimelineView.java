package orchsh.shell.view.run;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.journal.RunRecord;
import orchsh.shell.journal.StepRecord;
import orchsh.shell.journal.Timeline;
import orchsh.shell.journal.Timeline.Lane;
import orchsh.shell.view.text.Cells;
import orchsh.shell.view.text.Elapsed;
import orchsh.shell.view.text.Glyph;
import orchsh.shell.view.text.Line;
import orchsh.shell.view.text.Tone;

/** Shows what a run spent its time on: a bar for each service, and the chain of steps that made it as long as it was. */
public final class TimelineView {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int WIDEST = 100;
    private static final int MARK = 2;
    private static final int NARROWEST_BAR = 8;
    private static final int NARROWEST_NAME = 3;
    private static final int FEWEST_FOR_BARS = 28;
    private static final int WIDEST_NAME = 28;
    private static final Duration WORTH_TELLING = Duration.ofMillis(100);

    private final Timeline timeline;
    private final Appearance appearance;
    private final ZoneId zone;
    private final int columns;
    private final int elapsedWidth;
    private final int widestName;
    private final TimelineBar bar;

    private TimelineView(Timeline timeline, Appearance appearance, ZoneId zone) {
        this.timeline = timeline;
        this.appearance = appearance;
        this.zone = zone;
        this.columns = Math.max(1, Math.min(WIDEST, appearance.columns()) - 1);
        this.elapsedWidth = timeline.lanes().stream()
                .mapToInt(lane -> Cells.width(Elapsed.words(lane.busy())))
                .max()
                .orElse(0);
        this.widestName = timeline.lanes().stream()
                .mapToInt(lane -> Cells.width(lane.subject()))
                .max()
                .orElse(0);
        this.bar = new TimelineBar(timeline.length(), appearance);
    }

    public static List<String> lines(Timeline timeline, Appearance appearance, ZoneId zone) {
        return new TimelineView(timeline, appearance, zone).lines();
    }

    /** For example {@code up of shop, done in 12 s, 2026-11-20 12:00:03}. */
    public static String title(RunRecord run, ZoneId zone) {
        return headline(run) + ", " + moment(run, zone);
    }

    private static String headline(RunRecord run) {
        return run.command() + " of " + run.stack() + ", " + ending(run) + " " + Elapsed.words(run.took());
    }

    /** When it began, as its user reads the time. */
    public static String moment(RunRecord run, ZoneId zone) {
        return MOMENT.format(run.begin().atZone(zone));
    }

    private static String ending(RunRecord run) {
        return switch (run.ending()) {
            case DONE -> "done in";
            case FAILED -> "failed after";
            case CANCELLED -> "interrupted after";
            case DEADLINE -> "stopped by its deadline after";
            case CUT_OFF -> "cut off after";
        };
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line().add(Tone.STRONG, headline(timeline.run())).toString());
        lines.add(line().add(Tone.FAINT, moment(timeline.run(), zone)).toString());
        if (!timeline.lanes().isEmpty()) {
            lines.add("");
            Set<Integer> onPath = timeline.onPath();
            timeline.lanes().forEach(lane -> lines.add(lane(lane, onPath)));
            if (barWidth() > 0) {
                lines.add(line().add(" ".repeat(MARK + nameWidth() + 1))
                        .add(Tone.FAINT, bar.axis(barWidth()))
                        .toString());
                legend().forEach(line -> lines.add(line().add(Tone.FAINT, line).toString()));
            }
            lines.add("");
            lines.addAll(path());
        }
        if (!timeline.unfinished().isEmpty()) {
            lines.add("");
            lines.add(line().add("not finished: " + String.join(", ", timeline.unfinished()))
                    .toString());
        }
        return lines;
    }

    private String lane(Lane lane, Set<Integer> onPath) {
        boolean isOnPath = lane.steps().stream().anyMatch(step -> onPath.contains(step.id()));
        String name = Cells.cut(lane.subject(), nameWidth(), Glyph.ELLIPSIS.on(appearance));
        Line line = line().add(Tone.WARN, isOnPath ? Glyph.ON_PATH.on(appearance) + " " : "  ")
                .add(isOnPath ? Tone.STRONG : Tone.PLAIN, Cells.padded(name, nameWidth()));
        if (barWidth() > 0) {
            line.add(" ");
            bar.draw(lane, barWidth()).forEach(piece -> line.add(piece.tone(), piece.text()));
        }
        return hasTimes()
                ? line.add(" ")
                        .add(Tone.FAINT, Cells.rightAligned(Elapsed.words(lane.busy()), elapsedWidth))
                        .toString()
                : line.toString();
    }

    /** As many of its parts on a line as fit. */
    private List<String> legend() {
        List<String> lines = new ArrayList<>();
        String current = "";
        for (String part : bar.legend()) {
            String longer = current.isEmpty() ? part : current + "   " + part;
            if (Cells.width(longer) > columns && !current.isEmpty()) {
                lines.add(current);
                current = part;
            } else {
                current = longer;
            }
        }
        lines.add(current);
        return lines;
    }

    private List<String> path() {
        List<String> lines = new ArrayList<>();
        lines.add(line().add(Tone.WARN, Glyph.ON_PATH.on(appearance) + " ")
                .add(Tone.STRONG, "the longest chain, " + Elapsed.words(timeline.lengthOfPath()))
                .toString());
        List<Entry> entries = entries();
        int timeWidth = entries.stream()
                .mapToInt(entry -> Cells.width(entry.time()))
                .max()
                .orElse(0);
        int widest = entries.stream()
                .mapToInt(entry -> Cells.width(entry.subject()))
                .max()
                .orElse(0);
        int room = columns < FEWEST_FOR_BARS ? columns - 2 - timeWidth : columns / 3;
        int subjectWidth = Math.min(widest, Math.max(1, room));
        String gap = columns < FEWEST_FOR_BARS ? " " : "  ";
        for (Entry entry : entries) {
            String subject = Cells.cut(entry.subject(), subjectWidth, Glyph.ELLIPSIS.on(appearance));
            lines.add(line().add(gap)
                    .add(Cells.rightAligned(entry.time(), timeWidth))
                    .add(gap)
                    .add(Tone.STRONG, Cells.padded(subject, subjectWidth))
                    .add(gap)
                    .add(Cells.clean(entry.text()))
                    .toString());
        }
        return lines;
    }

    /** A line of the chain. */
    private record Entry(String time, String subject, String text) {}

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        Duration before = Duration.ZERO;
        for (StepRecord step : timeline.path()) {
            Duration gap = step.begin().minus(before);
            if (gap.compareTo(WORTH_TELLING) >= 0) {
                entries.add(new Entry(Elapsed.words(gap), "", "waited for its turn"));
            }
            entries.add(new Entry(Elapsed.words(step.took()), step.label().subject(), remark(step) + step.text()));
            before = step.end();
        }
        return entries;
    }

    private static String remark(StepRecord step) {
        return switch (step.outcome()) {
            case FAILED -> "failed: ";
            case CUT_SHORT -> "not finished: ";
            case DONE, NEVER_BEGUN -> "";
        };
    }

    private int nameWidth() {
        int room = columns < FEWEST_FOR_BARS
                ? columns - MARK - (hasTimes() ? 1 + elapsedWidth : 0)
                : Math.min(WIDEST_NAME, columns / 3);
        return Math.max(1, Math.min(widestName, room));
    }

    private boolean hasTimes() {
        return columns - MARK - 1 - elapsedWidth >= NARROWEST_NAME;
    }

    /** What is left for bars; nothing where they would say nothing. */
    private int barWidth() {
        int room = columns - MARK - nameWidth() - 2 - elapsedWidth;
        return columns < FEWEST_FOR_BARS || room < NARROWEST_BAR ? 0 : room;
    }

    private Line line() {
        return new Line(appearance, columns);
    }
}
