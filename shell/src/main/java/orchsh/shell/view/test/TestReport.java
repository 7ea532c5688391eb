package orchsh.shell.view.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.prose.ProblemView;
import orchsh.shell.view.text.Cells;
import orchsh.shell.view.text.Elapsed;
import orchsh.shell.view.text.Paint;
import orchsh.shell.view.text.Tone;

/** Shows how tests of a stack ended, one after the other and in all. */
public final class TestReport {
    private static final int LAST_LINES = 20;

    private final Appearance appearance;
    private final Paint paint;

    public TestReport(Appearance appearance) {
        this.appearance = appearance;
        this.paint = Paint.of(appearance);
    }

    /** Its name and time; of one that failed also why, and what it printed last. */
    public List<String> lines(TestResult result) {
        List<String> lines = new ArrayList<>();
        String word = result.hasFailed() ? paint.in(Tone.BAD, "FAILED") : paint.in(Tone.GOOD, "ok    ");
        lines.add(word + " " + Cells.clean(result.name()) + " "
                + paint.in(Tone.FAINT, "(" + seconds(result.time()) + ")"));
        if (result.hasFailed()) {
            new ProblemView(appearance).lines(result.problems()).forEach(line -> lines.add("  " + line));
            List<String> output = result.output().lines().toList();
            output.stream()
                    .skip(Math.max(0, output.size() - LAST_LINES))
                    .forEach(line -> lines.add("  " + paint.in(Tone.FAINT, "|") + " " + Cells.clean(line)));
        }
        return lines;
    }

    /** For example {@code 3 ok, 1 failed (2.5 s)}. */
    public String summary(List<TestResult> results, Duration time) {
        long failed = results.stream().filter(TestResult::hasFailed).count();
        String fine = (results.size() - failed) + " ok";
        return (failed == 0 ? fine : fine + ", " + paint.in(Tone.BAD, failed + " failed")) + " (" + seconds(time) + ")";
    }

    private static String seconds(Duration time) {
        return Elapsed.words(time);
    }
}
