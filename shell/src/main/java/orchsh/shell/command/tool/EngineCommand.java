package orchsh.shell.command.tool;

import java.util.List;
import java.util.Optional;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.ListOptions;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.OwnEngine;
import orchsh.shell.call.OwnEngine.State;
import orchsh.shell.call.OwnEngine.Status;
import orchsh.shell.doctor.EngineReport;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.report.ReportOptions;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.view.table.Listing;
import orchsh.shell.view.text.ForeignLine;

/** Looks after the private engine, which is there for machines that have no other. */
public final class EngineCommand implements Command {

    @Override
    public CommandForm syntax() {
        return Syntax.command("engine", "Look after the private engine: a Docker daemon of orchsh's own.");
    }

    @Override
    public List<Command> parts() {
        return List.of(new Start(), new Stop(), new ShowStatus(), new Remove(), new Images());
    }

    @Override
    public Scope scope() {
        return Scope.PRIVATE_ENGINE;
    }

    @Override
    public ExitCode run(Call call) {
        return call.withoutPart("engine");
    }

    private static OwnEngine own(Call call) {
        return call.engines().own(call.typed().engineOptions(), call.invocation());
    }

    private static void print(Status status, Call call) {
        if (ListOptions.isJson(call.typed())) {
            call.print(listing(status, Optional.empty()).json());
            return;
        }
        call.print("state     " + words(status));
        call.print("address   " + status.location());
        status.version().ifPresent(version -> call.print("version   " + version));
        status.place()
                .ifPresent(place -> call.print(
                        "runs in   " + (place.equals("box") ? "a box: namespaces of its own" : "the machine itself")));
        status.publishedAt().ifPresent(address -> call.print("ports at  " + address));
        call.print("data      " + status.data());
    }

    private static Listing listing(Status status, Optional<String> mode) {
        return Listing.of("STATE", "ADDRESS", "VERSION", "RUNS IN", "PORTS AT", "DATA", "MODE")
                .row(
                        words(status),
                        status.location(),
                        status.version(),
                        status.place(),
                        status.publishedAt(),
                        status.data(),
                        mode);
    }

    /** Which engine commands use, which need not be this one. */
    private static String mode(Call call) {
        try (OpenEngine engine = call.openExistingEngine()) {
            return EngineReport.mode(engine.location(), engine.ownEngine()) + "; commands use " + engine.location()
                    + " (" + engine.foundBy() + ")";
        } catch (ProblemException e) {
            if (e.kind() == ProblemException.Kind.INTERRUPTED) {
                throw e;
            }
            return "none: commands find no engine that answers";
        }
    }

    private static String words(Status status) {
        return switch (status.state()) {
            case ABSENT -> "absent";
            case STOPPED -> "stopped";
            case RUNNING -> status.version().isPresent() ? "running" : "running, but does not answer";
        };
    }

    /** {@code orchsh engine start}. */
    private static final class Start implements Command {
        @Override
        public CommandForm syntax() {
            return ListOptions.addTo(Syntax.command("start", "Start it, unless it runs."));
        }

        @Override
        public Scope scope() {
            return Scope.PRIVATE_ENGINE;
        }

        @Override
        public ExitCode run(Call call) {
            OwnEngine engine = own(call);
            engine.start();
            print(call.whileWanted(engine::status), call);
            return ExitCode.FINE;
        }
    }

    /** {@code orchsh engine stop}. */
    private static final class Stop implements Command {
        @Override
        public CommandForm syntax() {
            return ReportOptions.addTo(Syntax.command("stop", "Stop it and its containers; images and volumes stay."));
        }

        @Override
        public Scope scope() {
            return Scope.PRIVATE_ENGINE;
        }

        @Override
        public ExitCode run(Call call) {
            OwnEngine engine = own(call);
            if (engine.state() == State.RUNNING) {
                engine.stop();
                call.print("stopped");
            } else {
                call.print("it was not running");
            }
            return ExitCode.FINE;
        }
    }

    /** {@code orchsh engine status}. */
    private static final class ShowStatus implements Command {
        @Override
        public CommandForm syntax() {
            return ListOptions.addTo(Syntax.command(
                    "status", "Show whether it runs, and where. Exit code 0 when it runs and answers, else 3."));
        }

        @Override
        public Scope scope() {
            return Scope.PRIVATE_ENGINE;
        }

        @Override
        public ExitCode run(Call call) {
            Status status = call.whileWanted(own(call)::status);
            if (ListOptions.isJson(call.typed())) {
                call.print(listing(status, Optional.of(mode(call))).json());
            } else {
                print(status, call);
                call.print("mode      " + mode(call));
            }
            return status.isUsable() ? ExitCode.FINE : ExitCode.NO_ENGINE;
        }
    }

    /** {@code orchsh engine remove}. */
    private static final class Remove implements Command {
        @Override
        public CommandForm syntax() {
            return ReportOptions.addTo(
                    Syntax.command("remove", "Remove it with everything it has: containers, images and volumes.")
                            .addOption(Syntax.flag("do not ask", "-y", "--yes")));
        }

        @Override
        public Scope scope() {
            return Scope.PRIVATE_ENGINE;
        }

        @Override
        public ExitCode run(Call call) {
            OwnEngine engine = own(call);
            if (engine.state() == State.ABSENT) {
                call.print("there is nothing to remove");
                return ExitCode.FINE;
            }
            if (!call.typed().has("--yes")
                    && !call.confirm("remove " + engine.data() + " with all images and volumes?")) {
                throw ProblemException.usage(Problem.error("nothing was removed")
                        .hint("`orchsh engine remove --yes` does it without asking"));
            }
            engine.remove();
            call.print("removed " + engine.data());
            return ExitCode.FINE;
        }
    }

    /** {@code orchsh engine images}. */
    private static final class Images implements Command {
        @Override
        public CommandForm syntax() {
            return ListOptions.addTo(Syntax.command(
                            "images",
                            "Make images from Debian packages that stand in for those of a registry that cannot be reached.")
                    .addPositional(
                            Syntax.words("IMAGE", "only these, for example `postgres`; default: all there are")));
        }

        @Override
        public Scope scope() {
            return Scope.ENGINE;
        }

        @Override
        public ExitCode run(Call call) {
            try (OpenEngine engine = call.openEngine()) {
                List<String> made = engine.makeStandIns(
                        call.typed().words(),
                        (text, done, total) -> call.note(ForeignLine.settled(text)),
                        call.invocation().cancellation());
                ListOptions.printNames(call, "IMAGE", made);
                return call.invocation().cancellation().isCancelled() ? ExitCode.INTERRUPTED : ExitCode.FINE;
            }
        }
    }
}
