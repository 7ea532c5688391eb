package orchsh.engine.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.engine.model.FileContent;
import orchsh.engine.model.FileGrant;
import orchsh.engine.model.Mount;
import orchsh.engine.model.Service;
import orchsh.engine.observed.FileContents;
import orchsh.engine.port.FileOrder;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.Subject;

/**
 * How a service gets its secrets and configs: as files that are put into the container before it starts. Where they
 * would not be seen in the container's own layer, or cannot be put there, their folder becomes a volume of the container
 * that goes with it.
 */
public final class GivenFiles {
    private static final int READABLE = 0444;

    private final Service service;
    private final List<Given> given = new ArrayList<>();

    /** A file with what it is called in the script. */
    private record Given(String kind, FileGrant grant, Optional<FileContent> content) {
        String folder() {
            int slash = grant.target().lastIndexOf('/');
            return slash == 0 ? "/" : grant.target().substring(0, slash);
        }
    }

    public GivenFiles(Service service, FileContents contents) {
        this.service = service;
        service.secrets().forEach(grant -> given.add(new Given("secret", grant, contents.secret(grant.name()))));
        service.configs().forEach(grant -> given.add(new Given("config", grant, contents.config(grant.name()))));
    }

    static int modeOf(FileGrant grant) {
        return grant.mode().orElse(READABLE);
    }

    /** What is to be put into the container. */
    public List<FileOrder> orders() {
        List<FileOrder> orders = new ArrayList<>();
        for (Given file : given) {
            FileGrant grant = file.grant;
            file.content.ifPresent(content ->
                    orders.add(new FileOrder(grant.target(), content, grant.uid(), grant.gid(), modeOf(grant))));
        }
        return orders;
    }

    /** What they are called in the script: {@code secret db-password}. */
    public List<String> names() {
        return given.stream()
                .map(file -> file.kind + " " + file.grant.name())
                .distinct()
                .toList();
    }

    /** The folders that must be volumes of the container. */
    public Set<String> folders() {
        Set<String> folders = new TreeSet<>();
        for (Given file : given) {
            if (service.privileges().readOnly() || mountAbove(file.folder()).isPresent()) {
                folders.add(file.folder());
            }
        }
        return folders;
    }

    /** Which of them cannot be given, and why. */
    public List<Problem> problems() {
        Map<String, Problem> problems = new LinkedHashMap<>();
        for (Given file : given) {
            Optional<Mount> above = mountAbove(file.folder());
            Subject about = new Subject(service.name(), file.kind, file.grant.name());
            String what = file.kind + " `" + file.grant.name() + "` cannot be put at `" + file.grant.target()
                    + "` of service `" + service.name() + "`: ";
            if (service.mounts().stream().anyMatch(mount -> mount.target().equals(file.grant.target()))) {
                problems.put(
                        file.grant.target(),
                        Problem.error(what + "something is mounted there").about(about));
            } else if (above.filter(mount -> mount.target().equals(file.folder()))
                    .isPresent()) {
                problems.put(
                        file.grant.target(),
                        Problem.error(what + reasonAgainst(above.get()))
                                .about(about)
                                .hint("give it a folder of its own: target '" + file.folder() + "/" + file.kind + "s/"
                                        + file.grant.name() + "'"));
            } else if (file.folder().equals("/") && service.privileges().readOnly()) {
                problems.put(
                        file.grant.target(),
                        Problem.error(what + "its root file system is read-only")
                                .about(about)
                                .hint("give it a folder of its own: target '/run/" + file.kind + "s/"
                                        + file.grant.name() + "'"));
            }
        }
        return List.copyOf(problems.values());
    }

    private static String reasonAgainst(Mount mount) {
        if (mount instanceof Mount.Memory) {
            return "`" + mount.target() + "` is in memory, and empty when it starts";
        }
        return "`" + mount.target() + "` is mounted, and it would stay there";
    }

    /** The innermost mount that the folder is in, or is. */
    private Optional<Mount> mountAbove(String folder) {
        return service.mounts().stream()
                .filter(mount -> folder.equals(mount.target()) || folder.startsWith(withSlash(mount.target())))
                .max((a, b) -> Integer.compare(a.target().length(), b.target().length()));
    }

    private static String withSlash(String path) {
        return path.endsWith("/") ? path : path + "/";
    }
}
