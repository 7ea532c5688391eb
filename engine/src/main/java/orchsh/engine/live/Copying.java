package orchsh.engine.live;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import orchsh.engine.caller.CancellationToken;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.observed.PathFacts;
import orchsh.engine.observed.PathFacts.Kind;
import orchsh.engine.port.ContainerFiles;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/**
 * Copies files and folders between this machine and containers, by the rules of {@code docker cp}: into a folder that is
 * there, over a file that is there, or under a new name; {@code folder/.} means what is in it.
 */
public final class Copying {
    private final ContainerFiles files;
    private final Surroundings surroundings;

    public Copying(ContainerFiles files, Surroundings surroundings) {
        this.files = files;
        this.surroundings = surroundings;
    }

    /** What becomes of a source that is a symbolic link itself; links within a folder stay links. */
    public enum SourceLink {
        KEEP,
        FOLLOW
    }

    /** Whose copies are. */
    public enum Owners {
        /** In a container root's, on this machine the caller's. */
        LEFT_OUT,
        /** Of those with the same numbers as the originals' owners. */
        KEPT
    }

    /** How something is copied. */
    public record Manner(SourceLink link, Owners owners) {
        public static final Manner USUAL = new Manner(SourceLink.KEEP, Owners.LEFT_OUT);
    }

    /** Copies into a container, owners left out. */
    public List<String> in(
            String source, String container, String target, SourceLink link, CancellationToken cancellation) {
        return in(source, container, target, new Manner(link, Owners.LEFT_OUT), cancellation);
    }

    /** Copies out of a container, owners left out. */
    public List<String> out(
            String container, String source, String target, SourceLink link, CancellationToken cancellation) {
        return out(container, source, target, new Manner(link, Owners.LEFT_OUT), cancellation);
    }

    /**
     * Copies into a container.
     *
     * @return what was left out, each with the reason
     */
    public List<String> in(
            String source, String container, String target, Manner manner, CancellationToken cancellation) {
        TypedPath from = new TypedPath(source);
        Path file = surroundings.resolve(from.path());
        try {
            file = manner.link() == SourceLink.FOLLOW || from.mustBeFolder() ? file.toRealPath() : file;
            boolean folder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw noSource(source);
            }
            if (from.mustBeFolder() && !folder) {
                throw ProblemException.stack(Problem.error("`" + source + "` is no folder"));
            }
            Landing landing = landingIn(container, new TypedPath(target), folder, cancellation);
            Packing packing = new Packing(manner.owners());
            if (folder && from.meansContent() && landing.newName.isEmpty()) {
                packing.addContent(file, "");
            } else {
                packing.add(file, landing.newName.orElse(from.nameOf(file)));
            }
            try (InputStream tar = packing.tar()) {
                files.write(container, landing.folder, tar, cancellation);
            }
            return packing.leftOut();
        } catch (NoSuchFileException e) {
            throw noSource(source);
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemException.Kind.STACK,
                    Problem.error("`" + source + "` cannot be read: " + Words.withFile(e)),
                    e);
        }
    }

    private static ProblemException noSource(String source) {
        return ProblemException.stack(Problem.error("there is no `" + source + "`"));
    }

    /**
     * Where something goes.
     *
     * @param folder the folder it goes into, which exists
     * @param newName its name there; absent when it keeps its own
     */
    private record Landing(String folder, Optional<String> newName) {}

    private Landing landingIn(String container, TypedPath target, boolean folder, CancellationToken cancellation) {
        String path = target.absolute();
        Optional<PathFacts> there = files.look(container, path, cancellation);
        if (there.isPresent() && there.get().kind() == Kind.LINK) {
            path = target.linkedTo(there.get().linkTarget());
            there = files.look(container, path, cancellation);
        }
        String shown = "`" + target.typed() + "` in `" + container + "`";
        if (there.isPresent() && there.get().kind() == Kind.FOLDER) {
            return new Landing(path, Optional.empty());
        }
        refuse(shown, target, there.isPresent(), folder);
        TypedPath at = new TypedPath(path);
        Optional<PathFacts> parent = files.look(container, at.parent() + "/.", cancellation);
        if (parent.isEmpty()) {
            throw ProblemException.stack(
                    Problem.error("there is no folder `" + at.parent() + "` in `" + container + "`"));
        }
        return new Landing(at.parent(), Optional.of(at.name()));
    }

    private static void refuse(String shown, TypedPath target, boolean isThere, boolean folder) {
        if (isThere && (folder || target.mustBeFolder())) {
            throw ProblemException.stack(
                    Problem.error(shown + " is no folder" + (folder ? ", so no folder can be copied to it" : "")));
        }
        if (!isThere && !folder && target.mustBeFolder()) {
            throw ProblemException.stack(Problem.error("there is no folder " + shown));
        }
    }

    /**
     * Copies out of a container.
     *
     * @return what was left out, each with the reason
     */
    public List<String> out(
            String container, String source, String target, Manner manner, CancellationToken cancellation) {
        TypedPath from = new TypedPath(source);
        String path = from.absolute();
        Optional<PathFacts> facts = files.look(container, path, cancellation);
        if (facts.isPresent()
                && facts.get().kind() == Kind.LINK
                && (manner.link() == SourceLink.FOLLOW || from.mustBeFolder())) {
            path = from.linkedTo(facts.get().linkTarget());
            facts = files.look(container, path, cancellation);
        }
        boolean folder = facts.isPresent() && facts.get().kind() == Kind.FOLDER;
        if (facts.isEmpty() || (from.mustBeFolder() && !folder)) {
            throw ProblemException.stack(Problem.error(
                    "there is no " + (facts.isPresent() ? "folder " : "") + "`" + source + "` in `" + container + "`"));
        }
        Unpacking unpacking = unpacking(from, path, new TypedPath(target), folder, manner.owners());
        files.read(container, path, unpacking::unpack, cancellation);
        return unpacking.leftOut();
    }

    private Unpacking unpacking(TypedPath from, String path, TypedPath target, boolean folder, Owners owners) {
        Path file = surroundings.resolve(target.path());
        int dropped = path.equals("/") ? 0 : 1;
        if (Files.isDirectory(file)) {
            boolean content = folder && (from.meansContent() || path.equals("/"));
            return new Unpacking(file, content ? "" : from.name(), dropped, owners);
        }
        boolean isThere = Files.exists(file);
        refuse("`" + target.typed() + "`", target, isThere, folder);
        Path parent = file.getParent();
        Path name = file.getFileName();
        if (parent == null || name == null || !Files.isDirectory(parent)) {
            throw ProblemException.stack(Problem.error("there is no folder `" + parent + "`"));
        }
        return new Unpacking(parent, name.toString(), dropped, owners);
    }
}
