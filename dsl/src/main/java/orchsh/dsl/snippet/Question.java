package orchsh.dsl.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person has to know in order to let a snippet run.
 *
 * @param snippet the snippet
 * @param facts what it does
 * @param before the version that was approved before
 * @param command the command that approves exactly this
 */
public record Question(Snippet snippet, Facts facts, Optional<Approval> before, String command) {

    /** What it does, a line each; against an approved version with {@code +} for what is new and {@code -} for what is gone. */
    public List<String> lines() {
        List<String> now = facts.lines();
        if (before.isEmpty()) {
            return now.isEmpty() ? List.of("does nothing that its text would show") : now;
        }
        List<String> old = before.get().does();
        List<String> lines = new ArrayList<>();
        now.forEach(line -> lines.add((old.contains(line) ? "  " : "+ ") + line));
        old.stream().filter(line -> !now.contains(line)).forEach(line -> lines.add("- " + line));
        if (lines.stream().allMatch(line -> line.startsWith("  "))) {
            lines.add("  the text changed, but nothing of this");
        }
        return lines;
    }

    /** One sentence that says what is to be decided. */
    public String title() {
        String what = snippet.reference().kind() + " `" + snippet.reference().text() + "`";
        return what + (before.isEmpty() ? " is new" : " is not what was approved");
    }
}
