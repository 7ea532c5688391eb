package orchsh.shell.command.stack;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import orchsh.engine.model.Stack;
import orchsh.engine.model.StartOrder;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.DeclaredServices;
import orchsh.shell.call.GivenWaits;
import orchsh.shell.call.UpOptions;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.OptionForm;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/**
 * Whether and how an {@code up} goes on with what the services write, once they run.
 *
 * @param isWanted whether it does
 * @param services whose lines are shown; none means all
 * @param started the services that are stopped at the end; none means all
 * @param end what else than Ctrl-C ends it
 * @param result the service whose exit code is passed on
 */
record AttachOptions(boolean isWanted, Set<String> services, Set<String> started, End end, Optional<String> result) {
    static final String ATTACH = "--attach";
    static final String NO_PREFIX = "--no-log-prefix";
    static final String TIMESTAMPS = "--timestamps";
    private static final String NO_ATTACH = "--no-attach";
    private static final String WITH_NEEDS = "--attach-dependencies";
    private static final String ON_EXIT = "--abort-on-container-exit";
    private static final String ON_FAILURE = "--abort-on-container-failure";
    static final String CODE_FROM = "--exit-code-from";
    private static final String DETACH = "--detach";

    /** What ends an {@code up} that follows its services. */
    enum End {
        /** Only that it is called off, or that nothing runs any more. */
        NONE,
        /** That a container ends, unless it is a job that ends well. */
        EXIT,
        /** That a container ends with another exit code than it should. */
        FAILURE
    }

    AttachOptions {
        services = Set.copyOf(services);
        started = Set.copyOf(started);
    }

    static CommandForm addTo(CommandForm form) {
        return form.addOption(Syntax.possibleValue(
                        "SERVICE",
                        OptionForm.ATTACHED_ONLY,
                        "follow the logs when everything is ready, and stop the stack on Ctrl-C; with `=SERVICE` only"
                                + " that service's logs",
                        ATTACH))
                .addOption(Syntax.value("SERVICE", "follow all logs but this service's", NO_ATTACH))
                .addOption(Syntax.flag("follow also the logs of what the services need", WITH_NEEDS))
                .addOption(Syntax.flag(
                        "follow the logs, and stop the stack when a container ends, unless it is a job that ends well",
                        ON_EXIT))
                .addOption(Syntax.flag("follow the logs, and stop the stack when a container fails", ON_FAILURE))
                .addOption(Syntax.value(
                        "SERVICE", "as `" + ON_EXIT + "`, and pass the exit code of this service on", CODE_FROM))
                .addOption(Syntax.flag("do not say whose each line of a log is", NO_PREFIX))
                .addOption(Syntax.flag("show when each line of a log was written", TIMESTAMPS));
    }

    static AttachOptions of(Typed typed, Stack stack) {
        List<String> asking = Stream.of(ATTACH, NO_ATTACH, WITH_NEEDS, ON_EXIT, ON_FAILURE, CODE_FROM)
                .filter(typed::has)
                .toList();
        for (String other : List.of(DETACH, GivenWaits.WAIT, UpOptions.NO_START, UpCommand.WATCH)) {
            boolean isGiven = typed.has(other)
                    && (!other.equals(GivenWaits.WAIT) || typed.values(other).contains(""));
            if (isGiven && !asking.isEmpty()) {
                throw contradiction(typed, asking.get(0), other);
            }
        }
        if (typed.has(ON_FAILURE) && (typed.has(ON_EXIT) || typed.has(CODE_FROM))) {
            throw contradiction(typed, ON_FAILURE, typed.has(ON_EXIT) ? ON_EXIT : CODE_FROM);
        }
        Optional<String> result = typed.value(CODE_FROM);
        Set<String> named = new LinkedHashSet<>(typed.values(ATTACH));
        named.remove("");
        Set<String> told = new LinkedHashSet<>(named);
        told.addAll(typed.values(NO_ATTACH));
        result.ifPresent(told::add);
        DeclaredServices.refuseUnknown(told, stack);
        End end = typed.has(ON_FAILURE) ? End.FAILURE : typed.has(ON_EXIT) || result.isPresent() ? End.EXIT : End.NONE;
        return new AttachOptions(!asking.isEmpty(), shown(typed, stack, named), started(typed, stack), end, result);
    }

    private static ProblemException contradiction(Typed typed, String one, String other) {
        return ProblemException.usage(
                Problem.error("`" + typed.asTyped(one) + "` and `" + typed.asTyped(other) + "` contradict each other"));
    }

    private static Set<String> shown(Typed typed, Stack stack, Set<String> named) {
        Set<String> shown = new LinkedHashSet<>(named.isEmpty() ? typed.words() : named);
        if (typed.has(WITH_NEEDS) && !shown.isEmpty()) {
            shown.addAll(StartOrder.of(stack).allNeedsOf(Set.copyOf(shown)));
        }
        List<String> hidden = typed.values(NO_ATTACH);
        if (!hidden.isEmpty() && shown.isEmpty()) {
            stack.services().forEach(service -> shown.add(service.name()));
        }
        hidden.forEach(shown::remove);
        if (!hidden.isEmpty() && shown.isEmpty()) {
            throw ProblemException.usage(Problem.error("no service is left whose logs could be followed")
                    .hint("without any of these options `up` returns when everything is ready"));
        }
        return shown;
    }

    private static Set<String> started(Typed typed, Stack stack) {
        Set<String> started = new LinkedHashSet<>(typed.words());
        if (!started.isEmpty()) {
            started.addAll(StartOrder.of(stack).allNeedsOf(Set.copyOf(started)));
        }
        return started;
    }
}
