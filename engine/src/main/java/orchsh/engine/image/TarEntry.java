package orchsh.engine.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Something that goes into a tar. Who owns a file of a folder is nobody's business. */
public sealed interface TarEntry {
    int TYPE_FILE = '0';
    int TYPE_LINK = '2';
    int TYPE_CHARACTER_DEVICE = '3';
    int TYPE_BLOCK_DEVICE = '4';
    int TYPE_FOLDER = '5';
    int TYPE_PIPE = '6';

    /** Its path in the tar, with slashes, folders without one at the end. */
    String name();

    int type();

    /** Permission bits. */
    int mode();

    long size();

    /** Seconds since 1970. */
    long modified();

    /** Where a symbolic link points; empty otherwise. */
    String linkTarget();

    default int owner() {
        return 0;
    }

    default int group() {
        return 0;
    }

    /** Which device it stands for; 0 for what is none. */
    default long device() {
        return 0;
    }

    InputStream open() throws IOException;

    /** All that counts about it beside its content: a time does not. */
    default String trait() {
        return (char) type()
                + Integer.toOctalString(mode())
                + linkTarget()
                + (device() == 0 ? "" : Long.toString(device()))
                + '\0';
    }

    /** Absent for what cannot be sent: sockets. */
    static Optional<TarEntry> of(Path file, String name) throws IOException {
        return of(file, name, FileFacts.of(file));
    }

    static Optional<TarEntry> of(Path file, String name, FileFacts facts) throws IOException {
        Integer type = Disk.TYPES.get(facts.kind());
        if (type == null) {
            return Optional.empty();
        }
        String target = type == TYPE_LINK ? Files.readSymbolicLink(file).toString() : "";
        return Optional.of(new Disk(file, name, type, facts, target));
    }

    /** Something on disk. */
    record Disk(Path file, String name, int type, FileFacts facts, String linkTarget) implements TarEntry {
        private static final int ANYTHING = 0777;
        private static final Map<Integer, Integer> TYPES = Map.of(
                FileFacts.FILE, TYPE_FILE,
                FileFacts.LINK, TYPE_LINK,
                FileFacts.FOLDER, TYPE_FOLDER,
                FileFacts.PIPE, TYPE_PIPE,
                FileFacts.CHARACTER_DEVICE, TYPE_CHARACTER_DEVICE,
                FileFacts.BLOCK_DEVICE, TYPE_BLOCK_DEVICE);

        @Override
        public int mode() {
            return type == TYPE_LINK ? ANYTHING : facts.permissions();
        }

        @Override
        public long size() {
            return type == TYPE_FILE ? facts.size() : 0;
        }

        @Override
        public long modified() {
            return TimeUnit.NANOSECONDS.toSeconds(facts.modified());
        }

        @Override
        public long device() {
            return type == TYPE_CHARACTER_DEVICE || type == TYPE_BLOCK_DEVICE ? facts.device() : 0;
        }

        @Override
        public InputStream open() throws IOException {
            return type == TYPE_FILE ? Files.newInputStream(file) : InputStream.nullInputStream();
        }
    }

    /** Something with an owner. */
    record Owned(TarEntry entry, int owner, int group) implements TarEntry {
        @Override
        public String name() {
            return entry.name();
        }

        @Override
        public int type() {
            return entry.type();
        }

        @Override
        public int mode() {
            return entry.mode();
        }

        @Override
        public long size() {
            return entry.size();
        }

        @Override
        public long modified() {
            return entry.modified();
        }

        @Override
        public String linkTarget() {
            return entry.linkTarget();
        }

        @Override
        public long device() {
            return entry.device();
        }

        @Override
        public InputStream open() throws IOException {
            return entry.open();
        }
    }

    /** A further name of a file that is in the tar already. */
    record FurtherName(String name, TarEntry file) implements TarEntry {
        private static final int TYPE_HARD_LINK = '1';

        @Override
        public int type() {
            return TYPE_HARD_LINK;
        }

        @Override
        public int mode() {
            return file.mode();
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        public long modified() {
            return file.modified();
        }

        @Override
        public String linkTarget() {
            return file.name();
        }

        @Override
        public InputStream open() {
            return InputStream.nullInputStream();
        }
    }

    /** A folder or file that is only in the tar. */
    record Made(String name, int type, int mode, int owner, int group, byte[] content) implements TarEntry {
        static Made folder(String name) {
            return new Made(name, TYPE_FOLDER, 0755, 0, 0, new byte[0]);
        }

        static Made file(String name, String text) {
            return new Made(name, TYPE_FILE, 0644, 0, 0, text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public long modified() {
            return 0;
        }

        @Override
        public String linkTarget() {
            return "";
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }
    }
}
