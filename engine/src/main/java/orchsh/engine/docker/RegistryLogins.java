package orchsh.engine.docker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.json.JsonWriter;
import orchsh.engine.model.ImageReference;

/**
 * The logins for registries, from where the docker command keeps them: its configuration, or the helpers that are named
 * there. They are asked for each time, for the user may log in meanwhile.
 */
final class RegistryLogins {
    /** Docker's own registry goes by a name of its own among logins. */
    private static final String DOCKER_HUB_KEY = "https://index.docker.io/v1/";

    private final Path folder;
    private final CredentialHelper helpers;

    RegistryLogins(Surroundings surroundings) {
        this.folder = DockerContexts.folder(surroundings);
        this.helpers = new CredentialHelper(surroundings);
    }

    /**
     * What there is for a registry.
     *
     * @param login who to be there; absent means nobody
     * @param trouble why a helper could not be asked; absent when all is well
     */
    record Found(Optional<RegistryLogin> login, Optional<String> trouble) {
        private static final Found NOTHING = new Found(Optional.empty(), Optional.empty());

        /** For the header of a request. */
        String encoded() {
            return login.map(RegistryLogin::encoded).orElse(RegistryLogin.NONE);
        }
    }

    Found forRegistry(String registry, CancellationToken cancellation) {
        return find(LoginFile.in(folder), registry, cancellation);
    }

    private Found find(LoginFile file, String registry, CancellationToken cancellation) {
        String key = registry.equals(ImageReference.DOCKER_HUB) ? DOCKER_HUB_KEY : registry;
        Optional<String> helper = valueOf(file.helpers(), key).or(file::store);
        if (helper.isPresent()) {
            return helpers.ask(helper.get(), key, cancellation);
        }
        return valueOf(file.logins(), key)
                .map(login -> new Found(Optional.of(login), Optional.empty()))
                .orElse(Found.NOTHING);
    }

    /** By the key itself, else by any key of the same host. */
    private static <T> Optional<T> valueOf(Map<String, T> values, String key) {
        T exact = values.get(key);
        if (exact != null) {
            return Optional.of(exact);
        }
        return values.entrySet().stream()
                .filter(entry -> hostOf(entry.getKey()).equals(hostOf(key)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String hostOf(String key) {
        String rest = key.replaceFirst("^https?://", "");
        int slash = rest.indexOf('/');
        String host = slash < 0 ? rest : rest.substring(0, slash);
        return host.equals(ImageReference.DOCKER_HUB) ? "index.docker.io" : host;
    }

    /**
     * All logins that a build may need, for the header of its request.
     *
     * @param registries those of the images it is made from; absent means any
     */
    String forBuild(Optional<Set<String>> registries, CancellationToken cancellation) {
        LoginFile file = LoginFile.in(folder);
        List<RegistryLogin> logins = new ArrayList<>();
        for (String registry : registries.orElseGet(() -> known(file))) {
            find(file, registry, cancellation).login().ifPresent(logins::add);
        }
        JsonWriter json = new JsonWriter().beginObject();
        for (RegistryLogin login : logins) {
            json.name(login.server());
            login.write(json);
        }
        return RegistryLogin.encoded(json.endObject().toString());
    }

    private static Set<String> known(LoginFile file) {
        Set<String> registries = new LinkedHashSet<>(file.servers());
        registries.addAll(file.helpers().keySet());
        return registries;
    }
}
