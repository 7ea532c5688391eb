package orchsh.shell.prompt;

import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;

/**
 * What is printed by something that nobody waits for: whole lines, above the line that is being typed. While a command is
 * in front they are kept until it has ended, as many as one can read.
 */
final class Above {
    static final int MOST_KEPT = 5_000;

    private final PromptReader reader;
    private final Deque<String> kept = new ArrayDeque<>();
    private int lost;

    Above(PromptReader reader) {
        this.reader = reader;
    }

    /** A way to print there what is no line of this program, such as a log. */
    Writer asItIs() {
        return new Lines(UnaryOperator.identity());
    }

    /** A way to print there what this program has to say, which is folded between words. */
    Writer folded() {
        return new Lines(reader::folded);
    }

    /** Holds back what is no whole line yet. */
    private final class Lines extends Writer {
        private final UnaryOperator<String> shape;
        private final StringBuilder line = new StringBuilder();

        Lines(UnaryOperator<String> shape) {
            this.shape = shape;
        }

        @Override
        public void write(char[] text, int from, int length) {
            String all = new String(text, from, length);
            reader.alone(() -> {
                line.append(all);
                int end = line.lastIndexOf("\n");
                if (end >= 0) {
                    String lines = line.substring(0, end);
                    line.delete(0, end + 1);
                    tell(shape.apply(lines));
                }
            });
        }

        @Override
        public void flush() {
            // A line is shown when it is whole.
        }

        @Override
        public void close() {
            // There may be more to say later.
        }
    }

    private void tell(String lines) {
        if (reader.isTyping()) {
            reader.printAbove(lines);
            return;
        }
        for (String one : lines.split("\n", -1)) {
            kept.addLast(one);
        }
        while (kept.size() > MOST_KEPT) {
            kept.removeFirst();
            lost++;
        }
    }

    /** Prints what was kept while nothing was typed. */
    void catchUp() {
        reader.alone(() -> {
            if (lost > 0) {
                kept.addFirst("(" + lost + " lines more, which are gone)");
                lost = 0;
            }
            if (!kept.isEmpty()) {
                String lines = String.join("\n", kept);
                kept.clear();
                if (reader.isTyping()) {
                    reader.printAbove(lines);
                } else {
                    reader.write(lines + "\n");
                }
            }
        });
    }
}
