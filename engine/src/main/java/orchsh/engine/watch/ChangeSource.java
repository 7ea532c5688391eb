package orchsh.engine.watch;

import java.util.Optional;

/** Tells which files have changed, one burst of changes at a time. */
public interface ChangeSource extends AutoCloseable {

    /** All files that are watched. */
    FileChanges everything();

    /** Waits for the next changes; nothing when it was closed. */
    Optional<FileChanges> next();

    /** Ends whoever waits. */
    @Override
    void close();
}
