package orchsh.dsl.snippet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.dsl.file.UsualFiles;

/**
 * All files of a folder that was fetched, as one row of bytes that is the same wherever they come from.
 *
 * @param files by their paths, with slashes
 */
record FolderCopy(SortedMap<String, Item> files) {
    /** The bytes of all files. */
    static final int LARGEST = 64 << 20;

    static final int MOST_FILES = 20_000;

    /** The copy as bytes, with what tells one file from the next. */
    static final int LARGEST_COPY = LARGEST + (MOST_FILES << 10);

    private static final byte[] START = "orchsh folder 1\n".getBytes(StandardCharsets.UTF_8);
    private static final String PROGRAM = "x";
    private static final String FILE = "-";

    FolderCopy {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        files.keySet().forEach(path -> {
            if (!Paths.isPlain(path) || path.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("`" + path + "` is no path of a file in a folder");
            }
        });
    }

    /**
     * One file.
     *
     * @param isProgram whether it can be run
     */
    record Item(byte[] content, boolean isProgram) {}

    /** Path by path: whether it can be run, how long it is, and what it says. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(START);
        files.forEach((path, item) -> {
            String head = (item.isProgram() ? PROGRAM : FILE) + " " + item.content().length + " " + path + "\0";
            bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(item.content());
        });
        return bytes.toByteArray();
    }

    /** Reads what {@link #bytes} wrote; anything else is an {@code IllegalArgumentException}. */
    static FolderCopy of(byte[] bytes) {
        SortedMap<String, Item> files = new TreeMap<>();
        int at = START.length;
        while (at < bytes.length) {
            int end = at;
            while (end < bytes.length && bytes[end] != 0) {
                end++;
            }
            String[] head = new String(bytes, at, end - at, StandardCharsets.UTF_8).split(" ", 3);
            int length = head.length == 3 ? Integer.parseInt(head[1]) : -1;
            if (length < 0 || length > bytes.length - end - 1) {
                throw new IllegalArgumentException("this is no copy of a folder");
            }
            byte[] content = new byte[length];
            System.arraycopy(bytes, end + 1, content, 0, length);
            files.put(head[2], new Item(content, head[0].equals(PROGRAM)));
            at = end + 1 + length;
        }
        return new FolderCopy(files);
    }

    /** The compose file that a path means: itself, or the one in the folder of that name. */
    Optional<String> composeFile(String path) {
        String folder = path.isEmpty() ? "" : path + "/";
        return files.containsKey(path)
                ? Optional.of(path)
                : UsualFiles.NAMES.stream()
                        .map(name -> folder + name)
                        .filter(files::containsKey)
                        .findFirst();
    }

    /** The files that a compose file may take in, by their paths. */
    Map<String, String> composeTexts() {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((path, item) -> {
            if (ComposePlaces.isComposeName(path) && item.content().length <= Content.LARGEST) {
                texts.put(path, new String(item.content(), StandardCharsets.UTF_8));
            }
        });
        return texts;
    }
}
