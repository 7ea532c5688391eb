package orchsh.engine.wire;

import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.OptionalInt;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Reads an {@link EngineAddress} and says what is wrong with it. */
final class EngineAddressReader {
    private static final int PLAIN_PORT = 2375;
    private static final int TLS_PORT = 2376;

    private final String text;
    private final Surroundings surroundings;

    EngineAddressReader(String text, Surroundings surroundings) {
        this.text = text.strip();
        this.surroundings = surroundings;
    }

    EngineAddress read() {
        int colon = text.indexOf("://");
        if (colon < 0) {
            if (text.startsWith("/")) {
                return unix(text);
            }
            throw wrong("is not the address of a container engine");
        }
        String rest = text.substring(colon + 3);
        String scheme = text.substring(0, colon);
        return switch (scheme) {
            case "unix" -> unix(rest);
            case "tcp", "http" -> tcp(rest, tlsOfSurroundings());
            case "https" -> tcp(rest, tlsOfSurroundings().or(() -> Optional.of(tlsFiles(TlsFiles.Trust.VERIFIED))));
            case "ssh" -> ssh(rest);
            case "npipe" -> throw wrong("is a pipe of Windows, which cannot be reached from here");
            case "fd" -> throw wrong("is where an engine is told to listen, not where it is reached");
            default -> throw wrong("begins with `" + scheme + "`, which is no way to reach a container engine");
        };
    }

    private EngineAddress unix(String path) {
        if (path.isEmpty()) {
            throw wrong("names no socket");
        }
        try {
            return new EngineAddress.Unix(surroundings.resolve(path));
        } catch (InvalidPathException e) {
            throw wrong("names a socket that cannot be a file");
        }
    }

    private EngineAddress tcp(String rest, Optional<TlsFiles> tls) {
        HostAndPort where = hostAndPort(rest);
        if (!where.path.isEmpty() && !where.path.equals("/")) {
            throw wrong("has a path after the port");
        }
        return new EngineAddress.Tcp(where.host, where.port.orElse(tls.isPresent() ? TLS_PORT : PLAIN_PORT), tls);
    }

    private EngineAddress ssh(String rest) {
        int at = rest.lastIndexOf('@');
        Optional<String> user = at < 0 ? Optional.empty() : Optional.of(rest.substring(0, at));
        if (user.isPresent() && (user.get().isEmpty() || user.get().startsWith("-"))) {
            throw wrong("names no user before `@`");
        }
        if (user.isPresent() && user.get().indexOf(':') >= 0) {
            throw wrong("holds a password, which ssh does not take");
        }
        HostAndPort where = hostAndPort(rest.substring(at + 1));
        boolean hasSocket = !where.path.isEmpty() && !where.path.equals("/");
        return new EngineAddress.Ssh(
                user, where.host, where.port, hasSocket ? Optional.of(where.path) : Optional.empty());
    }

    private record HostAndPort(String host, OptionalInt port, String path) {}

    private HostAndPort hostAndPort(String rest) {
        int slash = rest.indexOf('/');
        String path = slash < 0 ? "" : rest.substring(slash);
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String host = authority;
        String port = "";
        if (authority.startsWith("[")) {
            int closing = authority.indexOf(']');
            String after = closing < 0 ? "" : authority.substring(closing + 1);
            if (closing < 0 || (!after.isEmpty() && !after.startsWith(":"))) {
                throw wrong("has a `[` too many");
            }
            host = authority.substring(1, closing);
            port = after.isEmpty() ? "" : after.substring(1);
        } else {
            int colon = authority.lastIndexOf(':');
            if (colon >= 0) {
                host = authority.substring(0, colon);
                port = authority.substring(colon + 1);
            }
        }
        if (host.isEmpty()) {
            throw wrong("names no host");
        }
        checkHost(host, authority.startsWith("["));
        return new HostAndPort(host, port(port), path);
    }

    /** A host goes into a command line for ssh, so it must not look like an option or anything else. */
    private void checkHost(String host, boolean bracketed) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            boolean inside = c == '.' || (i > 0 && (c == '-' || c == '_'));
            boolean address = bracketed && (c == ':' || c == '%');
            if (!letterOrDigit && !inside && !address) {
                throw wrong("names a host `" + host + "` that cannot be one");
            }
        }
    }

    private OptionalInt port(String digits) {
        if (digits.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int port = Integer.parseInt(digits);
            if (port >= 1 && port <= 65535) {
                return OptionalInt.of(port);
            }
        } catch (NumberFormatException e) {
            throw wrong("has a port `" + digits + "` that is not a number");
        }
        throw wrong("has a port " + digits + " that is not between 1 and 65535");
    }

    private Optional<TlsFiles> tlsOfSurroundings() {
        boolean verified = surroundings.variable("DOCKER_TLS_VERIFY").isPresent();
        boolean wanted = verified
                || surroundings.variable("DOCKER_TLS").isPresent()
                || surroundings.variable("DOCKER_CERT_PATH").isPresent();
        if (!wanted) {
            return Optional.empty();
        }
        return Optional.of(tlsFiles(verified ? TlsFiles.Trust.VERIFIED : TlsFiles.Trust.UNVERIFIED));
    }

    private TlsFiles tlsFiles(TlsFiles.Trust trust) {
        Optional<String> told = surroundings.variable("DOCKER_CERT_PATH");
        return new TlsFiles(
                told.isPresent()
                        ? surroundings.resolve(told.get())
                        : surroundings.home().resolve(".docker"),
                trust);
    }

    private ProblemException wrong(String what) {
        return ProblemException.usage(
                Problem.error("`" + text + "` " + what).hint("write unix:///PATH, tcp://HOST:PORT or ssh://USER@HOST"));
    }
}
