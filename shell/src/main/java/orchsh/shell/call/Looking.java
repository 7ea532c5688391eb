package orchsh.shell.call;

import orchsh.shell.invocation.ExitCode;

/**
 * A command that only looks, and gets by with a {@link Glance}: it can be carried out by the small program that comes first,
 * and be begun again by the large one. It is over in a moment, so it is written without what Java puts together at run time:
 * lambdas, streams, patterns.
 */
public interface Looking extends Command {

    /** Carries it out; nothing that matters may have happened before all is known. */
    ExitCode look(Glance glance);

    @Override
    default ExitCode run(Call call) {
        return look(call);
    }
}
