package orchsh.shell.session.engine;

import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import orchsh.engine.caller.Background;
import orchsh.engine.port.ContainerEngine;
import orchsh.engine.port.ContainerEngine.AnonymousVolumes;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.OpenEngine;

/** Removes for good the containers that were kept, when nobody can have them back any more. */
public final class KeptRemoval implements AutoCloseable {
    private final KeptContainers kept;
    private final Supplier<Optional<OpenEngine>> engine;
    private final Consumer<String> note;
    /** What is begun after the end is dropped: the next shell does it. */
    private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(
            1, Background.threads("kept containers"), new ThreadPoolExecutor.DiscardPolicy());

    /**
     * Removes what one session keeps.
     *
     * @param engine the engine that it is kept on, unless that is away
     * @param note shows somebody a line
     */
    public KeptRemoval(KeptContainers kept, Supplier<Optional<OpenEngine>> engine, Consumer<String> note) {
        this.kept = kept;
        this.engine = engine;
        this.note = note;
    }

    /** What is kept from now on goes when its time is over. */
    public void later() {
        clock.schedule(this::outdated, KeptContainers.LONGEST.plusSeconds(1).toSeconds(), TimeUnit.SECONDS);
    }

    private void outdated() {
        kept.all().stream()
                .filter(container -> container.until().isBefore(kept.now()))
                .forEach(this::remove);
    }

    private void remove(KeptContainers.Kept container) {
        try {
            ContainerEngine changes = engine.get()
                    .orElseThrow(() -> ProblemException.noEngine(Problem.error("the engine is away")))
                    .ports()
                    .changes()
                    .get();
            changes.removeContainer(container.was().id(), AnonymousVolumes.KEEP);
            container.files().forEach(changes::removeVolume);
            kept.remove(container.was().id());
        } catch (ProblemException e) {
            note.accept("`" + container.was().name() + "`, which was removed, is still there under another name: "
                    + e.getMessage() + "; the next shell removes it, or `gc`");
        }
    }

    /** In the background, what shells have kept that were killed. */
    public void ofOthers(OpenEngine there) {
        clock.execute(() -> removeForgotten(there));
    }

    private void removeForgotten(OpenEngine there) {
        try {
            there.observer().keptContainers().stream()
                    .filter(container -> container.keptUntil().orElseThrow().isBefore(kept.now()))
                    .forEach(container ->
                            there.ports().changes().get().removeContainer(container.id(), AnonymousVolumes.KEEP));
        } catch (ProblemException e) {
            return; // the next shell tries it again, and `gc` names them
        }
    }

    /** All that this session keeps goes with it. */
    @Override
    public void close() {
        clock.shutdownNow();
        kept.all().forEach(this::remove);
    }
}
