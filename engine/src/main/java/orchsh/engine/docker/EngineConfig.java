package orchsh.engine.docker;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerConfigFile;
import com.github.dockerjava.core.NameParser;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.core.SSLConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.Words;
import org.jspecify.annotations.Nullable;

/**
 * What the library wants to know. It never looks around itself: no properties, no environment, and no version of the API,
 * so that each engine answers in the newest it speaks. Only logins come from where the docker command keeps them.
 */
final class EngineConfig implements DockerClientConfig {
    private final Path folder;
    private @Nullable DockerConfigFile logins;

    EngineConfig(Surroundings surroundings) {
        this.folder = DockerContexts.folder(surroundings);
    }

    /** The library asks for it, but the transport alone knows where the engine is. */
    @Override
    public URI getDockerHost() {
        return URI.create("tcp://docker:2375");
    }

    @Override
    public RemoteApiVersion getApiVersion() {
        return RemoteApiVersion.unknown();
    }

    @Override
    public @Nullable String getRegistryUsername() {
        return null;
    }

    @Override
    public @Nullable String getRegistryPassword() {
        return null;
    }

    @Override
    public @Nullable String getRegistryEmail() {
        return null;
    }

    @Override
    public String getRegistryUrl() {
        return AuthConfig.DEFAULT_SERVER_ADDRESS;
    }

    @Override
    public @Nullable AuthConfig effectiveAuthConfig(String image) {
        String repository = NameParser.parseRepositoryTag(image).repos;
        return logins().resolveAuthConfig(NameParser.resolveRepositoryName(repository).hostname);
    }

    @Override
    public AuthConfigurations getAuthConfigurations() {
        return logins().getAuthConfigurations();
    }

    @Override
    @SuppressWarnings("deprecation") // the library's own interface asks for it
    public @Nullable SSLConfig getSSLConfig() {
        return null;
    }

    private synchronized DockerConfigFile logins() {
        if (logins == null) {
            try {
                logins = DockerConfigFile.loadConfig(getObjectMapper(), folder.toString());
            } catch (IOException e) {
                throw new ProblemException(
                        ProblemException.Kind.USAGE,
                        Problem.error("`" + folder.resolve("config.json") + "` cannot be read: " + Words.of(e))
                                .hint("it holds the logins for registries; repair it or remove it"),
                        e);
            }
        }
        return logins;
    }
}
