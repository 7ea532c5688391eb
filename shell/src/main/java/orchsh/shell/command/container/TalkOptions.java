package orchsh.shell.command.container;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.port.DetachKeys;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.invocation.RawTerminal;
import orchsh.shell.invocation.Streams;
import orchsh.shell.invocation.Streams.Source;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** What commands that let the caller talk with a process are told alike. */
final class TalkOptions {
    private static final String NO_TERMINAL = "--no-TTY";
    private static final String TERMINAL = "--tty";
    private static final String INTERACTIVE = "--interactive";
    private static final String NO_INPUT = "--no-stdin";
    private static final String DETACH_KEYS = "--detach-keys";
    private static final String ENV = "--env";
    private static final String USER = "--user";
    private static final String FOLDER = "--workdir";

    private TalkOptions() {}

    /** Of those that run a command, which begins with the first word behind the service. */
    static CommandForm addTo(CommandForm spec) {
        return spec.endOptionsAtWord()
                .addOption(
                        Syntax.value("NAME=VALUE", "a variable for it; without a value, the caller's own", "-e", ENV))
                .addOption(Syntax.value("USER", "whom it runs as: a name or number, `user:group`", "-u", USER))
                .addOption(Syntax.value("FOLDER", "where it runs", "-w", FOLDER))
                .addOption(Syntax.flag(
                        "no terminal for it; where there is none here it gets none anyway",
                        "-T",
                        NO_TERMINAL,
                        "--no-tty"))
                .addOption(Syntax.flag("a terminal for it; where there is one here it gets one anyway", "-t", TERMINAL))
                .addOption(Syntax.flag(
                        "give it what is typed though its output goes elsewhere; it is given input anyway where that comes"
                                + " from a pipe, or both are the terminal",
                        "-i",
                        INTERACTIVE))
                .addOption(Syntax.flag("give it no input, as in a loop that reads lines itself", NO_INPUT));
    }

    static CommandForm addDetachKeysTo(CommandForm spec) {
        return spec.addOption(
                Syntax.value("KEYS", "what lets go of it on a terminal; default: ctrl-p,ctrl-q", DETACH_KEYS));
    }

    /** Refuses what has no meaning for a command that nobody talks with. */
    static void refuseForDetached(Typed typed, String detach) {
        for (String option : List.of(TERMINAL, INTERACTIVE, DETACH_KEYS)) {
            if (typed.has(option)) {
                throw ProblemException.usage(Problem.error("`" + typed.asTyped(option) + "` has no meaning with `"
                                + typed.asTyped(detach) + "`: nobody talks with what is not waited for")
                        .hint("leave one of them out; `orchsh attach` or `orchsh logs -f` take part later"));
            }
        }
    }

    /** Whether a terminal is asked for by an option. */
    static boolean isTerminalWanted(Typed typed) {
        if (typed.has(TERMINAL) && typed.has(NO_TERMINAL)) {
            throw ProblemException.usage(Problem.error("`" + typed.asTyped(TERMINAL) + "` and `"
                    + typed.asTyped(NO_TERMINAL) + "` contradict each other"));
        }
        return typed.has(TERMINAL);
    }

    /** Whether input is asked for by an option. */
    static boolean isInteractive(Typed typed) {
        return typed.has(INTERACTIVE);
    }

    /** The caller's terminal, if it is to have it. */
    static Optional<RawTerminal> terminal(Call call) {
        Typed typed = call.typed();
        Optional<RawTerminal> terminal = call.console().streams().terminal();
        if (isTerminalWanted(typed) && terminal.isEmpty()) {
            throw ProblemException.usage(
                    Problem.error("`" + typed.asTyped(TERMINAL) + "` needs a terminal, and input or output is none")
                            .hint("leave it out: where there is a terminal, it is used"));
        }
        return typed.has(NO_TERMINAL) || typed.has(NO_INPUT) ? Optional.empty() : terminal;
    }

    /** Whoever pages through the output reads the keyboard too, and there is no telling who gets which key. */
    static boolean isInputWanted(Call call) {
        Streams streams = call.console().streams();
        boolean isShared = streams.source() == Source.KEYBOARD
                && streams.terminal().isEmpty()
                && !call.typed().has(INTERACTIVE);
        return !call.typed().has(NO_INPUT) && !isShared;
    }

    static DetachKeys detachKeys(Typed typed) {
        return typed.value(DETACH_KEYS).map(TalkOptions::detachKeys).orElse(DetachKeys.USUAL);
    }

    private static DetachKeys detachKeys(String text) {
        try {
            return new DetachKeys(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.usage(e);
        }
    }

    /** A variable without a value is the caller's own, if there is one. */
    static Map<String, String> env(Call call) {
        Map<String, String> env = new LinkedHashMap<>();
        for (String given : call.typed().values(ENV)) {
            int equals = given.indexOf('=');
            String name = equals < 0 ? given : given.substring(0, equals);
            if (name.isEmpty()) {
                throw ProblemException.usage(
                        Problem.error("`" + call.typed().asTyped(ENV) + " " + given + "` is not NAME=VALUE"));
            }
            if (equals >= 0) {
                env.put(name, given.substring(equals + 1));
            } else {
                Optional.ofNullable(
                                call.invocation().surroundings().environment().get(name))
                        .ifPresent(value -> env.put(name, value));
            }
        }
        return env;
    }

    static Optional<String> user(Typed typed) {
        return typed.value(USER);
    }

    static Optional<String> folder(Typed typed) {
        return typed.value(FOLDER);
    }

    /** The words behind the service. */
    static List<String> command(List<String> words) {
        List<String> command = words.subList(1, words.size());
        return !command.isEmpty() && command.get(0).equals("--") ? command.subList(1, command.size()) : command;
    }
}
