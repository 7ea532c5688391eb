package orchsh.shell.drawing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import orchsh.shell.journal.Phase;
import orchsh.shell.journal.StepRecord;
import orchsh.shell.journal.StepRecord.Outcome;
import orchsh.shell.journal.Timeline;
import orchsh.shell.journal.Timeline.Lane;
import orchsh.shell.view.text.Elapsed;

/** What a run spent its time on, as a picture: a lane for each service, and the longest chain drawn over them. */
public final class TimelinePicture {
    private static final int WIDTH = 960;
    private static final int MARGIN = 16;
    private static final int HEAD = 44;
    private static final int LANE = 26;
    private static final int BAR = 16;
    private static final int FOOT = 58;
    private static final int LETTER = 7;
    private static final int LONGEST_NAME = 30;
    private static final int MOST_TICKS = 8;
    private static final double THINNEST = 1.5;

    private static final String STYLE = """
            .timeline text{%s;font-size:12px;fill:var(--text)}
            .timeline .ground{fill:var(--ground)}
            .timeline .title{font-size:15px;font-weight:600}
            .timeline .faint{fill:var(--faint)}
            .timeline .onpath{font-weight:600}
            .timeline .tick{stroke:var(--line)}
            .timeline .image{fill:var(--image)}
            .timeline .work{fill:var(--work)}
            .timeline .wait{fill:var(--wait)}
            .timeline .failed{fill:var(--bad)}
            .timeline .chain{fill:none;stroke:var(--path);stroke-width:1.5}
            """.formatted(Theme.FONT);

    private final Timeline timeline;
    private final Markup svg = new Markup();
    private final Map<Integer, Integer> laneOfStep = new HashMap<>();
    private final double left;
    private final double perMilli;

    private TimelinePicture(Timeline timeline) {
        this.timeline = timeline;
        int longest = timeline.lanes().stream()
                .mapToInt(lane -> shortened(lane.subject()).length())
                .max()
                .orElse(0);
        this.left = MARGIN + longest * (double) LETTER + 12;
        this.perMilli = (WIDTH - MARGIN - 56 - left) / timeline.length().toMillis();
    }

    /** @param title what it is a picture of */
    public static String of(Timeline timeline, String title) {
        return new TimelinePicture(timeline).draw(title);
    }

    private String draw(String title) {
        int height = HEAD + timeline.lanes().size() * LANE + FOOT;
        svg.open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "class",
                        "timeline",
                        "viewBox",
                        "0 0 " + WIDTH + " " + height,
                        "width",
                        WIDTH,
                        "height",
                        height,
                        "role",
                        "img")
                .line();
        svg.leaf("title", title).line();
        svg.open("style").raw(Theme.variables(".timeline")).raw(STYLE).close().line();
        svg.empty("rect", "class", "ground", "width", WIDTH, "height", height, "rx", 6)
                .line();
        svg.leaf("text", title, "class", "title", "x", MARGIN, "y", 26).line();
        drawTicks();
        Set<Integer> onPath = timeline.onPath();
        for (int i = 0; i < timeline.lanes().size(); i++) {
            drawLane(timeline.lanes().get(i), i, onPath);
        }
        drawChain();
        drawLegend(height);
        return svg.close().line().toString();
    }

    private void drawTicks() {
        int bottom = HEAD + timeline.lanes().size() * LANE;
        for (Duration at : ticks(timeline.length())) {
            double x = x(at);
            svg.empty("line", "class", "tick", "x1", x, "y1", HEAD - 4, "x2", x, "y2", bottom)
                    .leaf("text", words(at), "class", "faint", "x", x, "y", bottom + 15, "text-anchor", "middle")
                    .line();
        }
    }

    private void drawLane(Lane lane, int number, Set<Integer> onPath) {
        int top = HEAD + number * LANE + (LANE - BAR) / 2;
        int base = top + BAR - 4;
        boolean isOnPath = lane.steps().stream().anyMatch(step -> onPath.contains(step.id()));
        svg.open("text", "class", isOnPath ? "onpath" : "name", "x", left - 10, "y", base, "text-anchor", "end")
                .text(shortened(lane.subject()))
                .leaf("title", lane.subject())
                .close();
        for (StepRecord step : lane.steps()) {
            laneOfStep.put(step.id(), number);
            double width = Math.max(THINNEST, step.took().toMillis() * perMilli);
            svg.open(
                            "rect",
                            "class",
                            tint(step),
                            "x",
                            x(step.begin()),
                            "y",
                            top,
                            "width",
                            width,
                            "height",
                            BAR,
                            "rx",
                            Math.min(3, width / 2))
                    .leaf("title", told(step))
                    .close();
        }
        double end = lane.steps().stream()
                .mapToDouble(
                        step -> x(step.begin()) + Math.max(THINNEST, step.took().toMillis() * perMilli))
                .max()
                .orElse(left);
        svg.leaf("text", Elapsed.words(lane.busy()), "class", "faint", "x", end + 6, "y", base)
                .line();
    }

    private static String told(StepRecord step) {
        String end = step.outcome() == Outcome.FAILED
                ? ", failed"
                : step.outcome() == Outcome.CUT_SHORT ? ", not finished" : "";
        return step.label().subject() + ": " + step.text() + ", " + Elapsed.words(step.took()) + " (from "
                + Elapsed.words(step.begin()) + " to " + Elapsed.words(step.end()) + ")" + end;
    }

    /** From the end of each step of the chain to the begin of the next one, and along its lower edge. */
    private void drawChain() {
        StringBuilder way = new StringBuilder();
        for (StepRecord step : timeline.path()) {
            int lane = laneOfStep.getOrDefault(step.id(), 0);
            int y = HEAD + lane * LANE + (LANE + BAR) / 2 + 2;
            way.append(way.isEmpty() ? "M" : "L")
                    .append(point(x(step.begin()), y))
                    .append("H")
                    .append(number(Math.max(x(step.end()), x(step.begin()) + THINNEST)));
        }
        if (!way.isEmpty()) {
            svg.empty("path", "class", "chain", "d", way).line();
        }
    }

    private void drawLegend(int height) {
        double x = MARGIN;
        int y = height - 14;
        for (Phase phase : Phase.values()) {
            svg.empty("rect", "class", tint(phase), "x", x, "y", y - 10, "width", 12, "height", 12, "rx", 2)
                    .leaf("text", phase.words(), "class", "faint", "x", x + 18, "y", y);
            x += 18 + phase.words().length() * LETTER + 22;
        }
        svg.empty("path", "class", "chain", "d", "M" + point(x, y - 4) + "h14")
                .leaf(
                        "text",
                        "the longest chain, " + Elapsed.words(timeline.lengthOfPath()),
                        "class",
                        "faint",
                        "x",
                        x + 20,
                        "y",
                        y)
                .line();
    }

    private static String tint(StepRecord step) {
        return step.outcome() == Outcome.FAILED ? "failed" : tint(Phase.of(step));
    }

    private static String tint(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private double x(Duration at) {
        return left + at.toMillis() * perMilli;
    }

    private static String point(double x, double y) {
        return number(x) + " " + number(y);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }

    /** Round times, not more than can be read beside one another. */
    static List<Duration> ticks(Duration length) {
        long step = 1;
        for (long factor = 1; length.toMillis() / step > MOST_TICKS; factor *= 10) {
            for (int digit : new int[] {1, 2, 5}) {
                step = digit * factor;
                if (length.toMillis() / step <= MOST_TICKS) {
                    break;
                }
            }
        }
        List<Duration> ticks = new ArrayList<>();
        for (long at = 0; at <= length.toMillis(); at += step) {
            ticks.add(Duration.ofMillis(at));
        }
        return ticks;
    }

    private static String words(Duration at) {
        long millis = at.toMillis();
        return millis % 100 == 0 ? Elapsed.words(at).replaceFirst("\\.0 s$", " s") : millis + " ms";
    }
}
