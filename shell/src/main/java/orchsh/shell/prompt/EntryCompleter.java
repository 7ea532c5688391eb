package orchsh.shell.prompt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import orchsh.engine.caller.Background;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** Offers words, for no longer than anybody notices: what is not known by then is there when it is asked for again. */
final class EntryCompleter implements Completer, AutoCloseable {
    private final Function<HalfEntry, List<Candidate>> offers;
    private final Duration patience;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(Background.threads("completion"));
    private @Nullable String asked;
    private @Nullable Future<List<Candidate>> answer;

    EntryCompleter(Function<HalfEntry, List<Candidate>> offers, Duration patience) {
        this.offers = offers;
        this.patience = patience;
    }

    @Override
    public synchronized void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        HalfEntry entry = (HalfEntry) line;
        Future<List<Candidate>> wanted = answer;
        if (wanted == null || !entry.before().equals(asked)) {
            if (wanted != null) {
                wanted.cancel(true);
            }
            wanted = worker.submit(() -> offers.apply(entry));
            answer = wanted;
            asked = entry.before();
        }
        try {
            candidates.addAll(wanted.get(patience.toMillis(), TimeUnit.MILLISECONDS));
            answer = null;
        } catch (TimeoutException e) {
            return; // it goes on, and whoever asks the same again is given what it found
        } catch (ExecutionException e) {
            answer = null; // what cannot be found out is not offered
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
