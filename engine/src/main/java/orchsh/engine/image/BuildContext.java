package orchsh.engine.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.model.Build;
import orchsh.engine.observed.BuildContent;
import orchsh.engine.port.ContainerEngine.Builder;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/** The files a build is made from, without those that {@code .dockerignore} keeps out. */
public final class BuildContext {
    private static final String IGNORE_FILE = ".dockerignore";
    private static final String HIDDEN_DOCKERFILE = ".orchsh.Dockerfile";

    private final String service;
    private final Build build;
    private final String shownAs;
    private final String dockerfile;
    private final String dockerfileText;
    private final Dockerfile instructions;
    private final List<TarEntry> entries;
    private final IgnoreRules rules;

    private BuildContext(
            String service,
            Build build,
            String shownAs,
            String dockerfile,
            String dockerfileText,
            List<TarEntry> entries,
            IgnoreRules rules) {
        this.service = service;
        this.build = build;
        this.shownAs = shownAs;
        this.dockerfile = dockerfile;
        this.dockerfileText = dockerfileText;
        this.instructions = Dockerfile.parse(dockerfileText);
        this.entries = List.copyOf(entries);
        this.rules = rules;
    }

    /**
     * Lists the files of a build. Those of an address are known to the builder alone.
     *
     * @param service whose build it is, for problems
     */
    public static BuildContext of(String service, Build build) {
        if (build.folder().isEmpty()) {
            String text = build.inlineDockerfile().orElse("");
            return new BuildContext(
                    service, build, textName(service), build.dockerfilePath(), text, List.of(), IgnoreRules.none());
        }
        Path folder = build.folder().get();
        if (!Files.isDirectory(folder)) {
            String fault = Files.exists(folder) ? "` is not a folder" : "` does not exist";
            throw ProblemException.stack(
                    Problem.error("the build folder `" + folder + "` of service `" + service + fault)
                            .hint("a relative path starts at the folder of the file that says it"));
        }
        try {
            return inFolder(service, build, folder);
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("the build folder `" + folder + "` of service `" + service + "` cannot be read: "
                            + Words.withFile(e)),
                    e);
        }
    }

    private static BuildContext inFolder(String service, Build build, Path folder) throws IOException {
        String dockerfile = Path.of(build.dockerfilePath()).normalize().toString();
        Path file = folder.resolve(dockerfile).normalize();
        boolean isInline = build.inlineDockerfile().isPresent();
        String text = isInline ? build.inlineDockerfile().get() : readDockerfile(service, build, file, dockerfile);
        String shownAs = isInline ? textName(service) : file.toString();
        boolean isInContext = !isInline && file.startsWith(folder);
        String sentAs = isInContext ? folder.relativize(file).toString() : HIDDEN_DOCKERFILE;
        IgnoreRules rules = rules(folder, dockerfile, isInline);
        List<TarEntry> entries = ContextFiles.below(folder, rules, Set.of(sentAs, IGNORE_FILE));
        if (!isInContext) {
            hideDockerfile(entries, text);
        }
        return new BuildContext(service, build, shownAs, sentAs, text, entries, rules);
    }

    private static String textName(String service) {
        return "the Dockerfile of service `" + service + "`";
    }

    /** The builder must see the file and a {@code COPY . .} must not: what the builder ignores it takes away itself. */
    private static void hideDockerfile(List<TarEntry> entries, String text) throws IOException {
        StringBuilder ignored = new StringBuilder();
        for (TarEntry entry : entries) {
            if (entry.name().equals(IGNORE_FILE)) {
                try (InputStream content = entry.open()) {
                    ignored.append(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                            .append('\n');
                }
            }
        }
        if (ignored.isEmpty()) {
            ignored.append(IGNORE_FILE + "\n");
        }
        entries.removeIf(entry -> entry.name().equals(IGNORE_FILE));
        entries.add(TarEntry.Made.file(IGNORE_FILE, ignored + HIDDEN_DOCKERFILE + "\n"));
        entries.add(TarEntry.Made.file(HIDDEN_DOCKERFILE, text));
    }

    private static String readDockerfile(String service, Build build, Path file, String name) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw ProblemException.stack(Problem.error("there is no `" + name + "` in the build folder `"
                            + build.context().shown() + "` of service `" + service + "`")
                    .hint("another file is named so: build context: '…', dockerfile: '…'"));
        }
        return Files.readString(file);
    }

    /** What stays out of a build that is made from a folder. */
    public static IgnoreRules ignoredBy(Build build) throws IOException {
        String dockerfile = Path.of(build.dockerfilePath()).normalize().toString();
        return build.folder().isPresent()
                ? rules(
                        build.folder().get(),
                        dockerfile,
                        build.inlineDockerfile().isPresent())
                : IgnoreRules.none();
    }

    private static IgnoreRules rules(Path folder, String dockerfile, boolean isInline) throws IOException {
        List<String> names = isInline ? List.of(IGNORE_FILE) : List.of(dockerfile + IGNORE_FILE, IGNORE_FILE);
        for (String name : names) {
            Path file = folder.resolve(name).normalize();
            if (Files.isRegularFile(file)) {
                return IgnoreRules.parse(Files.readString(file), file.toString());
            }
        }
        return IgnoreRules.none();
    }

    String service() {
        return service;
    }

    Build build() {
        return build;
    }

    /** What the Dockerfile is called when something is wrong with it. */
    String shownAs() {
        return shownAs;
    }

    Dockerfile instructions() {
        return instructions;
    }

    /** Where the Dockerfile is in the tar. */
    public String dockerfile() {
        return dockerfile;
    }

    /** What is in the Dockerfile; empty when only the builder knows it. */
    public String dockerfileText() {
        return dockerfileText;
    }

    /**
     * Whether the Dockerfile would get into the image although it must not. Only a builder that reads
     * {@code .dockerignore} itself takes it away before files are copied.
     */
    boolean dockerfileMightBeCopied() {
        boolean isSentOnlyForTheBuilder = dockerfile.equals(HIDDEN_DOCKERFILE) || rules.ignores(dockerfile);
        return isSentOnlyForTheBuilder && new CopiedFiles(instructions).mayInclude(dockerfile);
    }

    /**
     * All of it as one tar, read while it is sent: never held in memory.
     *
     * @param builder whom it is for: BuildKit has no use for a list of what is ignored, and would only copy it
     */
    public InputStream tar(Builder builder) {
        boolean isListIgnored = dockerfile.equals(HIDDEN_DOCKERFILE) || rules.ignores(IGNORE_FILE);
        if (builder == Builder.BUILDX) {
            return InputStream.nullInputStream();
        }
        return builder == Builder.BUILDKIT && isListIgnored
                ? new TarStream(entries.stream()
                        .filter(entry -> !entry.name().equals(IGNORE_FILE))
                        .toList())
                : new TarStream(entries);
    }

    /** What it is made from, as a value that can be compared. */
    public BuildContent content() {
        return content(DigestCache.none(), CancellationToken.none());
    }

    /** The same, without reading again what nobody has touched. */
    public BuildContent content(DigestCache cache, CancellationToken cancellation) {
        return content(cache, new ContentParts(build), cancellation);
    }

    /**
     * What an image is made from whose files come from an address.
     *
     * @param revision what lies there now; absent when that cannot be told
     */
    public BuildContent content(Optional<String> revision, CancellationToken cancellation) {
        ContentParts parts = new ContentParts(build);
        parts.addRevision(revision);
        return content(DigestCache.none(), parts, cancellation);
    }

    private BuildContent content(DigestCache cache, ContentParts parts, CancellationToken cancellation) {
        List<TarEntry> counting = new ArrayList<>(entries);
        counting.removeIf(entry -> !counts(entry));
        build.folder().ifPresent(folder -> parts.add("", cache.digests(folder, counting, cancellation)));
        parts.add("/choice of Dockerfile", dockerfile);
        if (build.folder().isEmpty()) {
            build.inlineDockerfile().ifPresent(text -> parts.add("/Dockerfile", text));
        }
        additionalFolders()
                .forEach(folder -> parts.add("/" + folder.name() + "/", folder.digests(cache, cancellation)));
        return parts.content(instructions.bases(build));
    }

    private List<AdditionalFolder> additionalFolders() {
        List<AdditionalFolder> folders = new ArrayList<>();
        build.additionalContexts()
                .forEach((name, place) ->
                        AdditionalFolder.of(service, name, place).ifPresent(folders::add));
        return folders;
    }

    /**
     * A Dockerfile in the script that copies nothing is no other one when something beside the script changes. The files
     * are sent all the same, for the image it starts from may copy them.
     */
    private boolean counts(TarEntry entry) {
        return !dockerfile.equals(HIDDEN_DOCKERFILE)
                || entry.name().equals(HIDDEN_DOCKERFILE)
                || instructions.takesFiles();
    }

    /** The first thing that the classic builder does not do. */
    Optional<Need> beyondClassic() {
        return ClassicBuilder.need(build, shownAs, instructions);
    }

    /** The first thing that BuildKit asks back for. */
    Optional<Need> beyondRequest() {
        return BuildKit.need(shownAs, instructions);
    }
}
