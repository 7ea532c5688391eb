package orchsh.shell.command.script;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import orchsh.dsl.task.Verbs;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.call.CallPlans;
import orchsh.shell.call.Verbals;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.live.EngineStack;
import orchsh.shell.live.Tether;
import orchsh.shell.live.Voice;
import orchsh.shell.source.StackReader.ReadStack;
import orchsh.shell.syntax.Misuse;

/** Runs a task or job of the stack that was typed in a command's place. */
public final class VerbRun {
    private final Call call;

    public VerbRun(Call call) {
        this.call = call;
    }

    public ExitCode run(String name, List<String> arguments) {
        ReadStack read = read(name);
        Optional<Verbs.Task> task = read.verbs().task(name);
        Optional<Verbs.Job> job = read.verbs().job(name);
        if (task.isEmpty() && job.isEmpty()) {
            throw ProblemException.usage(unknown(name, read.verbs()));
        }
        if (task.isEmpty() && !arguments.isEmpty()) {
            throw ProblemException.usage(
                    Problem.error("job `" + name + "` takes no arguments, but there is `" + arguments.get(0) + "`"));
        }
        try (CallPlans plans = new CallPlans(call, read.stack().name())) {
            Tether tether = new Tether(call.invocation().cancellation());
            EngineStack live =
                    new EngineStack(read.stack(), read.usualServices(), plans, besideScript(call), voice(call), tether);
            return tether.hold(Optional.empty(), (task.isPresent() ? "task `" : "job `") + name + "`", () -> {
                if (task.isPresent()) {
                    task.get().body().run(live, arguments);
                    return ExitCode.FINE;
                }
                return new ExitCode(live.runJob(read.stack().service(name).orElseThrow()));
            });
        }
    }

    /** A script that is wrong hides what was meant, unless that looks like a command. */
    private ReadStack read(String name) {
        try {
            return call.readStack(List.of(name));
        } catch (ProblemException e) {
            List<String> commands = List.copyOf(call.syntax().root().parts().keySet());
            boolean hasScript =
                    e.problems().stream().anyMatch(problem -> problem.at().isPresent());
            if (e.kind() == ProblemException.Kind.USAGE
                    && (!hasScript || NearMiss.of(name, commands).isPresent() && !isDeclared(name))) {
                throw ProblemException.usage(unknown(name, Verbs.NONE));
            }
            throw e;
        }
    }

    private boolean isDeclared(String name) {
        return call.source().verbs().contains(name);
    }

    private Problem unknown(String name, Verbs verbs) {
        return Misuse.unknownCommand(name, call.syntax().root(), Verbals.names(verbs));
    }

    public static Surroundings besideScript(Call call) {
        Surroundings caller = call.invocation().surroundings();
        Path file = call.stackFile().path();
        Path folder = file.getParent();
        return new Surroundings(
                folder == null ? caller.directory() : folder, caller.home(), caller.environment(), caller.clock());
    }

    public static Voice voice(Call call) {
        return new Voice() {
            @Override
            public void out(String text) {
                say(call.console().out(), text);
            }

            @Override
            public void err(String text) {
                say(call.console().err(), text);
            }
        };
    }

    private static void say(PrintWriter writer, String text) {
        writer.print(text);
        writer.flush();
    }
}
