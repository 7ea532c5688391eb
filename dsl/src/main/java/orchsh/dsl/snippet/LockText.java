package orchsh.dsl.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import orchsh.engine.problem.Excerpt;
import orchsh.engine.problem.Location;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** The lock as a text: a block of lines for each snippet, sorted, so that versions of it can be compared and merged. */
final class LockText {
    static final String HEADER =
            "# What snippets from elsewhere are held to. Written by `orchsh snippet`; commit this file.\n";

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final List<String> KEYS = List.of("content", "commit", "from", "approved", "does");

    private final String name;
    private final List<Problem> problems = new ArrayList<>();
    private final SortedMap<String, Lock.Entry> entries = new TreeMap<>();
    private Optional<Block> open = Optional.empty();

    private LockText(String name) {
        this.name = name;
    }

    /** One snippet's lines as they are read. */
    private static final class Block {
        private final String reference;
        private final int line;
        private final String heading;
        private Optional<String> content = Optional.empty();
        private Optional<String> commit = Optional.empty();
        private Optional<String> from = Optional.empty();
        private Optional<String> approved = Optional.empty();
        private final List<String> does = new ArrayList<>();

        Block(String reference, int line, String heading) {
            this.reference = reference;
            this.line = line;
            this.heading = heading;
        }
    }

    static String of(Lock lock) {
        StringBuilder text = new StringBuilder(HEADER);
        lock.entries().forEach((reference, entry) -> {
            text.append("\n[").append(reference).append("]\n");
            text.append("content  ").append(entry.content()).append('\n');
            entry.commit()
                    .ifPresent(commit -> text.append("commit   ").append(commit).append('\n'));
            entry.from().ifPresent(from -> text.append("from     ").append(from).append('\n'));
            entry.approval().ifPresent(approval -> {
                text.append("approved ").append(approval.content()).append('\n');
                approval.does()
                        .forEach(line -> text.append("does     ").append(line).append('\n'));
            });
        });
        return text.toString();
    }

    /** @param name the file's name, for problems */
    static Lock parse(String name, String text) {
        LockText reader = new LockText(name);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            reader.read(i + 1, lines.get(i));
        }
        reader.close();
        if (!reader.problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.USAGE, reader.problems);
        }
        return new Lock(reader.entries);
    }

    private void read(int number, String whole) {
        String line = whole.strip();
        if (line.chars().anyMatch(letter -> Character.isISOControl(letter) && letter != '\t')) {
            report(
                    number,
                    whole,
                    "there is something in this line that cannot be seen",
                    "take out the block of this snippet: it is found and approved again");
        } else if (line.matches("(<{7}|={7}|>{7}|\\|{7}).*")) {
            report(
                    number,
                    whole,
                    "this is left over from a merge",
                    "keep one side of it, or both where they speak of different snippets");
        } else if (line.startsWith("[") && line.endsWith("]") && line.length() > 2) {
            close();
            open = Optional.of(new Block(line.substring(1, line.length() - 1), number, whole));
        } else if (!line.isEmpty() && !line.startsWith("#")) {
            String[] parts = line.split("\\s+", 2);
            field(number, whole, parts[0], parts.length > 1 ? parts[1] : "");
        }
    }

    private void field(int number, String whole, String key, String value) {
        if (!KEYS.contains(key)) {
            report(
                    number,
                    whole,
                    "unknown word `" + key + "`",
                    NearMiss.hint(key, KEYS).orElse("known are " + String.join(", ", KEYS)));
            return;
        }
        if (open.isEmpty()) {
            report(
                    number,
                    whole,
                    "`" + key + "` stands in front of the first snippet",
                    "each snippet begins with its name in brackets");
            return;
        }
        if (value.isEmpty()) {
            report(number, whole, "`" + key + "` is given no value", "");
            return;
        }
        Block block = open.get();
        switch (key) {
            case "content" -> block.content = once(number, whole, key, block.content, hash(number, whole, value));
            case "approved" -> block.approved = once(number, whole, key, block.approved, hash(number, whole, value));
            case "from" -> block.from = once(number, whole, key, block.from, value);
            case "commit" -> {
                if (!COMMIT.matcher(value).matches()) {
                    report(number, whole, "`" + value + "` is no commit", "it has 40 hexadecimal digits");
                }
                block.commit = once(number, whole, key, block.commit, value);
            }
            default -> block.does.add(value);
        }
    }

    private Optional<String> once(int number, String whole, String key, Optional<String> before, String value) {
        if (before.isPresent()) {
            report(number, whole, "`" + key + "` is given twice for one snippet", "");
        }
        return Optional.of(value);
    }

    private String hash(int number, String whole, String value) {
        if (!HASH.matcher(value).matches()) {
            report(number, whole, "`" + value + "` is no SHA-256", "it has 64 hexadecimal digits");
        }
        return value;
    }

    private void close() {
        open.ifPresent(block -> {
            if (block.content.isEmpty()) {
                report(
                        block.line,
                        block.heading,
                        "snippet `" + block.reference + "` has no `content`",
                        "take out its block: it is found and approved again");
            } else if (block.approved.isEmpty() && !block.does.isEmpty()) {
                report(
                        block.line,
                        block.heading,
                        "snippet `" + block.reference + "` has `does` without `approved`",
                        "");
            }
            Optional<Approval> approval = block.approved.map(hash -> new Approval(hash, block.does));
            Lock.Entry entry = new Lock.Entry(block.content.orElse(""), block.commit, block.from, approval);
            if (entries.putIfAbsent(block.reference, entry) != null) {
                report(
                        block.line,
                        block.heading,
                        "snippet `" + block.reference + "` is there twice",
                        "keep one of them");
            }
        });
        open = Optional.empty();
    }

    private void report(int number, String whole, String message, String hint) {
        int from = whole.length() - whole.stripLeading().length() + 1;
        Problem problem = Problem.error(message).at(new Location(name, number, from));
        if (!whole.isBlank()) {
            problem = problem.quoting(new Excerpt(whole, from, whole.strip().length()));
        }
        problems.add(hint.isEmpty() ? problem : problem.hint(hint));
    }
}
