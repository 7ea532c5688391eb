package orchsh.shell.prompt;

import java.util.List;
import orchsh.engine.caller.Background;
import orchsh.engine.caller.CancellationToken;
import orchsh.shell.session.Session;

/** Finds out what the first entry will need while it is typed. Nothing of that is loaded before the prompt is there. */
final class Ahead {
    private Ahead() {}

    static void begin(Session session, CancellationToken cancellation) {
        Background.start("preparation", () -> {
            session.words().behind(List.of("help", ""));
            session.words().language("");
            session.prepare(cancellation);
        });
    }
}
