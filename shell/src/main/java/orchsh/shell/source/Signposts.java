package orchsh.shell.source;

import java.util.List;
import orchsh.dsl.Origins;
import orchsh.engine.event.EngineEvent.Disturbed;
import orchsh.engine.event.EngineEvent.StepFailed;
import orchsh.engine.event.EventListener;
import orchsh.engine.problem.Problem;

/** Leads from what the engine finds wrong to the lines that say it, from the moment on at which the stack has been read. */
public final class Signposts {
    private volatile Origins origins = Origins.NONE;

    public void follow(Origins read) {
        origins = read;
    }

    public Problem point(Problem problem) {
        return origins.point(problem);
    }

    public List<Problem> point(List<Problem> problems) {
        return problems.stream().map(this::point).toList();
    }

    /** Passes on what happens, with the places of what went wrong. */
    public EventListener before(EventListener listener) {
        return event -> {
            if (event instanceof StepFailed failed) {
                listener.on(new StepFailed(failed.step(), point(failed.problems()), failed.took()));
            } else if (event instanceof Disturbed disturbed) {
                listener.on(new Disturbed(point(disturbed.problem())));
            } else {
                listener.on(event);
            }
        };
    }
}
