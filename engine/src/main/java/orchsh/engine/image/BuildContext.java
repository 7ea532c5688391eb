package orchsh.engine.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import orchsh.engine.model.Build;
import orchsh.engine.observed.BuildContent;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** The files a build is made from, without those that {@code .dockerignore} keeps out. */
public final class BuildContext {
    private static final int MOST_TEXT_OF_PARTS = 8_000;
    private static final String HIDDEN_DOCKERFILE = ".orchsh.Dockerfile";

    private final Build build;
    private final String dockerfile;
    private final Dockerfile instructions;
    private final List<TarEntry> entries;

    private BuildContext(Build build, String dockerfile, Dockerfile instructions, List<TarEntry> entries) {
        this.build = build;
        this.dockerfile = dockerfile;
        this.instructions = instructions;
        this.entries = entries;
    }

    /**
     * Lists the files of a build.
     *
     * @param service whose build it is, for problems
     */
    public static BuildContext of(String service, Build build) {
        if (!Files.isDirectory(build.context())) {
            throw ProblemException.stack(Problem.error(
                            "the build folder `" + build.context() + "` of service `" + service + "` is not a folder")
                    .hint("a relative path starts at the folder of the script"));
        }
        try {
            String dockerfile = Path.of(build.dockerfilePath()).normalize().toString();
            String text = build.inlineDockerfile().isPresent()
                    ? build.inlineDockerfile().get()
                    : readDockerfile(service, build, dockerfile);
            Dockerfile instructions = Dockerfile.parse(text);
            String shownAs = build.inlineDockerfile().isPresent()
                    ? "the Dockerfile of service `" + service + "`"
                    : build.context().resolve(dockerfile).normalize().toString();
            ClassicBuilder.refuseWhatItCannot(build, shownAs, instructions);
            boolean isInContext = build.inlineDockerfile().isEmpty()
                    && build.context().resolve(dockerfile).normalize().startsWith(build.context());
            String sentAs = isInContext ? dockerfile : HIDDEN_DOCKERFILE;
            List<TarEntry> entries = new ArrayList<>();
            walk(build.context(), "", rules(build, dockerfile), sentAs, entries);
            if (!isInContext) {
                hideDockerfile(entries, text);
            }
            return new BuildContext(build, sentAs, instructions, entries);
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("the build folder `" + build.context() + "` of service `" + service
                            + "` cannot be read: " + reasonOf(e)),
                    e);
        }
    }

    /** The builder must see the file and a {@code COPY . .} must not: what the builder ignores it takes away itself. */
    private static void hideDockerfile(List<TarEntry> entries, String text) throws IOException {
        StringBuilder ignored = new StringBuilder();
        for (TarEntry entry : entries) {
            if (entry.name().equals(".dockerignore")) {
                try (InputStream content = entry.open()) {
                    ignored.append(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                            .append('\n');
                }
            }
        }
        if (ignored.isEmpty()) {
            ignored.append(".dockerignore\n");
        }
        entries.removeIf(entry -> entry.name().equals(".dockerignore"));
        entries.add(new TarEntry.Text(".dockerignore", ignored + HIDDEN_DOCKERFILE + "\n"));
        entries.add(new TarEntry.Text(HIDDEN_DOCKERFILE, text));
    }

    private static String readDockerfile(String service, Build build, String dockerfile) throws IOException {
        Path file = build.context().resolve(dockerfile).normalize();
        if (!Files.isRegularFile(file)) {
            throw ProblemException.stack(Problem.error("there is no `" + dockerfile + "` in the build folder `"
                            + build.context() + "` of service `" + service + "`")
                    .hint("another file is named so: build context: '…', dockerfile: '…'"));
        }
        return Files.readString(file);
    }

    private static String reasonOf(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + " "
                + Optional.ofNullable(e.getMessage()).orElse("");
    }

    private static IgnoreRules rules(Build build, String dockerfile) throws IOException {
        for (String name : List.of(dockerfile + ".dockerignore", ".dockerignore")) {
            Path file = build.context().resolve(name).normalize();
            if (Files.isRegularFile(file)) {
                return IgnoreRules.parse(Files.readString(file), file.toString());
            }
        }
        return IgnoreRules.none();
    }

    private static void walk(Path folder, String prefix, IgnoreRules rules, String dockerfile, List<TarEntry> entries)
            throws IOException {
        List<Path> children;
        try (var listing = Files.list(folder)) {
            children = new ArrayList<>(listing.toList());
        }
        Collections.sort(children);
        for (Path child : children) {
            String name = prefix + child.getFileName();
            boolean isFolder = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
            boolean out = rules.ignores(name) && !name.equals(dockerfile) && !name.equals(".dockerignore");
            if (!out) {
                TarEntry.of(child, name).ifPresent(entries::add);
            }
            if (isFolder && (!out || rules.mayTakeBackBelow(name) || dockerfile.startsWith(name + "/"))) {
                walk(child, name + "/", rules, dockerfile, entries);
            }
        }
    }

    /** Where the Dockerfile is in {@link #tar}. */
    public String dockerfile() {
        return dockerfile;
    }

    /** All of it as one tar, read while it is sent: never held in memory. */
    public InputStream tar() {
        return new TarStream(entries);
    }

    /** What it is made from, as a value that can be compared. */
    public BuildContent content() {
        SortedMap<String, String> parts = new TreeMap<>();
        for (TarEntry entry : entries) {
            if (counts(entry)) {
                parts.put(entry.name(), digestOf(entry));
            }
        }
        // A leading slash keeps these apart from files, whose names never begin with one.
        build.args().forEach((name, value) -> parts.put("/arg " + name, shortDigest(value)));
        build.target().ifPresent(target -> parts.put("/target", shortDigest(target)));
        build.tags().forEach(tag -> parts.put("/tag " + tag, shortDigest(tag)));
        parts.put("/choice of Dockerfile", shortDigest(dockerfile));
        StringBuilder all = new StringBuilder();
        parts.forEach(
                (name, digest) -> all.append(name).append('\0').append(digest).append('\n'));
        boolean isShort = all.length() <= MOST_TEXT_OF_PARTS;
        return new BuildContent(
                "sha256:"
                        + HexFormat.of()
                                .formatHex(sha256().digest(all.toString().getBytes(StandardCharsets.UTF_8))),
                isShort ? parts : new TreeMap<>(),
                instructions.bases(build.args(), build.target()));
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

    private static String digestOf(TarEntry entry) {
        MessageDigest digest = sha256();
        digest.update(entry.trait().getBytes(StandardCharsets.UTF_8));
        try (InputStream content = entry.open()) {
            byte[] buffer = new byte[64 * 1024];
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("`" + entry.name() + "` in a build folder cannot be read: " + reasonOf(e)),
                    e);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    private static String shortDigest(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)), 0, 6);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
