package orchsh.dsl.snippet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import orchsh.dsl.file.WholeFile;

/** The file {@code orchsh.lock} beside a stack's script. Several who write it one after the other lose nothing. */
public final class LockFile {
    public static final String NAME = "orchsh.lock";
    private static final long LARGEST = 16L << 20;
    /** A process may hold a system's lock on a file only once, whatever its threads want. */
    private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

    private final Path file;
    private final String name;
    private final Path cacheFolder;

    /**
     * @param folder the folder of the stack's script
     * @param shownFolder the same as the user would type it, with a slash behind it or empty
     * @param cacheFolder where those who write wait for each other
     */
    public LockFile(Path folder, String shownFolder, Path cacheFolder) {
        this.file = folder.resolve(NAME);
        this.name = shownFolder + NAME;
        this.cacheFolder = cacheFolder;
    }

    private Path turns() {
        return cacheFolder
                .resolve("snippets")
                .resolve(Content.hashOf(file.toString().getBytes(StandardCharsets.UTF_8)) + ".lock");
    }

    public String name() {
        return name;
    }

    /** What it says; nothing if it is not there. */
    public Lock read() {
        try {
            if (Files.size(file) > LARGEST) {
                throw Refusal.of("`" + name + "` is too large to be a lock file");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return LockText.parse(name, text);
        } catch (NoSuchFileException e) {
            return Lock.EMPTY;
        } catch (CharacterCodingException e) {
            throw Refusal.of("`" + name + "` is not a text in UTF-8", e);
        } catch (IOException e) {
            throw Refusal.of("`" + name + "` cannot be read", e);
        }
    }

    /** Changes what it says now, which may be more than the caller has read. */
    public void change(UnaryOperator<Lock> change) {
        WITHIN_PROCESS.lock();
        try {
            Path turns = turns();
            Files.createDirectories(turns.getParent());
            try (FileChannel channel = FileChannel.open(turns, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock turn = channel.lock()) {
                Lock before = read();
                Lock after = change.apply(before);
                if (!after.equals(before)) {
                    WholeFile.write(file, LockText.of(after));
                }
            }
        } catch (IOException e) {
            throw Refusal.of("`" + name + "` cannot be written", e);
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }
}
