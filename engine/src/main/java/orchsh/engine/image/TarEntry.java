package orchsh.engine.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;

/** Something that goes into a tar. Who owns a file of a build folder is nobody's business. */
sealed interface TarEntry {
    int TYPE_FILE = '0';
    int TYPE_LINK = '2';
    int TYPE_FOLDER = '5';

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

    InputStream open() throws IOException;

    /** All that counts about it beside its content: a time does not. */
    default String trait() {
        return (char) type() + Integer.toOctalString(mode()) + linkTarget() + '\0';
    }

    /** Absent for what cannot be sent: sockets, pipes, devices. */
    static Optional<TarEntry> of(Path file, String name) throws IOException {
        BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        long modified = facts.lastModifiedTime().toMillis() / 1000;
        if (facts.isSymbolicLink()) {
            return Optional.of(new Disk(
                    file,
                    name,
                    TYPE_LINK,
                    0777,
                    0,
                    modified,
                    Files.readSymbolicLink(file).toString()));
        }
        if (facts.isDirectory()) {
            return Optional.of(new Disk(file, name, TYPE_FOLDER, modeOf(file), 0, modified, ""));
        }
        if (facts.isRegularFile()) {
            return Optional.of(new Disk(file, name, TYPE_FILE, modeOf(file), facts.size(), modified, ""));
        }
        return Optional.empty();
    }

    private static int modeOf(Path file) throws IOException {
        Map<String, Object> unix;
        try {
            unix = Files.readAttributes(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            // A file system without Unix modes: what Docker's own client sends from there.
            return 0755;
        }
        return unix.get("mode") instanceof Integer mode ? mode & 07777 : 0755;
    }

    /** Something on disk. */
    record Disk(Path file, String name, int type, int mode, long size, long modified, String linkTarget)
            implements TarEntry {
        @Override
        public InputStream open() throws IOException {
            return type == TYPE_FILE ? Files.newInputStream(file) : InputStream.nullInputStream();
        }
    }

    /** A file that is only in the tar. */
    record Text(String name, String text) implements TarEntry {
        @Override
        public int type() {
            return TYPE_FILE;
        }

        @Override
        public int mode() {
            return 0644;
        }

        @Override
        public long size() {
            return text.getBytes(StandardCharsets.UTF_8).length;
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
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A folder or file that belongs to somebody. */
    record Owned(String name, int type, int mode, int owner, int group, byte[] content) implements TarEntry {
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
