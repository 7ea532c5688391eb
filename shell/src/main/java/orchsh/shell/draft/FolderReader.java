package orchsh.shell.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import orchsh.shell.draft.Draft.Recipe;
import orchsh.shell.draft.DraftService.Life;

/** Proposes a script for what lies in a folder: Dockerfiles, makefiles and shell scripts that run containers. */
public final class FolderReader {
    private static final int DEEPEST = 3;
    private static final long LARGEST = 1_000_000;
    private static final Set<String> MAKEFILES = Set.of("Makefile", "makefile", "GNUmakefile");
    private static final Set<String> PASSED_OVER = Set.of("node_modules", "target", "build", "vendor", "dist");
    private static final String STARTER = """
            // A stack: containers that belong together. `orchsh up` starts them, and returns when all are ready.
            stack %s

            service 'web' {
                image 'nginx'                  // or build './web', a folder with a Dockerfile
                port '8080:80'
                wait http: '/', port: 80       // ready when it answers
            }

            // service 'db' {
            //     image 'postgres:16'
            //     env POSTGRES_PASSWORD: 'secret'
            //     volume 'data:/var/lib/postgresql/data'
            //     wait tcp: 5432
            // }
            // volume 'data'
            // In 'web' then: link 'db'        // started when db is ready, reaches it by its name

            // task('psql', 'a prompt of the database') { exec 'db', 'psql -U postgres' }

            // `orchsh help service` tells more of a word, `orchsh validate` looks for mistakes.
            """;

    private final Path folder;
    private final Draft draft = new Draft();
    private final List<String> sources = new ArrayList<>();
    private final Map<String, List<Integer>> ports = new LinkedHashMap<>();

    private FolderReader(Path folder) {
        this.folder = folder;
    }

    /**
     * The text of a script. Where there is nothing to read, it is one that says how to begin.
     *
     * @param commands the words that no task can have for a name
     */
    public static String propose(Path folder, String stack, Set<String> commands) throws IOException {
        FolderReader reader = new FolderReader(folder);
        reader.read();
        return reader.draft.isEmpty()
                ? STARTER.formatted("'" + stack + "'") + notes(reader.draft)
                : new DraftWriter(reader.draft, commands).write(stack, String.join(", ", reader.sources));
    }

    private static String notes(Draft draft) {
        StringBuilder notes = new StringBuilder();
        draft.notes.forEach(note ->
                notes.append("// ").append(note.replaceAll("\\p{Cntrl}", " ")).append('\n'));
        return notes.isEmpty() ? "" : "\n" + notes;
    }

    private void read() throws IOException {
        List<Path> dockerfiles = new ArrayList<>();
        List<Path> scripts = new ArrayList<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (name.equals("Dockerfile")) {
                dockerfiles.add(file);
            } else if (MAKEFILES.contains(name) || name.endsWith(".sh") || name.endsWith(".mk")) {
                scripts.add(file);
            }
        }
        for (Path script : scripts) {
            readScript(script);
        }
        for (Path dockerfile : dockerfiles) {
            ports.put(relative(parent(dockerfile)), DockerfileFacts.ports(text(dockerfile)));
        }
        useBuilds();
        for (Path dockerfile : dockerfiles) {
            readDockerfile(dockerfile);
        }
        settle();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk =
                Files.find(folder, DEEPEST, (path, facts) -> facts.isRegularFile() && facts.size() <= LARGEST)) {
            return walk.filter(path -> !isPassedOver(folder.relativize(path)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isPassedOver(Path inside) {
        for (Path part : inside) {
            if (part.toString().startsWith(".") || PASSED_OVER.contains(part.toString())) {
                return true;
            }
        }
        return false;
    }

    /** A file in another encoding is read as well as can be: what matters in it is plain. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private void readScript(Path script) throws IOException {
        String name = folder.relativize(script).toString();
        String text = text(script);
        if (text.contains("docker ") || text.contains("podman ")) {
            boolean isMake = !name.endsWith(".sh");
            ShellFile file = isMake ? ShellFile.makefile(name, text) : ShellFile.script(name, text);
            sources.add(name);
            new DockerReader(draft, file, isMake).read();
        }
    }

    private Path parent(Path file) {
        return Objects.requireNonNullElse(file.getParent(), folder);
    }

    private String relative(Path path) {
        String inside = folder.relativize(path).toString();
        return inside.isEmpty() ? "." : "./" + inside;
    }

    /** An image that is built here is built by the stack, too. */
    private void useBuilds() {
        for (DraftService service : draft.services.values()) {
            Recipe recipe = draft.builds.getOrDefault(
                    service.image, draft.builds.get(service.image.replaceFirst(":latest$", "")));
            if (recipe != null) {
                service.build = folderOf(recipe);
                service.dockerfile = recipe.dockerfile();
            }
        }
    }

    private static String folderOf(Recipe recipe) {
        String path = recipe.folder().replaceFirst("/+$", "");
        return path.startsWith(".")
                        || path.startsWith("/")
                        || path.indexOf(ShellWords.UNKNOWN) >= 0
                        || path.contains("://")
                ? path
                : "./" + path;
    }

    /** A Dockerfile that nothing else speaks of is a service of its own. */
    private void readDockerfile(Path dockerfile) {
        String path = relative(parent(dockerfile));
        boolean isUsed = draft.services.values().stream().anyMatch(service -> service.build.equals(path));
        boolean isBuilt = draft.builds.values().stream()
                .anyMatch(recipe -> folderOf(recipe).equals(path));
        if (!isUsed && !isBuilt) {
            String file = folder.relativize(dockerfile).toString();
            Path parent = parent(dockerfile);
            String name = path.equals(".") ? "app" : String.valueOf(parent.getFileName());
            DraftService service = new DraftService(draft.free(name), Life.SERVICE, file);
            service.build = path;
            ports.getOrDefault(path, List.of()).forEach(port -> service.ports.add(port + ":" + port));
            draft.services.put(service.name, service);
            sources.add(file);
        }
    }

    /** What leads nowhere is taken out, and what is known of ports becomes a wait. */
    private void settle() {
        for (DraftService service : draft.services.values()) {
            service.links.keySet().removeIf(to -> isNowhere(service, "--link", to));
            service.words.removeIf(word -> word.getKey().equals("volumesFrom")
                    && isNowhere(service, "--volumes-from", word.getValue().replaceFirst(":.*", "")));
            if (service.life == Life.SERVICE && service.waits.isEmpty()) {
                knownPort(service).ifPresent(port -> service.waits.add("tcp: " + port));
            }
        }
    }

    private boolean isNowhere(DraftService service, String option, String to) {
        boolean isNowhere = !draft.services.containsKey(to) || to.equals(service.name);
        if (isNowhere) {
            service.notes.add("`" + option + " " + to + "` is not taken over: nothing here runs it");
        }
        return isNowhere;
    }

    private Optional<String> knownPort(DraftService service) {
        return service.ports.stream()
                .filter(port -> port.matches("(.*:)?\\d+(/tcp)?"))
                .map(port -> port.replace("/tcp", "").replaceFirst(".*:", ""))
                .findFirst()
                .or(() -> ports.getOrDefault(service.build, List.of()).stream()
                        .map(String::valueOf)
                        .findFirst());
    }
}
