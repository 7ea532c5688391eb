package orchsh.engine.wire;

import java.nio.file.Path;

/**
 * Where the certificates for an engine behind TLS are.
 *
 * @param folder holds ca.pem, cert.pem and key.pem; what is not there is not used
 * @param trust whether the engine must prove who it is
 */
public record TlsFiles(Path folder, Trust trust) {

    /** Whether the engine's certificate is checked. */
    public enum Trust {
        VERIFIED,
        UNVERIFIED
    }
}
