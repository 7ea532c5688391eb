package orchsh.shell.command.stack;

import java.util.List;
import java.util.Optional;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EngineEvent.ContainerEnded;
import orchsh.engine.event.EventListener;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.shell.invocation.ExitCode;

/** Hears how a job ends that is brought up alone: who asks for nothing else wants its exit code. */
final class JobsEnd implements EventListener {
    private final Optional<String> job;
    private volatile int code;

    private JobsEnd(Optional<String> job) {
        this.job = job;
    }

    /** @param named the services that are to be brought up */
    static JobsEnd of(List<String> named, Stack stack) {
        return new JobsEnd(
                named.size() == 1
                        ? stack.service(named.get(0)).filter(Service::isJob).map(Service::name)
                        : Optional.empty());
    }

    @Override
    public void on(EngineEvent event) {
        if (event instanceof ContainerEnded ended
                && job.filter(ended.step().step().service()::equals).isPresent()) {
            code = ended.exitCode();
        }
    }

    /** The job's own code where the whole has failed and that is what failed. */
    ExitCode passedOn(ExitCode whole) {
        return whole.equals(ExitCode.STACK_FAILED) && code != 0 ? new ExitCode(code) : whole;
    }
}
