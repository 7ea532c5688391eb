package orchsh.engine.docker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.json.JsonReader;
import orchsh.engine.model.Sha256;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;
import orchsh.engine.wire.EngineAddress;
import orchsh.engine.wire.TlsFiles;

/** The engines that the docker command knows by name, in the files where it keeps them. */
final class DockerContexts {
    /** The name of no context at all: what counts then are the variables and the usual sockets. */
    private static final String DEFAULT = "default";

    private final Surroundings surroundings;
    private final Path folder;

    DockerContexts(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.folder = folder(surroundings);
    }

    /** Where the docker command keeps what it knows. */
    static Path folder(Surroundings surroundings) {
        Optional<String> told = surroundings.variable("DOCKER_CONFIG");
        return told.isPresent()
                ? surroundings.resolve(told.get())
                : surroundings.home().resolve(".docker");
    }

    /** The name of the context that is switched to, if one is. */
    Optional<String> current() {
        Optional<String> told = surroundings.variable("DOCKER_CONTEXT");
        Optional<String> name = told.isPresent() ? told : configured();
        return name.isPresent() && name.get().equals(DEFAULT) ? Optional.empty() : name;
    }

    private Optional<String> configured() {
        Path file = folder.resolve("config.json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String context = "";
        try (InputStream in = Files.newInputStream(file)) {
            JsonReader json = new JsonReader(in, "`" + file + "`");
            json.enterObject();
            while (json.more()) {
                if (json.name().equals("currentContext")) {
                    context = json.string();
                } else {
                    json.skip();
                }
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return context.isEmpty() ? Optional.empty() : Optional.of(context);
    }

    /** Where the context of that name leads. */
    EngineAddress address(String name) {
        String key = Sha256.of(name);
        Path file = folder.resolve("contexts/meta").resolve(key).resolve("meta.json");
        Endpoint endpoint = new Endpoint();
        try (InputStream in = Files.newInputStream(file)) {
            endpoint.readContext(new JsonReader(in, "`" + file + "`"));
        } catch (NoSuchFileException e) {
            throw new ProblemException(
                    ProblemException.Kind.USAGE,
                    Problem.error("there is no Docker context `" + name + "`")
                            .hint("`docker context ls` lists those there are"),
                    e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (endpoint.host.isEmpty()) {
            throw ProblemException.usage(
                    Problem.error("the Docker context `" + name + "` does not say where its engine is"));
        }
        EngineAddress address = EngineAddress.parse(endpoint.host, withoutVariables());
        Path tls = folder.resolve("contexts/tls").resolve(key).resolve("docker");
        if (!Files.isDirectory(tls)) {
            return address;
        }
        return address.withTls(
                new TlsFiles(tls, endpoint.skipsVerify ? TlsFiles.Trust.UNVERIFIED : TlsFiles.Trust.VERIFIED));
    }

    /** A context speaks for itself: the variables that describe another engine do not count. */
    private Surroundings withoutVariables() {
        return new Surroundings(surroundings.directory(), surroundings.home(), Map.of(), surroundings.clock());
    }

    private static ProblemException unreadable(Path file, IOException e) {
        return new ProblemException(
                ProblemException.Kind.USAGE, Problem.error("`" + file + "` cannot be read: " + Words.of(e)), e);
    }

    /** The part of a context that tells where its engine is. */
    private static final class Endpoint {
        private String host = "";
        private boolean skipsVerify;

        void readContext(JsonReader json) {
            json.enterObject();
            while (json.more()) {
                if (!json.name().equals("Endpoints")) {
                    json.skip();
                } else if (json.enterObject()) {
                    readEndpoints(json);
                }
            }
        }

        private void readEndpoints(JsonReader json) {
            while (json.more()) {
                if (!json.name().equals("docker")) {
                    json.skip();
                } else if (json.enterObject()) {
                    readDocker(json);
                }
            }
        }

        private void readDocker(JsonReader json) {
            while (json.more()) {
                switch (json.name()) {
                    case "Host" -> host = json.string();
                    case "SkipTLSVerify" -> skipsVerify = json.truth();
                    default -> json.skip();
                }
            }
        }
    }
}
