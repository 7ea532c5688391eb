package orchsh.shell.session.declare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.dsl.value.CommandLine;
import orchsh.shell.call.Call;
import orchsh.shell.call.Command;
import orchsh.shell.call.Commands;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;
import orchsh.shell.syntax.Syntax;
import orchsh.shell.syntax.Typed;

/** The flags of `docker run`, as lines in the block of a service. */
final class ServiceFlags {
    static final String NAME = "--name";
    static final String ENTRYPOINT = "--entrypoint";

    private static final String ENV = "--env";
    private static final String LABEL = "--label";
    /** Flags whose value is what a word of the language is given. */
    private static final List<FlagWord> WORDS = List.of(
            new FlagWord("--volume", "volume"),
            new FlagWord("--publish", "port"),
            new FlagWord("--user", "user"),
            new FlagWord("--workdir", "workdir"),
            new FlagWord("--network", "networks"),
            new FlagWord("--restart", "restart"),
            new FlagWord("--memory", "memory"),
            new FlagWord("--cpus", "cpus"),
            new FlagWord("--hostname", "hostname"));

    private record FlagWord(String flag, String word) {}

    private ServiceFlags() {}

    /** Adds those that `run` does not have anyway. */
    static CommandForm addTo(CommandForm form) {
        return form.addOption(Syntax.value("NETWORK", "of an image: a network that it is in", "--network"))
                .addOption(Syntax.value("POLICY", "of an image: when it is started again", "--restart"))
                .addOption(Syntax.value("SIZE", "of an image: the most memory it gets", "-m", "--memory"))
                .addOption(Syntax.value("NUMBER", "of an image: how many processors it gets", "--cpus"))
                .addOption(Syntax.value("NAME", "of an image: what it calls itself", "--hostname"))
                .addOption(Syntax.flag("of an image: let it do everything", "--privileged"));
    }

    /** The options that stand behind the name of a service. */
    private static final class Behind implements Command {
        @Override
        public CommandForm syntax() {
            return addTo(Syntax.command("run", "Run an image.")
                    .addPositional(Syntax.words("WORD", "words of the language, each with what it is given"))
                    .addOption(Syntax.value("NAME=VALUE", "", "-e", ENV))
                    .addOption(Syntax.value("MOUNT", "", "-v", "--volume"))
                    .addOption(Syntax.value("PORT", "", "-p", "--publish"))
                    .addOption(Syntax.value("USER", "", "-u", "--user"))
                    .addOption(Syntax.value("FOLDER", "", "-w", "--workdir"))
                    .addOption(Syntax.value("NAME=VALUE", "", "-l", LABEL))
                    .addOption(Syntax.value("COMMAND", "", ENTRYPOINT))
                    .addOption(Syntax.flag("", "-d", "--detach")));
        }

        @Override
        public Scope scope() {
            return Scope.STACK;
        }

        @Override
        public ExitCode run(Call call) {
            throw new IllegalStateException("nobody runs it, for it is only a grammar");
        }
    }

    /** What stands behind the name, taken apart. */
    static Typed parse(List<String> words) {
        List<String> line = new ArrayList<>(List.of("run"));
        line.addAll(words);
        return new Commands(List.of(new Behind())).syntax().parse(line, Optional.empty());
    }

    /** The lines that flags are. */
    static List<String> lines(Typed typed, Call call) {
        List<String> lines = new ArrayList<>();
        for (String variable : typed.values(ENV)) {
            int equals = variable.indexOf('=');
            String name = equals < 0 ? variable : variable.substring(0, equals);
            Optional<String> value = equals < 0
                    ? call.invocation().surroundings().variable(name)
                    : Optional.of(variable.substring(equals + 1));
            value.ifPresent(text -> lines.add(GroovyLine.pair("env", name, text)));
        }
        for (String label : typed.values(LABEL)) {
            int equals = label.indexOf('=');
            lines.add(GroovyLine.pair(
                    "labels",
                    equals < 0 ? label : label.substring(0, equals),
                    equals < 0 ? "" : label.substring(equals + 1)));
        }
        for (FlagWord one : WORDS) {
            typed.values(one.flag()).forEach(value -> lines.add(one.word() + " " + GroovyLine.quoted(value)));
        }
        typed.value(ENTRYPOINT)
                .ifPresent(entrypoint -> lines.add(GroovyLine.of("entrypoint", CommandLine.split(entrypoint))));
        if (typed.has("--privileged")) {
            lines.add("privileged true");
        }
        return lines;
    }
}
