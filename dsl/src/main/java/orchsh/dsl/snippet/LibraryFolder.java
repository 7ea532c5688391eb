package orchsh.dsl.snippet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A library that is a folder with one file for each snippet. */
public final class LibraryFolder implements SnippetLibrary {
    private static final String ENDING = ".groovy";
    private static final String WAITS = "waits.txt";
    private static final String SCRIPTS = "scripts";

    private final Path folder;

    public LibraryFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Refusal.of("the standard library in `" + folder + "` cannot be read", e);
        }
    }

    @Override
    public Optional<byte[]> bytes(String name) {
        if (!names().contains(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(name + ENDING)));
        } catch (IOException e) {
            throw Refusal.of("the standard library in `" + folder + "` cannot be read", e);
        }
    }

    /** Beside the snippets, in a folder of their own. */
    @Override
    public SnippetLibrary scripts() {
        return new LibraryFolder(folder.resolveSibling(SCRIPTS));
    }

    /** Beside the snippets: in each line an image and what {@link UsualWait} reads, comments behind {@code #}. */
    @Override
    public UsualWaits waits() {
        Path table = folder.resolveSibling(WAITS);
        if (!Files.isRegularFile(table)) {
            return new UsualWaits(Map.of());
        }
        Map<String, UsualWait> waits = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(table)) {
                String[] parts = line.replaceFirst("#.*", "").strip().split("\\s+", 2);
                if (parts.length == 2) {
                    waits.put(parts[0], UsualWait.parse(parts[1]));
                }
            }
        } catch (IOException e) {
            throw Refusal.of("the waits in `" + table + "` cannot be read", e);
        }
        return new UsualWaits(waits);
    }
}
