package orchsh.dsl.task;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.language.CommandResult;
import orchsh.dsl.live.CommandEnd;
import orchsh.dsl.live.CommandOrder;
import orchsh.dsl.live.CommandOrder.Echo;
import orchsh.dsl.live.CommandOrder.Input;
import orchsh.dsl.live.LiveStack;
import orchsh.dsl.value.CommandLine;
import orchsh.dsl.value.Options;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The words that run a command: {@code exec}, {@code run} and {@code sh}. */
final class Commands {
    private static final int LAST_LINES = 15;
    private static final List<String> HOST_OPTIONS =
            List.of("stdin", "env", "workdir", "check", "quiet", "timeout", "output");
    private static final List<String> RUN_OPTIONS =
            List.of("stdin", "env", "user", "workdir", "check", "quiet", "timeout", "output");
    private static final List<String> EXEC_OPTIONS =
            List.of("stdin", "env", "user", "workdir", "check", "quiet", "timeout", "output", "replica");

    private final LiveStack live;

    Commands(LiveStack live) {
        this.live = live;
    }

    CommandResult exec(String service, Map<String, ?> given, @Nullable Object @Nullable [] command) {
        Map<String, @Nullable Object> options = Options.of("exec", given, EXEC_OPTIONS);
        int number = options.containsKey("replica") ? Values.integer("replica", options.get("replica")) : 1;
        return exec(service, number, options, command);
    }

    CommandResult exec(String service, int number, Map<String, ?> given, @Nullable Object @Nullable [] command) {
        Map<String, @Nullable Object> options = Options.of("exec", given, EXEC_OPTIONS);
        List<String> words = words("exec", command);
        if (words.isEmpty()) {
            throw new WordException("`exec` is given no command", "for example exec '" + service + "', 'ls /'");
        }
        CommandEnd end = live.processes().exec(service, number, order("exec", words, options));
        return checked(end, options, "`" + CommandOrder.shown(words) + "` in `" + service + "`");
    }

    CommandResult run(String service, Map<String, ?> given, @Nullable Object @Nullable [] command) {
        Map<String, @Nullable Object> options = Options.of("run", given, RUN_OPTIONS);
        List<String> words = words("run", command);
        CommandEnd end = live.processes().run(service, order("run", words, options));
        String what = words.isEmpty()
                ? "the run of `" + service + "`"
                : "`" + CommandOrder.shown(words) + "` of `" + service + "`";
        return checked(end, options, what);
    }

    CommandResult sh(Map<String, ?> given, @Nullable Object @Nullable [] command) {
        Map<String, @Nullable Object> options = Options.of("sh", given, HOST_OPTIONS);
        List<@Nullable Object> each = Values.each(command);
        boolean oneText = each.size() == 1 && !(command != null && command[0] instanceof Collection<?>);
        List<String> words = each.stream().map(word -> Values.text("sh", word)).toList();
        if (words.isEmpty() || words.get(0).isBlank()) {
            throw new WordException("`sh` is given no command", "for example sh 'npm run build'");
        }
        CommandEnd end =
                live.processes().host(order("sh", oneText ? List.of("sh", "-c", words.get(0)) : words, options));
        return checked(end, options, "`" + CommandOrder.shown(words) + "`");
    }

    /** One text is split at its blanks as a shell does; several texts are the words as they are. */
    private static List<String> words(String word, @Nullable Object @Nullable [] command) {
        List<@Nullable Object> each = Values.each(command);
        boolean oneText = each.size() == 1 && !(command != null && command[0] instanceof Collection<?>);
        return oneText
                ? CommandLine.split(Values.text(word, each.get(0)))
                : each.stream().map(one -> Values.text(word, one)).toList();
    }

    private CommandOrder order(String word, List<String> words, Map<String, @Nullable Object> options) {
        return new CommandOrder(
                words,
                env(options),
                Manners.text(options, "user"),
                Manners.text(options, "workdir"),
                input(word, options),
                Manners.duration(options, "timeout"),
                Manners.flag(options, "quiet", false) ? Echo.QUIET : Echo.SHOWN,
                options.containsKey("output")
                        ? Optional.of(BesideFile.of("output", options.get("output"), live.folder())
                                .toPath())
                        : Optional.empty());
    }

    private static Map<String, String> env(Map<String, @Nullable Object> options) {
        Map<String, String> env = new LinkedHashMap<>();
        if (options.containsKey("env")) {
            Values.map("env", options.get("env"))
                    .forEach((name, value) ->
                            env.put(Values.text("env", name), Values.variable(String.valueOf(name), value)));
        }
        return env;
    }

    private static Input input(String word, Map<String, @Nullable Object> options) {
        if (!options.containsKey("stdin")) {
            return new Input.None();
        }
        Object stdin = options.get("stdin");
        if (stdin instanceof BesideFile file) {
            if (!file.exists()) {
                throw new WordException("there is no file `" + file.shown() + "` for `" + word + "` to read");
            }
            if (file.isFolder()) {
                throw new WordException("`" + file.shown() + "` is a folder, which `" + word + "` cannot read");
            }
            return new Input.File(file.toPath());
        }
        return new Input.Text(Values.text("stdin", stdin));
    }

    private static CommandResult checked(CommandEnd end, Map<String, @Nullable Object> options, String what) {
        if (end.exitCode() != 0 && Manners.flag(options, "check", true)) {
            List<String> last = end.err().lastLines(LAST_LINES);
            if (last.isEmpty()) {
                last = end.out().lastLines(LAST_LINES);
            }
            throw ProblemException.ended(
                    end.exitCode(),
                    Problem.error(what + " ended with exit code " + end.exitCode())
                            .details(last.isEmpty() ? List.of("it has printed nothing") : last));
        }
        return new Ended(end);
    }

    /** How it ended, for the script to look at. */
    private record Ended(CommandEnd end) implements CommandResult {
        @Override
        public int getExitCode() {
            return end.exitCode();
        }

        @Override
        public boolean isOk() {
            return end.exitCode() == 0;
        }

        @Override
        public String getOut() {
            return Whole.text("the output", end.out());
        }

        @Override
        public String getErr() {
            return Whole.text("the error output", end.err());
        }

        @Override
        public List<String> getLines() {
            return getOut().lines().toList();
        }

        @Override
        public byte[] getBytes() {
            return Whole.bytes("the output", end.out());
        }

        @Override
        public String toString() {
            return getOut();
        }
    }
}
