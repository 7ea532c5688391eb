package orchsh.shell.call;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import orchsh.shell.source.NamedFile;

/** A file that a command writes anew each time. */
public final class OutputFile {
    private OutputFile() {}

    /** Writes it; a missing folder is made. */
    public static void write(Call call, String file, String text) {
        Path path = NamedFile.path(file, call.invocation().surroundings());
        try {
            Path folder = path.getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                call.note("made the folder `" + folder + "`");
            }
            Files.writeString(path, text);
        } catch (IOException e) {
            throw Unwritten.of(file, e, "");
        }
    }
}
