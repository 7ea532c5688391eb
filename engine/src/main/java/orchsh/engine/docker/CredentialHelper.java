package orchsh.engine.docker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.docker.RegistryLogins.Found;
import orchsh.engine.json.JsonReader;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/** Asks the programs {@code docker-credential-…}, which keep logins where they are safe. */
final class CredentialHelper {
    private static final String NOT_FOUND = "credentials not found";
    private static final String TOKEN_USER = "<token>";

    private final Surroundings surroundings;

    CredentialHelper(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Found ask(String name, String server, CancellationToken cancellation) {
        String program = "docker-credential-" + name;
        Optional<Path> found = new Programs(surroundings).find(program);
        if (found.isEmpty()) {
            return trouble(program, "it is not installed");
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        Helper helper = new Helper(
                List.of(found.get().toString(), "get"), surroundings.directory(), surroundings.environment());
        try {
            int code = helper.run(
                    server, stream -> stream.transferTo(said), stream -> stream.transferTo(complained), cancellation);
            String text = said.toString(StandardCharsets.UTF_8);
            if (code == 0) {
                return new Found(Optional.of(read(said.toByteArray(), program, server)), Optional.empty());
            }
            String reason = text.isBlank() ? complained.toString(StandardCharsets.UTF_8) : text;
            return reason.contains(NOT_FOUND)
                    ? new Found(Optional.empty(), Optional.empty())
                    : trouble(program, reason.isBlank() ? "it ended with exit code " + code : Words.sentence(reason));
        } catch (IOException e) {
            return trouble(program, Words.of(e));
        }
    }

    private static Found trouble(String program, String reason) {
        return new Found(
                Optional.empty(), Optional.of("`" + program + "`, which keeps the login, gives none: " + reason));
    }

    /** @throws ProblemException when it does not say what the protocol demands; what it said is not repeated */
    private static RegistryLogin read(byte[] said, String program, String server) {
        JsonReader json = new JsonReader(new ByteArrayInputStream(said), "what `" + program + "` says");
        String user = "";
        String secret = "";
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "Username" -> user = json.string();
                case "Secret" -> secret = json.string();
                default -> json.skip();
            }
        }
        return user.equals(TOKEN_USER)
                ? new RegistryLogin(server, "", "", secret)
                : new RegistryLogin(server, user, secret, "");
    }
}
