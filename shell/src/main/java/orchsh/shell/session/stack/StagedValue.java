package orchsh.shell.session.stack;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.BaseStream;
import orchsh.dsl.language.CommandResult;
import orchsh.dsl.row.Row;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Call;
import orchsh.shell.command.script.VerbRun;
import orchsh.shell.live.Voice;
import orchsh.shell.rows.Pipeline;
import orchsh.shell.rows.RowTable;
import orchsh.shell.rows.Sink;
import orchsh.shell.rows.ValueRows;
import org.jspecify.annotations.Nullable;

/**
 * Sends the value of a piece of the language through stages, as a part of it: what is worked out only when it is looked at
 * can still fail, or be called off. What a command prints whose result goes through stages is not shown beside that.
 */
final class StagedValue implements Function<@Nullable Object, @Nullable Object>, Voice {
    private static final int MOST_HELD = 1 << 20;

    private final Voice voice;
    private final CancellationToken cancellation;
    private final String source;
    private final Pipeline pipeline;
    private final RowTable table = new RowTable();
    private final StringBuilder held = new StringBuilder();
    private Optional<ProblemException> refused = Optional.empty();

    /** @param source what the user wrote to get the value */
    StagedValue(Call call, String source, Pipeline pipeline) {
        this.voice = VerbRun.voice(call);
        this.cancellation = call.invocation().cancellation();
        this.source = source;
        this.pipeline = pipeline;
    }

    @Override
    public @Nullable Object apply(@Nullable Object value) {
        if (value instanceof CommandResult result) {
            dropPrinted(result.getOut());
        }
        showHeld();
        Optional<Iterator<Row>> rows = ValueRows.of(value, pipeline.names());
        if (rows.isEmpty()) {
            refused = Optional.of(noRows(value));
            return null;
        }
        try {
            feed(rows.get());
        } finally {
            if (value instanceof BaseStream<?, ?> stream) {
                stream.close();
            }
        }
        return refused.isPresent() ? null : new ShownRows(table.rows()).value();
    }

    private void feed(Iterator<Row> rows) {
        Sink sink = pipeline.into(table);
        while (refused.isEmpty() && sink.wantsMore() && !cancellation.isCancelled() && rows.hasNext()) {
            Row row = rows.next();
            stage(() -> sink.take(row));
        }
        if (refused.isEmpty()) {
            stage(sink::end);
        }
    }

    /** What is wrong with a stage is not the fault of the line in the language. */
    private void stage(Runnable work) {
        try {
            work.run();
        } catch (ProblemException e) {
            refused = Optional.of(e);
        }
    }

    private ProblemException noRows(@Nullable Object value) {
        String kind = value == null
                ? "gives nothing"
                : value instanceof Number
                        ? "is a number"
                        : value instanceof Boolean ? "is true or false" : "is no collection of anything";
        return ProblemException.usage(Problem.error("`" + source + "` " + kind + ", and stages work on rows")
                .hint("lists, maps, texts and services have rows: services | where state == 'exited' | select name"));
    }

    /** What came out of the last stage; refuses what a stage has refused. */
    ShownRows result() {
        refused.ifPresent(problem -> {
            throw problem;
        });
        return new ShownRows(table.rows());
    }

    private void dropPrinted(String printed) {
        int begin = held.length() - printed.length();
        if (begin >= 0 && held.substring(begin).equals(printed)) {
            held.setLength(begin);
        }
    }

    /** Shows what was printed and not shown yet. */
    synchronized void showHeld() {
        if (!held.isEmpty()) {
            voice.out(held.toString());
            held.setLength(0);
        }
    }

    @Override
    public synchronized void out(String text) {
        held.append(text);
        if (held.length() > MOST_HELD) {
            showHeld();
        }
    }

    @Override
    public synchronized void err(String text) {
        voice.err(text);
    }
}
