package orchsh.engine.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystem;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Hints of the operating system. */
final class SystemHints implements Hints {
    private static final WatchEvent.Kind<?>[] ALL = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE, StandardWatchEventKinds.ENTRY_MODIFY
    };

    private final WatchService service;

    SystemHints(FileSystem system) {
        try {
            service = system.newWatchService();
        } catch (IOException e) {
            throw refused("the system does not tell of changes", e);
        }
    }

    @Override
    public void listenTo(Path folder) {
        try {
            folder.register(service, ALL);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return; // it went before anybody looked at it
        } catch (ClosedWatchServiceException e) {
            return; // nobody wants to know any more
        } catch (IOException e) {
            throw refused("the system does not tell of changes in `" + folder + "`", e);
        }
    }

    private static ProblemException refused(String what, IOException e) {
        return new ProblemException(
                ProblemException.Kind.STACK,
                Problem.error(what + ": " + e.getMessage())
                        .hint("leave folders out with `ignore`, or allow more watches:"
                                + " sysctl fs.inotify.max_user_watches=524288"),
                e);
    }

    @Override
    public Optional<Hint> next(Optional<Duration> patience) throws EndedException {
        try {
            return Optional.ofNullable(key(patience)).map(SystemHints::hint);
        } catch (ClosedWatchServiceException e) {
            throw new EndedException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EndedException();
        }
    }

    private @Nullable WatchKey key(Optional<Duration> patience) throws InterruptedException {
        return patience.isEmpty() ? service.take() : service.poll(patience.get().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A folder that is gone is missing in the one above it. */
    private static Hint hint(WatchKey key) {
        Path folder = (Path) key.watchable();
        boolean isComplete =
                key.pollEvents().stream().noneMatch(event -> event.kind() == StandardWatchEventKinds.OVERFLOW);
        Set<Path> places = new HashSet<>(Set.of(folder));
        if (!key.reset()) {
            Optional.ofNullable(folder.getParent()).ifPresent(places::add);
        }
        return new Hint(places, isComplete);
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw refused("the system goes on telling of changes", e);
        }
    }
}
