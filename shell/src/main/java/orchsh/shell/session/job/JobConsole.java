package orchsh.shell.session.job;

import java.io.PrintWriter;
import java.io.Writer;
import orchsh.engine.caller.CancellationToken.Registration;
import orchsh.shell.invocation.Console;

/** Where a job prints: in the background, or where whoever waits for it sees it at once. */
final class JobConsole {
    private final Console background;
    private final Console console;
    private volatile Console shownOn;

    JobConsole(Console background) {
        this.background = background;
        this.shownOn = background;
        this.console = new Console(
                new PrintWriter(new Shown(false), true),
                new PrintWriter(new Shown(true), true),
                background.in(),
                background.outLook(),
                background.errLook(),
                background.asking());
    }

    /** For the job. */
    Console console() {
        return console;
    }

    /** Shows what the job prints there, until that is closed. */
    Registration bringTo(Console front) {
        shownOn = front;
        return () -> shownOn = background;
    }

    private final class Shown extends Writer {
        private final boolean isAboutWork;

        Shown(boolean isAboutWork) {
            this.isAboutWork = isAboutWork;
        }

        private PrintWriter writer() {
            Console now = shownOn;
            return isAboutWork ? now.err() : now.out();
        }

        @Override
        public void write(char[] text, int from, int length) {
            PrintWriter writer = writer();
            writer.write(text, from, length);
            writer.flush();
        }

        @Override
        public void flush() {
            writer().flush();
        }

        @Override
        public void close() {
            flush();
        }
    }
}
