package orchsh.shell.syntax;

import java.util.Optional;

/**
 * Which engine a command is to work on.
 *
 * @param host the engine's address, if the user gave one
 * @param consent what may be done where there is none
 */
public record EngineOptions(Optional<String> host, Consent consent) {

    /** What may be done to come by an engine. */
    public enum Consent {
        /** Only look for one that runs. */
        LOOK_ONLY,
        /** Install and start what is missing, and use stand-in images. */
        BOOTSTRAP
    }

    public EngineOptions lookOnly() {
        return new EngineOptions(host, Consent.LOOK_ONLY);
    }
}
