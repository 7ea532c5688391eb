package orchsh.engine.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import orchsh.engine.image.BuildContext;
import orchsh.engine.image.IgnoreRules;
import orchsh.engine.model.Build;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Service;
import orchsh.engine.model.Watch;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/** What one {@code watch} of a service says, and which files it is about. */
public final class WatchRule {
    /** What version control and editors keep for themselves. */
    private static final IgnoreRules NOBODYS = IgnoreRules.parse(
            String.join("\n", ".git", "**/.git", "**/*~", "**/.*.sw?", "**/4913", "**/.#*", "**/*___jb_???___"),
            "what nobody watches");

    private static final String IGNORE_FILE = ".dockerignore";

    private final String service;
    private final Watch watch;
    private final Path root;
    private final IgnoreRules ignored;
    private final Optional<IgnoreRules> included;
    private final Optional<BuildFiles> buildFiles;

    /**
     * The files that an image is made from.
     *
     * @param folder where they lie
     * @param ignored those that are not among them
     * @param recipe the Dockerfile, which counts though it may be ignored
     */
    private record BuildFiles(Path folder, IgnoreRules ignored, Path recipe) {
        boolean leavesOut(Path file) {
            return file.startsWith(folder)
                    && !file.equals(recipe)
                    && !file.equals(folder.resolve(IGNORE_FILE))
                    && ignored.ignores(relative(folder, file));
        }
    }

    private WatchRule(
            String service,
            Watch watch,
            Path root,
            IgnoreRules ignored,
            Optional<IgnoreRules> included,
            Optional<BuildFiles> buildFiles) {
        this.service = service;
        this.watch = watch;
        this.root = root;
        this.ignored = ignored;
        this.included = included;
        this.buildFiles = buildFiles;
    }

    /** Refuses paths that are not there and patterns that are none. */
    public static WatchRule of(Service service, Watch watch) {
        String whose = "`ignore` of a watch of service `" + service.name() + "`";
        try {
            if (!Files.exists(watch.path())) {
                throw ProblemException.stack(Problem.error(
                                "service `" + service.name() + "` watches `" + watch.path() + "`, which is not there")
                        .hint("make it first, or take the watch out of the script"));
            }
            Path root = watch.path().toRealPath();
            refuseMounted(service, watch, root);
            return new WatchRule(
                    service.name(),
                    watch,
                    root,
                    IgnoreRules.parse(String.join("\n", watch.ignore()), whose),
                    watch.include().isEmpty()
                            ? Optional.empty()
                            : Optional.of(IgnoreRules.parse(
                                    String.join("\n", watch.include()), whose.replace("ignore", "include"))),
                    service.build().flatMap(build -> buildFiles(build, watch.path())));
        } catch (IOException e) {
            throw unreadable(watch.path(), e);
        }
    }

    /** A copy would be written to the very file that it is made of, which would be a change again. */
    private static void refuseMounted(Service service, Watch watch, Path root) throws IOException {
        for (Mount mount : service.mounts()) {
            if (mount instanceof Mount.HostPath host && Files.exists(host.source())) {
                Path source = host.source().toRealPath();
                boolean isSame = source.startsWith(root) || root.startsWith(source);
                boolean isThere = watch.target()
                        .filter(target -> Path.of(target).startsWith(Path.of(host.target()))
                                || Path.of(host.target()).startsWith(Path.of(target)))
                        .isPresent();
                if (isSame && isThere) {
                    throw ProblemException.stack(Problem.error("service `" + service.name() + "` is to get `"
                                    + watch.path() + "` by a watch, and has it mounted already, at `" + host.target()
                                    + "`")
                            .hint("what is mounted needs no copy: use one of the two"));
                }
            }
        }
    }

    private static Optional<BuildFiles> buildFiles(Build build, Path watched) {
        try {
            if (build.folder().isEmpty() || !Files.isDirectory(build.folder().get())) {
                return Optional.empty();
            }
            Path folder = build.folder().get().toRealPath();
            return Optional.of(new BuildFiles(
                    folder,
                    BuildContext.ignoredBy(build),
                    folder.resolve(build.dockerfilePath()).normalize()));
        } catch (IOException e) {
            throw unreadable(watched, e);
        }
    }

    static ProblemException unreadable(Path path, IOException e) {
        return new ProblemException(
                ProblemException.Kind.STACK,
                Problem.error("`" + path + "`, which is watched, cannot be read: " + Words.withFile(e)),
                e);
    }

    public String service() {
        return service;
    }

    public Watch watch() {
        return watch;
    }

    /** The file or folder that is watched, links to it followed. */
    Path root() {
        return root;
    }

    /** Whether something happens when this file changes. */
    public boolean wants(Path file) {
        if (!file.startsWith(root)) {
            return false;
        }
        String name = relative(root, file);
        boolean isIgnored = !name.isEmpty() && (NOBODYS.ignores(name) || ignored.ignores(name));
        boolean isIncluded =
                included.isEmpty() || name.isEmpty() || included.get().ignores(name);
        return !isIgnored
                && isIncluded
                && buildFiles.filter(files -> files.leavesOut(file)).isEmpty();
    }

    /** Whether there may be such files below a folder. */
    boolean mayWantBelow(Path folder) {
        if (!folder.startsWith(root)) {
            return false;
        }
        String name = relative(root, folder);
        boolean isIgnored = !name.isEmpty()
                && (NOBODYS.ignores(name) || (ignored.ignores(name) && !ignored.mayTakeBackBelow(name)));
        return !isIgnored
                && buildFiles
                        .filter(files -> files.leavesOut(folder)
                                && !files.ignored.mayTakeBackBelow(relative(files.folder, folder)))
                        .isEmpty();
    }

    /** Where a file belongs in a container; a rule that copies nothing knows no such place. */
    public Optional<String> targetOf(Path file) {
        return watch.target().map(target -> {
            String name = relative(root, file);
            return name.isEmpty() ? target : (target.endsWith("/") ? target : target + "/") + name;
        });
    }

    private static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace(folder.getFileSystem().getSeparator(), "/");
    }

    /** Those of a service, in their order. */
    public static List<WatchRule> of(Service service) {
        return service.watches().stream().map(watch -> of(service, watch)).toList();
    }
}
