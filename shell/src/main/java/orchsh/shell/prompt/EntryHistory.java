package orchsh.shell.prompt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import orchsh.engine.caller.Surroundings;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;

/** What was typed in a project, also by earlier prompts; without what is confidential. */
final class EntryHistory extends DefaultHistory {
    private static final int MOST_ENTRIES = 5_000;
    private static final int LONGEST = 20_000;
    private static final String OWNERS_FOLDER = "rwx------";
    private static final String OWNERS_FILE = "rw-------";

    private final Predicate<String> isConfidential;

    EntryHistory(Predicate<String> isConfidential) {
        this.isConfidential = isConfidential;
    }

    /** Keeps it in that file from when the reader has it; without one it ends with the prompt. */
    void keepFor(LineReader reader, Optional<Path> file) {
        reader.setVariable(LineReader.HISTORY_SIZE, MOST_ENTRIES);
        reader.setVariable(LineReader.HISTORY_FILE_SIZE, MOST_ENTRIES);
        file.ifPresent(kept -> reader.setVariable(LineReader.HISTORY_FILE, kept));
        attach(reader);
    }

    /** The file for a project; absent where none can be kept. */
    static Optional<Path> fileFor(Path project, Surroundings surroundings) {
        if (!Files.isDirectory(surroundings.home())) {
            return Optional.empty();
        }
        Path folder = surroundings.stateFolder().resolve("history");
        String name =
                Optional.ofNullable(project.getFileName()).map(Path::toString).orElse("");
        Path file = folder.resolve(name.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + digest(project));
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNERS_FOLDER)));
            if (!Files.exists(file)) {
                Files.newByteChannel(
                                file,
                                java.util.Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNERS_FILE)))
                        .close();
            }
            return Files.isWritable(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty(); // nothing depends on it
        }
    }

    private static String digest(Path project) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(project.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void add(Instant time, String line) {
        if (!line.isBlank() && line.length() <= LONGEST && !isConfidential.test(line)) {
            super.add(time, line);
        }
    }

    /** How the newest entry that begins so goes on, up to the end of its line. */
    Optional<String> endOf(String beginning) {
        if (beginning.isEmpty()) {
            return Optional.empty();
        }
        for (int i = last(); i >= first() && i >= 0 && size() > 0; i--) {
            String entry = get(i);
            if (entry.length() > beginning.length() && entry.startsWith(beginning)) {
                String end = entry.substring(beginning.length()).split("\n", -1)[0];
                return end.isEmpty() ? Optional.empty() : Optional.of(end);
            }
        }
        return Optional.empty();
    }
}
