package orchsh.dsl.snippet;

import java.util.Optional;

/**
 * What a place gave.
 *
 * @param bytes the snippet
 * @param commit the commit it was in
 * @param from the address that gave it, if that is another than the one asked
 */
record Fetched(byte[] bytes, Optional<String> commit, Optional<String> from) {
    static Fetched of(byte[] bytes) {
        return new Fetched(bytes, Optional.empty(), Optional.empty());
    }
}
