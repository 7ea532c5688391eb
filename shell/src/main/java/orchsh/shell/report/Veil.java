package orchsh.shell.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import orchsh.dsl.build.Secrets;
import orchsh.engine.problem.Problem;

/** Hides secrets in all that a command prints, from the moment on at which they are known. */
public final class Veil {
    private final List<Veiled> writers = new ArrayList<>();
    private volatile Secrets secrets = Secrets.of();

    public void hide(Secrets known) {
        secrets = known;
    }

    /** The text without secrets: for what is cut, or escaped, before it is printed. */
    public String hiddenIn(String text) {
        return secrets.hiddenIn(text);
    }

    public Problem hiddenIn(Problem problem) {
        return secrets.hiddenIn(problem);
    }

    /** Does something whose output has no secret in it, whatever its words are. */
    public void lift(Runnable work) {
        Secrets kept = secrets;
        secrets = Secrets.of();
        try {
            work.run();
        } finally {
            secrets = kept;
        }
    }

    /** The writer without secrets in what it is given. */
    public PrintWriter over(PrintWriter writer) {
        Veiled veiled = new Veiled(writer);
        writers.add(veiled);
        return new PrintWriter(veiled);
    }

    /** Nothing comes any more: what could have been the beginning of a secret is none. */
    public void end() {
        writers.forEach(Veiled::end);
    }

    /** Keeps back what may be the beginning of a secret until it is known whether it is one. */
    private final class Veiled extends Writer {
        private final PrintWriter to;
        private String keptBack = "";

        Veiled(PrintWriter to) {
            this.to = to;
        }

        @Override
        public void write(char[] text, int from, int length) {
            write(new String(text, from, length));
        }

        @Override
        public void write(String text, int from, int length) {
            write(text.substring(from, from + length));
        }

        @Override
        public void write(String text) {
            synchronized (lock) {
                String all = keptBack + text;
                StringBuilder safe = new StringBuilder();
                keptBack = all.substring(secrets.hideStart(all, safe));
                to.append(safe);
            }
        }

        void end() {
            synchronized (lock) {
                to.print(secrets.hiddenIn(keptBack));
                keptBack = "";
            }
        }

        @Override
        public void flush() throws IOException {
            if (to.checkError()) {
                throw new IOException("nobody reads any more");
            }
        }

        @Override
        public void close() throws IOException {
            end();
            to.close();
        }
    }
}
