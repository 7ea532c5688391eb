package orchsh.shell.view.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.text.Cells;
import orchsh.shell.view.text.Paint;
import orchsh.shell.view.text.Tone;

/** What was checked, one a line with its verdict, and below it what to do if it is not well. */
public final class CheckList {
    private CheckList() {}

    /** How a check came out. */
    public enum Verdict {
        OK("ok", Tone.GOOD),
        WARN("warn", Tone.WARN),
        FAIL("fail", Tone.BAD);

        private final String word;
        private final Tone tone;

        Verdict(String word, Tone tone) {
            this.word = word;
            this.tone = tone;
        }
    }

    /**
     * One thing that was looked at.
     *
     * @param verdict how it came out
     * @param topic what was looked at
     * @param text what was found
     * @param remedy what to do
     */
    public record Check(Verdict verdict, String topic, String text, Optional<String> remedy) {
        public static Check ok(String topic, String text) {
            return new Check(Verdict.OK, topic, text, Optional.empty());
        }

        public static Check warn(String topic, String text, String remedy) {
            return new Check(Verdict.WARN, topic, text, Optional.of(remedy));
        }

        public static Check fail(String topic, String text, String remedy) {
            return new Check(Verdict.FAIL, topic, text, Optional.of(remedy));
        }
    }

    /** The same for programs. */
    public static Listing listing(List<Check> checks) {
        Listing listing = Listing.of("TOPIC", "VERDICT", "FINDING", "REMEDY");
        checks.forEach(check -> listing.row(check.topic(), check.verdict().word, check.text(), check.remedy()));
        return listing;
    }

    public static List<String> lines(List<Check> checks, Appearance appearance) {
        Paint paint = Paint.of(appearance);
        int widest = checks.stream()
                .mapToInt(check -> Cells.width(check.topic()))
                .max()
                .orElse(0);
        String indent = " ".repeat("warn".length() + widest + 2 * "   ".length());
        List<String> lines = new ArrayList<>();
        for (Check check : checks) {
            String front = paint.in(check.verdict().tone, Cells.padded(check.verdict().word, "warn".length())) + "   "
                    + Cells.padded(check.topic(), widest) + "   ";
            List<String> text = check.text().lines().toList();
            for (int i = 0; i < text.size(); i++) {
                lines.add((i == 0 ? front : indent) + text.get(i));
            }
            check.remedy().ifPresent(remedy -> remedy.lines().forEach(line -> lines.add(indent + "-> " + line)));
        }
        return lines;
    }
}
