package orchsh.engine.docker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import orchsh.engine.json.JsonReader;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/**
 * What the docker command's configuration says about logins.
 *
 * @param logins those that are written in it, by the server as it is written
 * @param store the helper that keeps all others, if one does
 * @param helpers the helpers that keep those of single registries
 */
record LoginFile(
        Map<String, RegistryLogin> logins, Set<String> servers, Optional<String> store, Map<String, String> helpers) {
    private static final String NAME = "config.json";

    /** @param folder where the docker command keeps what it knows */
    static LoginFile in(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return new LoginFile(Map.of(), Set.of(), Optional.empty(), Map.of());
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new Content(new JsonReader(in, "`" + file + "`")).read();
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemException.Kind.USAGE,
                    Problem.error("`" + file + "` cannot be read: " + Words.of(e))
                            .hint("it holds the logins for registries; repair it or remove it"),
                    e);
        }
    }

    /** The text, field by field. */
    private static final class Content {
        private final JsonReader json;
        private final Map<String, RegistryLogin> logins = new LinkedHashMap<>();
        private final Set<String> servers = new LinkedHashSet<>();
        private final Map<String, String> helpers = new TreeMap<>();
        private String store = "";

        Content(JsonReader json) {
            this.json = json;
        }

        LoginFile read() {
            json.enterObject();
            while (json.more()) {
                switch (json.name()) {
                    case "auths" -> readLogins();
                    case "credHelpers" -> readHelpers();
                    case "credsStore" -> store = json.string();
                    default -> json.skip();
                }
            }
            return new LoginFile(logins, servers, store.isEmpty() ? Optional.empty() : Optional.of(store), helpers);
        }

        private void readHelpers() {
            if (json.enterObject()) {
                while (json.more()) {
                    helpers.put(json.name(), json.string());
                }
            }
        }

        private void readLogins() {
            if (json.enterObject()) {
                while (json.more()) {
                    String server = json.name();
                    servers.add(server);
                    readLogin(server).ifPresent(login -> logins.put(server, login));
                }
            }
        }

        /** Absent when the entry only says that a helper has it. */
        private Optional<RegistryLogin> readLogin(String server) {
            Map<String, String> fields = new TreeMap<>();
            json.enterObject();
            while (json.more()) {
                switch (json.name()) {
                    case "auth" -> fields.put("auth", json.string());
                    case "username" -> fields.put("user", json.string());
                    case "password" -> fields.put("password", json.string());
                    case "identitytoken" -> fields.put("token", json.string());
                    default -> json.skip();
                }
            }
            String user = fields.getOrDefault("user", "");
            String password = fields.getOrDefault("password", "");
            String both = fields.getOrDefault("auth", "");
            if (!both.isEmpty()) {
                String text = new String(Base64.getDecoder().decode(both), StandardCharsets.UTF_8);
                int colon = text.indexOf(':');
                user = colon < 0 ? text : text.substring(0, colon);
                password = colon < 0 ? "" : text.substring(colon + 1).replaceAll("\0+$", "");
            }
            String token = fields.getOrDefault("token", "");
            boolean isEmpty = user.isEmpty() && token.isEmpty();
            return isEmpty ? Optional.empty() : Optional.of(new RegistryLogin(server, user, password, token));
        }
    }
}
