package orchsh.dsl;

import java.nio.file.Path;
import orchsh.dsl.build.TextFile;

/**
 * The text of a stack script.
 *
 * @param file where it lies; paths in it are relative to its folder
 * @param name the file as the user typed it, for messages
 * @param text its text
 */
public record ScriptSource(Path file, String name, String text) {

    /** Reads a file; one that is missing, unreadable or no text is refused in plain words. */
    public static ScriptSource read(Path file, String name) {
        return new ScriptSource(file, name, TextFile.read(file, name));
    }
}
