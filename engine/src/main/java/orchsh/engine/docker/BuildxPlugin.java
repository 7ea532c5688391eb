package orchsh.engine.docker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.docker.KitProgress.Vertex;
import orchsh.engine.json.JsonReader;
import orchsh.engine.port.ContainerEngine.BuildOrder;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;
import orchsh.engine.wire.EngineAddress;
import orchsh.engine.wire.RefusedException;
import orchsh.engine.wire.TlsFiles;

/** The docker command's plugin {@code buildx}, which answers what BuildKit asks while it builds. */
public final class BuildxPlugin {
    private static final String NAME = "docker-buildx";
    private static final Set<String> OTHER_ENGINES =
            Set.of("DOCKER_CONTEXT", "DOCKER_TLS", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH");
    private static final int FAILED = 500;
    private static final int REMEMBERED = 10;
    private static final List<String> USUAL_FOLDERS = List.of(
            "/usr/local/lib/docker/cli-plugins",
            "/usr/local/libexec/docker/cli-plugins",
            "/usr/lib/docker/cli-plugins",
            "/usr/libexec/docker/cli-plugins",
            "/Applications/Docker.app/Contents/Resources/cli-plugins");

    private final Surroundings surroundings;

    public BuildxPlugin(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Where it is, if it is here: where the docker command looks for plugins, or on the path. */
    public Optional<Path> program() {
        Path own = DockerContexts.folder(surroundings).resolve("cli-plugins").resolve(NAME);
        if (Files.isExecutable(own)) {
            return Optional.of(own);
        }
        return USUAL_FOLDERS.stream()
                .map(folder -> Path.of(folder).resolve(NAME))
                .filter(Files::isExecutable)
                .findFirst()
                .or(() -> new Programs(surroundings).find(NAME));
    }

    void build(BuildOrder order, EngineAddress engine, KitProgress progress, CancellationToken cancellation) {
        Path program = program()
                .orElseThrow(() -> ProblemException.stack(Problem.error("`docker buildx` is not here any more")));
        BuildxCommand command = new BuildxCommand(program, order);
        Map<String, String> environment = new HashMap<>(surroundings.environment());
        environment.putAll(command.secrets());
        environment.keySet().removeAll(OTHER_ENGINES);
        environment.putAll(address(engine));
        Deque<String> words = new ArrayDeque<>();
        try {
            Helper helper = new Helper(command.words(), surroundings.directory(), environment);
            int code = helper.run(
                    order.build().inlineDockerfile().orElse(""),
                    InputStream::readAllBytes,
                    said -> read(said, progress, words),
                    cancellation);
            if (code != 0) {
                throw new RefusedException(FAILED, reason(words, code));
            }
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK, Problem.error("`" + program + "` cannot be run: " + Words.of(e)), e);
        }
    }

    private static Map<String, String> address(EngineAddress engine) {
        Map<String, String> variables = new HashMap<>(Map.of("DOCKER_HOST", engine.toString()));
        if (engine instanceof EngineAddress.Tcp tcp && tcp.tls().isPresent()) {
            TlsFiles files = tcp.tls().get();
            variables.put(files.trust() == TlsFiles.Trust.VERIFIED ? "DOCKER_TLS_VERIFY" : "DOCKER_TLS", "1");
            variables.put("DOCKER_CERT_PATH", files.folder().toString());
        }
        return variables;
    }

    private static String reason(Deque<String> words, int code) {
        return words.stream()
                .filter(line -> line.startsWith("ERROR: "))
                .reduce((first, second) -> second)
                .map(line -> Words.sentence(line.substring("ERROR: ".length())))
                .orElseGet(() -> words.isEmpty()
                        ? "`docker buildx` ended with exit code " + code
                        : Words.sentence(words.getLast()));
    }

    private static void read(InputStream said, KitProgress progress, Deque<String> words) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("{")) {
                readStatus(new JsonReader(line.getBytes(StandardCharsets.UTF_8), "what buildx says"), progress);
            } else if (!line.isBlank()) {
                words.addLast(line.strip());
                if (words.size() > REMEMBERED) {
                    words.removeFirst();
                }
            }
        }
    }

    private static void readStatus(JsonReader json, KitProgress progress) {
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "vertexes" -> each(json, () -> readVertex(json, progress));
                case "logs" -> each(json, () -> readLog(json, progress));
                default -> json.skip();
            }
        }
    }

    private static void each(JsonReader json, Runnable read) {
        if (json.enterArray()) {
            while (json.more()) {
                read.run();
            }
        }
    }

    private static void readVertex(JsonReader json, KitProgress progress) {
        String digest = "";
        String name = "";
        String error = "";
        boolean isBegun = false;
        boolean isCached = false;
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "digest" -> digest = json.string();
                case "name" -> name = json.string();
                case "error" -> error = json.string();
                case "started" -> isBegun = !json.string().isEmpty();
                case "cached" -> isCached = json.truth();
                default -> json.skip();
            }
        }
        progress.vertex(new Vertex(digest, name, isBegun, isCached, error));
    }

    private static void readLog(JsonReader json, KitProgress progress) {
        String vertex = "";
        String data = "";
        json.enterObject();
        while (json.more()) {
            switch (json.name()) {
                case "vertex" -> vertex = json.string();
                case "data" -> data = json.string();
                default -> json.skip();
            }
        }
        progress.log(vertex, Base64.getDecoder().decode(data));
    }
}
