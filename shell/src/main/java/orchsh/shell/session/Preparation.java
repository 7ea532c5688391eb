package orchsh.shell.session;

import java.util.List;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Invocation;

/** Finds out what entries will need before there is one. */
final class Preparation {
    private final SessionDesk desk;

    Preparation(SessionDesk desk) {
        this.desk = desk;
    }

    void run(CancellationToken cancellation) {
        Invocation opened = desk.opened();
        Invocation asked = new Invocation(List.of(), opened.surroundings(), opened.console(), cancellation);
        desk.runner().run(asked, "entry", call -> {
            connect(call);
            if (desk.model().found().isPresent()) {
                call.stack();
            }
            return ExitCode.FINE;
        });
        desk.watch().lookAgain();
    }

    private static void connect(Call call) {
        try {
            call.openExistingEngine().close();
        } catch (ProblemException e) {
            return; // whoever needs an engine is told why there is none
        }
    }
}
