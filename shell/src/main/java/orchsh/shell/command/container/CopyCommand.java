package orchsh.shell.command.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.live.Copying;
import orchsh.engine.live.Copying.Manner;
import orchsh.engine.live.Copying.Owners;
import orchsh.engine.live.Copying.SourceLink;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.ServiceContainers;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.invocation.Streams;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;

/** Copies files between this machine and containers. */
public final class CopyCommand implements Command {
    private static final String ARCHIVE = "--archive";
    private static final String FOLLOW = "--follow-link";
    private static final String TAR = "-";

    @Override
    public CommandForm syntax() {
        return ServiceContainers.addIndexTo(Syntax.command(
                        "cp",
                        "Copy files into a service's containers, or out of one.",
                        "They may run or not. `-` is a tar that is read or written.")
                .addPositional(Syntax.words(
                        "SOURCE TARGET",
                        "paths; one of them in a container: SERVICE:PATH. `folder/.` is what is in it"))
                .addOption(Syntax.flag("keep the numbers of owners", "-a", ARCHIVE))
                .addOption(Syntax.flag("copy what a link leads to, where the source is one", "-L", FOLLOW))
                .addOption(Syntax.flag(
                        "accepted out of habit: what is copied in goes into all containers of the service", "--all")));
    }

    @Override
    public Scope scope() {
        return Scope.STACK;
    }

    @Override
    public ExitCode run(Call call) {
        List<String> words = call.typed().words();
        if (words.size() != 2) {
            throw usage("`cp` takes a source and a target");
        }
        Optional<Remote> from = Remote.of(words.get(0));
        Optional<Remote> to = Remote.of(words.get(1));
        if (from.isPresent() == to.isPresent()) {
            throw usage(
                    from.isPresent()
                            ? "both `" + words.get(0) + "` and `" + words.get(1) + "` are in containers"
                            : "neither `" + words.get(0) + "` nor `" + words.get(1) + "` is in a container");
        }
        String stack = call.stackName();
        try (OpenEngine engine = call.openEngine()) {
            ServiceContainers containers = ServiceContainers.of(call, stack, engine);
            Work work = new Work(call, engine);
            from.ifPresent(there -> work.out(containers.oneOf(there.service()), there.path(), words.get(1)));
            to.ifPresent(there -> work.in(words.get(0), containers.of(there.service()), there.path()));
            return ExitCode.FINE;
        }
    }

    private static ProblemException usage(String what) {
        return ProblemException.usage(Problem.error(what)
                .hint("for example `orchsh cp web:/etc/nginx/nginx.conf .` or `orchsh cp site/. web:/srv`"));
    }

    /**
     * A path in a service's container.
     *
     * @param path not empty
     */
    private record Remote(String service, String path) {
        /** What begins like a path of this machine is one. */
        static Optional<Remote> of(String text) {
            int colon = text.indexOf(':');
            boolean isLocal = colon < 1
                    || text.startsWith(".")
                    || text.substring(0, colon).contains("/");
            if (isLocal) {
                return Optional.empty();
            }
            String path = text.substring(colon + 1);
            if (path.isEmpty()) {
                throw usage("`" + text + "` has no path behind the colon");
            }
            return Optional.of(new Remote(text.substring(0, colon), path));
        }
    }

    /** What is done once it is clear what. */
    private static final class Work {
        private final Call call;
        private final OpenEngine engine;
        private final Copying copying;
        private final Manner manner;
        private final CancellationToken cancellation;

        Work(Call call, OpenEngine engine) {
            this.call = call;
            this.engine = engine;
            this.cancellation = call.invocation().cancellation();
            this.copying = new Copying(engine.ports().files(), call.invocation().surroundings());
            this.manner = new Manner(
                    call.typed().has(FOLLOW) ? SourceLink.FOLLOW : SourceLink.KEEP,
                    call.typed().has(ARCHIVE) ? Owners.KEPT : Owners.LEFT_OUT);
        }

        void out(ObservedContainer container, String path, String target) {
            if (!target.equals(TAR)) {
                copying.out(container.name(), path, target, manner, cancellation)
                        .forEach(this::leftOut);
                return;
            }
            boolean[] hasSeenEnough = {false};
            try {
                engine.ports()
                        .files()
                        .read(container.name(), path, tar -> hasSeenEnough[0] = !write(tar), cancellation);
            } catch (ProblemException e) {
                if (!hasSeenEnough[0]) {
                    throw e;
                }
            }
        }

        /** Whether somebody has read it all. */
        private boolean write(InputStream tar) throws IOException {
            try {
                tar.transferTo(call.console().streams().out());
                call.console().streams().out().flush();
                return true;
            } catch (IOException e) {
                if (Streams.isClosedPipe(e)) {
                    return false;
                }
                throw e;
            }
        }

        void in(String source, List<ObservedContainer> containers, String path) {
            if (!source.equals(TAR)) {
                containers.forEach(container -> copying.in(source, container.name(), path, manner, cancellation)
                        .forEach(this::leftOut));
                return;
            }
            if (containers.size() > 1) {
                throw ProblemException.usage(Problem.error("what is read can go into one container only, and `"
                                + containers.get(0).service().orElse("") + "` has " + containers.size())
                        .hint("`--index NUMBER` says which"));
            }
            call.whileWanted(() -> {
                engine.ports()
                        .files()
                        .write(
                                containers.get(0).name(),
                                path,
                                call.console().streams().in(),
                                cancellation);
                return path;
            });
        }

        private void leftOut(String what) {
            call.show(List.of(Problem.warning("not copied: " + what)));
        }
    }
}
