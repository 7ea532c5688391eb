package orchsh.dsl.script;

import java.nio.file.Path;
import orchsh.dsl.snippet.Reference;

/** What tells one file of a stack from all others, whatever names lead to it. */
sealed interface Origin {

    /**
     * A file of this machine.
     *
     * @param path where it lies in the end, behind all links
     */
    record OfFile(Path path) implements Origin {

        /** Written out: every start comes by it, and Java takes long to make it itself. */
        @Override
        public int hashCode() {
            return path.hashCode();
        }
    }

    /**
     * A text from elsewhere.
     *
     * @param reference the one text that its place has
     */
    record OfReference(String reference) implements Origin {}

    static Origin of(Path file) {
        return new OfFile(IncludedFile.identity(file));
    }

    static Origin of(Reference reference) {
        return reference instanceof Reference.LocalFile local ? of(local.file()) : new OfReference(reference.text());
    }
}
