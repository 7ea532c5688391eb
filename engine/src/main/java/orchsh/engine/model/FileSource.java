package orchsh.engine.model;

import java.nio.file.Path;

/** Where the content of a secret or config comes from. */
public sealed interface FileSource {

    /** A file of the machine that orchsh runs on. */
    record OfFile(Path path) implements FileSource {
        public OfFile {
            if (!path.isAbsolute()) {
                throw new IllegalArgumentException("path `" + path + "` is not absolute");
            }
        }
    }

    /** A text that is known already; it is never shown. */
    record OfText(String text) implements FileSource {
        @Override
        public String toString() {
            return "OfText[***]";
        }
    }
}
