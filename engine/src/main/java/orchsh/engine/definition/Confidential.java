package orchsh.engine.definition;

import orchsh.engine.observed.FileContents;

/**
 * What a plan has to know and must not tell.
 *
 * @param files what is in the secrets, configs and other files that containers are made with
 * @param seal marks what is nobody's business
 */
public record Confidential(FileContents files, Seal seal) {
    /** Nothing, for those who keep no key. */
    public static Confidential nothing() {
        return new Confidential(FileContents.NONE, Seal.ofThisProcess());
    }
}
