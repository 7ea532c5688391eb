package orchsh.engine;

import orchsh.engine.definition.Seal;
import orchsh.engine.image.DigestCache;

/**
 * What is remembered on this machine from one run to the next.
 *
 * @param seal marks secrets, so that a later plan sees that they have changed
 * @param digests what is known of the files that images are built from
 */
public record Memory(Seal seal, DigestCache digests) {
    /** For somebody who keeps nothing. */
    public static Memory none() {
        return new Memory(Seal.ofThisProcess(), DigestCache.none());
    }
}
