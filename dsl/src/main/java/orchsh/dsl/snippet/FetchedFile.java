package orchsh.dsl.snippet;

import java.nio.file.Path;

/**
 * A compose file that was fetched, where it lies now.
 *
 * @param reference where it came from
 * @param file the copy
 * @param root the folder that holds all that came along; nothing outside of it did
 */
public record FetchedFile(Reference reference, Path file, Path root) {

    /** What it is called in problems. */
    public String name() {
        return reference.text();
    }

    /** What another file of the copy is called in problems. */
    public String nameOf(Path other) {
        String path = root.relativize(other).toString().replace('\\', '/');
        return reference instanceof Reference.Checkout checkout
                ? new Reference.Checkout(checkout.repository(), path, checkout.ref()).text()
                : path;
    }

    /** Whether nothing came along with it, so that relative names in it lead to where it came from. */
    public boolean isAlone() {
        return !(reference instanceof Reference.Checkout);
    }
}
