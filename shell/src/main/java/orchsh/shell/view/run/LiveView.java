package orchsh.shell.view.run;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import orchsh.engine.caller.Background;
import orchsh.engine.event.EngineEvent;
import orchsh.engine.event.EngineEvent.Noted;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.text.LiveRegion;

/**
 * Shows a run on a terminal, one changing line for each service. Events are only put down here; a thread of its own
 * looks at them a dozen times a second and draws, so that a run is never held up by a slow terminal.
 */
public final class LiveView implements RunView {
    private static final Duration BETWEEN_FRAMES = Duration.ofMillis(80);

    private final Queue<Stamped> news = new ConcurrentLinkedQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Appearance appearance;
    private final Clock clock;
    private final Board board;
    private final LiveRegion region;
    private final Thread ticker;

    private LiveView(PrintWriter out, Appearance appearance, Clock clock, Knowledge knowledge) {
        this.appearance = appearance;
        this.clock = clock;
        this.board = new Board(appearance, knowledge);
        this.region = new LiveRegion(out, appearance.frames());
        this.ticker = Background.thread("live-view", this::drawUntilOver);
    }

    static LiveView started(PrintWriter out, Appearance appearance, Clock clock, Knowledge knowledge) {
        LiveView view = new LiveView(out, appearance, clock, knowledge);
        view.ticker.start();
        return view;
    }

    private record Stamped(EngineEvent event, Instant at) {}

    @Override
    public void on(EngineEvent event) {
        news.add(new Stamped(event, clock.instant()));
    }

    @Override
    public void calledOff() {
        on(new Noted(STOPPING, Optional.empty()));
    }

    private void drawUntilOver() {
        boolean more = true;
        while (more) {
            more = !isOver();
            takeNews();
            List<String> live = more ? board.live(clock.instant()) : List.of();
            region.show(board.takeLasting(), live, appearance.size().get());
        }
    }

    private boolean isOver() {
        try {
            return over.await(BETWEEN_FRAMES.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody else knows this thread; whoever interrupts it wants it to end.
            return true;
        }
    }

    private void takeNews() {
        for (Stamped next = news.poll(); next != null; next = news.poll()) {
            board.apply(next.event(), next.at());
        }
    }

    /** Draws what is left to draw and takes the changing lines away. */
    @Override
    public void close() {
        over.countDown();
        boolean interrupted = false;
        while (ticker.isAlive()) {
            try {
                ticker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
