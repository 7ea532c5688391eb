package orchsh.dsl.compose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.Source;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.file.UsualFiles;
import orchsh.dsl.value.WordException;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Reads the compose files of a project into one tree, or says what is wrong with them. */
public final class ComposeReader {
    private static final String TYPED = "-";
    /** What is typed in, pasted or read from standard input is called so where something is wrong with it. */
    private static final String INPUT = "input";

    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");

    private final Elsewhere elsewhere;
    private final Optional<Place> includedBy;
    private final ComposeRequest request;
    private final Surroundings caller;
    private final Findings findings;
    private final FileNames names;
    private final EnvFiles envFiles;
    private final UnsetVariables unset;

    private ComposeReader(
            ComposeRequest request,
            Surroundings caller,
            Elsewhere elsewhere,
            Optional<Place> includedBy,
            Findings findings) {
        this.elsewhere = elsewhere;
        this.includedBy = includedBy;
        this.request = request;
        this.caller = caller;
        this.findings = findings;
        this.names = new FileNames(caller);
        this.unset = new UnsetVariables(findings);
        this.envFiles = new EnvFiles(names, unset, findings.texts()::read);
    }

    /**
     * The project that is wanted; nothing when there is none to speak of. What is wrong is added to the findings: a project
     * may be there all the same, so that more can be found wrong with it.
     */
    public static Optional<ComposeProject> read(
            ComposeRequest request,
            Surroundings caller,
            Elsewhere elsewhere,
            Optional<Place> includedBy,
            Findings findings) {
        return new ComposeReader(request, caller, elsewhere, includedBy, findings).read();
    }

    private Optional<ComposeProject> read() {
        Variables shell = new Variables(caller.environment());
        Path start = startFolder();
        Variables early = withEnvFiles(shell, start);
        List<Path> files = files(early, start);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Path folder = folder(files);
        Variables variables = folder.equals(start) ? early : withDotEnv(early, folder);
        return project(files, folder, variables);
    }

    private Optional<ComposeProject> project(List<Path> files, Path folder, Variables variables) {
        Documents documents = new Documents(findings);
        List<YamlMap> raw = composeFiles(files, folder, variables).stream()
                .flatMap(file -> documents.of(file).stream())
                .toList();
        if (raw.isEmpty()) {
            return Optional.empty();
        }
        String name = new ProjectName(variables, findings).of(request.name(), raw, folder);
        Variables named = variables.with("COMPOSE_PROJECT_NAME", name);
        Path first = files.get(0);
        NamedFiles namedFiles =
                new NamedFiles(names, elsewhere.of(new Elsewhere.Main(first, names.shown(first))), findings);
        ProjectLoader loader = new ProjectLoader(findings, documents, unset, names, namedFiles, envFiles);
        YamlMap tree = loader.load(composeFiles(files, folder, named));
        ProfileSelection selection = ProfileSelection.of(tree, profiles(named), request.services());
        YamlMap complete = new ServiceVariables(loader.variables(), envFiles, names, findings).in(selection.tree());
        new FetchedMounts(loader.fetched(), names, findings).check(complete);
        return Optional.of(new ComposeProject(
                name, folder, files, loader.isLegacy(), complete, selection.off(), loader.variables()));
    }

    private Path startFolder() {
        return request.folder()
                .map(names::ofCaller)
                .or(() -> request.files().stream()
                        .filter(file -> !file.equals(TYPED))
                        .findFirst()
                        .map(file -> parent(names.ofCaller(file))))
                .orElse(caller.directory());
    }

    private Path folder(List<Path> files) {
        return request.folder()
                .map(names::ofCaller)
                .or(() -> files.stream()
                        .filter(file -> !isTyped(file))
                        .findFirst()
                        .map(ComposeReader::parent))
                .orElse(caller.directory());
    }

    private static Path parent(Path file) {
        return Objects.requireNonNullElse(file.getParent(), file);
    }

    private Variables withEnvFiles(Variables shell, Path folder) {
        List<String> said = request.envFiles().isEmpty()
                ? split(shell.get("COMPOSE_ENV_FILES").orElse(""), ",")
                : request.envFiles();
        return said.isEmpty()
                ? withDotEnv(shell, folder)
                : with(shell, said.stream().map(names::ofCaller).toList());
    }

    private Variables withDotEnv(Variables variables, Path folder) {
        Path file = folder.resolve(".env");
        boolean wanted = request.envFiles().isEmpty()
                && variables.get("COMPOSE_ENV_FILES").orElse("").isEmpty()
                && !TRUE.contains(variables.get("COMPOSE_DISABLE_ENV_FILE").orElse(""));
        return wanted && Files.isRegularFile(file) ? with(variables, List.of(file)) : variables;
    }

    private Variables with(Variables variables, List<Path> files) {
        try {
            return variables.filledBy(envFiles.readAll(files, variables));
        } catch (ProblemException e) {
            e.problems().forEach(findings::error);
        } catch (WordException e) {
            findings.error(e);
        }
        return variables;
    }

    /** The files that are named, or that the environment names, or that lie in the folder or above it. */
    private List<Path> files(Variables variables, Path start) {
        if (!request.files().isEmpty()) {
            return request.files().stream().map(this::path).toList();
        }
        String separator = variables
                .get("COMPOSE_PATH_SEPARATOR")
                .filter(text -> !text.isEmpty())
                .orElse(":");
        List<String> named = split(variables.get("COMPOSE_FILE").orElse(""), separator);
        if (!named.isEmpty()) {
            return named.stream().map(this::path).toList();
        }
        Optional<Path> nearest = ProjectFiles.nearest(start);
        if (nearest.isEmpty()) {
            findings.error(Problem.error("there is no compose file here or in a folder above")
                    .hint("it is called " + String.join(", ", UsualFiles.NAMES) + ", or named with -f"));
            return List.of();
        }
        return ProjectFiles.withOverride(nearest.get(), names, findings);
    }

    private Path path(String file) {
        return file.equals(TYPED) ? caller.directory().resolve(TYPED) : names.ofCaller(file);
    }

    private boolean isTyped(Path file) {
        return file.equals(caller.directory().resolve(TYPED)) && request.typed().isPresent();
    }

    private List<ComposeFile> composeFiles(List<Path> files, Path folder, Variables variables) {
        List<ComposeFile> all = new ArrayList<>();
        for (Path file : files) {
            boolean typed = isTyped(file);
            Source source = new Source(typed ? INPUT : names.shown(file), folder, includedBy);
            all.add(new ComposeFile(
                    file,
                    source,
                    typed ? request.typed() : Optional.empty(),
                    variables,
                    List.of(file),
                    Optional.empty()));
        }
        return all;
    }

    private Set<String> profiles(Variables variables) {
        return new LinkedHashSet<>(
                request.profiles().isEmpty()
                        ? split(variables.get("COMPOSE_PROFILES").orElse(""), ",")
                        : request.profiles());
    }

    private static List<String> split(String text, String separator) {
        return Pattern.compile(separator, Pattern.LITERAL)
                .splitAsStream(text)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
