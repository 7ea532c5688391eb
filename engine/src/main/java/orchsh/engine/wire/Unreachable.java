package orchsh.engine.wire;

import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Says that nobody answers at an address, and what can be done about it. */
public final class Unreachable {
    private Unreachable() {}

    static ProblemException problem(EngineAddress address, String why, Throwable cause) {
        String plain = why.equals("no such file or directory") ? "there is no such socket" : why;
        Problem problem = Problem.error("no container engine answers at " + address + ": " + plain);
        String hint = hint(address, plain);
        return new ProblemException(
                ProblemException.Kind.NO_ENGINE, hint == null ? problem : problem.hint(hint), cause);
    }

    private static @Nullable String hint(EngineAddress address, String why) {
        if (address instanceof EngineAddress.Ssh ssh) {
            return "see whether `ssh " + ssh.host() + " docker version` works without asking anything";
        }
        if (why.contains("permission denied")) {
            return "become a member of the group that owns the socket (usually `docker`), or run this as root";
        }
        if (why.contains("PKIX") || why.contains("certificate") || why.contains("handshake")) {
            return "DOCKER_CERT_PATH names the folder of ca.pem, cert.pem and key.pem";
        }
        return null;
    }
}
