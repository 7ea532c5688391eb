package orchsh.shell.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import orchsh.dsl.row.Row;
import orchsh.dsl.value.CommandLine;
import orchsh.engine.caller.Cancellation;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.invocation.Console;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.rows.JsonRows;
import orchsh.shell.rows.Pipeline;
import orchsh.shell.rows.RowTable;
import orchsh.shell.rows.Sink;
import orchsh.shell.session.stack.LanguageEntries;
import orchsh.shell.session.stack.ShownRows;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.OptionForm;
import orchsh.shell.syntax.Syntax;

/** A command that lists something, and what is done with its rows. */
final class PipedEntry {
    private static final String JSON = "--json";
    private static final Set<String> FOLLOWING = Set.of("-f", "--follow");
    /** What goes on until it is called off. */
    private static final Set<String> ENDLESS = Set.of("events", "stats", "watch");

    private final Source source;
    private final Syntax grammar;
    private final LanguageEntries language;

    /** Carries a command out. */
    @FunctionalInterface
    interface Source {
        ExitCode run(List<String> words, Console console, CancellationToken cancellation);
    }

    PipedEntry(Source source, Syntax grammar, LanguageEntries language) {
        this.source = source;
        this.grammar = grammar;
        this.language = language;
    }

    ExitCode run(Call call, String entry) {
        Pipeline pipeline = Pipeline.of(entry);
        List<String> words = asRows(words(pipeline.source()), pipeline.names());
        RowTable table = new RowTable();
        Sink shown = isEndless(words) ? new Following(call) : table;
        ExitCode code = feed(pipeline.into(shown), words, call);
        if (shown == table && code.equals(ExitCode.FINE)) {
            ShownRows result = new ShownRows(table.rows());
            language.keep(result.value());
            result.print(call);
        }
        return code;
    }

    private static List<String> words(String command) {
        try {
            return CommandLine.split(command);
        } catch (IllegalArgumentException e) {
            throw ProblemException.usage(e);
        }
    }

    /** The same with all that makes rows of what it prints. */
    private List<String> asRows(List<String> words, Set<String> columns) {
        CommandForm form = words.isEmpty() || !grammar.knows(words.get(0)) ? null : grammar.find(words.subList(0, 1));
        if (form == null || form.option(JSON).isEmpty() && form.parts().isEmpty()) {
            throw ProblemException.usage(
                    Problem.error(
                                    words.isEmpty()
                                            ? "there is nothing before the `|`"
                                            : "`" + words.get(0) + "` lists no rows")
                            .hint(
                                    "values of the language have rows as well: services | where state == 'exited' | select name"));
        }
        List<String> wanted = new ArrayList<>(words);
        if (!words.contains(JSON)) {
            wanted.add(JSON);
        }
        form.options().stream()
                .filter(option -> option.columns().stream().anyMatch(columns::contains))
                .map(OptionForm::longestName)
                .filter(option -> !words.contains(option))
                .forEach(wanted::add);
        return wanted;
    }

    private static boolean isEndless(List<String> words) {
        return words.stream().anyMatch(FOLLOWING::contains)
                || ENDLESS.contains(words.get(0)) && !words.contains("--no-stream") && !words.contains("--until");
    }

    private ExitCode feed(Sink sink, List<String> words, Call call) {
        Cancellation enough = new Cancellation();
        Cancellation unwanted = new Cancellation();
        enough.onCancel(unwanted::cancel);
        try (CancellationToken.Registration registration =
                        call.invocation().cancellation().onCancel(unwanted::cancel);
                JsonRows rows = new JsonRows(sink, enough::cancel)) {
            Console console = call.console();
            Console into = new Console(
                    rows.printer(),
                    console.err(),
                    console.in(),
                    console.outLook().plain(),
                    console.errLook(),
                    console.asking(),
                    console.streams());
            ExitCode code = source.run(words, into, unwanted);
            rows.close();
            boolean isDone = enough.isCancelled() || code.equals(ExitCode.FINE);
            if (isDone) {
                sink.end();
            }
            return isDone ? ExitCode.FINE : code;
        }
    }

    /** Shows rows as they come, where nobody knows how many there will be. */
    private record Following(Call call) implements Sink {
        @Override
        public void take(Row row) {
            List<String> values = new ArrayList<>();
            row.values().forEach((name, value) -> {
                if (value != null) {
                    values.add(name + "=" + value);
                }
            });
            call.print(String.join("  ", values));
        }

        @Override
        public void end() {
            // each has been shown
        }
    }
}
