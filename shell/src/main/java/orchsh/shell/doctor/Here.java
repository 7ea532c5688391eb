package orchsh.shell.doctor;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.docker.BuildxPlugin;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.table.CheckList.Check;

/** What this machine has that orchsh can use. */
public final class Here {
    private static final List<String> ARCHIVES = List.of("-XX:SharedArchiveFile=", "-XX:AOTCache=");

    /** Where the launcher keeps them. */
    private static final String FOLDER = "-Dorchsh.start=";

    private Here() {}

    /** Whether this start took its classes from a file that an earlier one wrote. */
    public static Check start(Surroundings surroundings) {
        return start(ManagementFactory.getRuntimeMXBean().getInputArguments(), surroundings);
    }

    static Check start(List<String> javaOptions, Surroundings surroundings) {
        Optional<Path> archive = path(javaOptions, ARCHIVES);
        if (surroundings.variable("ORCHSH_NO_CACHE").isPresent()) {
            return Check.ok("start", "nothing is kept for quicker starts, as ORCHSH_NO_CACHE asks");
        }
        Optional<Path> failed = path(javaOptions, List.of(FOLDER)).filter(kept -> Files.exists(kept.resolve("failed")));
        if (failed.isPresent()) {
            return Check.warn(
                    "start",
                    "classes for quicker starts could not be kept: "
                            + failed.get().resolve("rehearsal.log") + " tells why, unless Java died of them",
                    "it is tried again after a day; to try at once: rm "
                            + failed.get().resolve("failed"));
        }
        if (archive.isEmpty()) {
            return Check.ok(
                    "start",
                    "no classes are kept yet; the background sees to it after the first run, where it can write");
        }
        return Files.isRegularFile(archive.get())
                ? Check.ok("start", "classes come from " + archive.get())
                : Check.warn(
                        "start",
                        "the classes that were kept at " + archive.get() + " are gone",
                        "the next run keeps them again");
    }

    private static Optional<Path> path(List<String> javaOptions, List<String> names) {
        return javaOptions.stream()
                .flatMap(option ->
                        names.stream().filter(option::startsWith).map(name -> option.substring(name.length())))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .findFirst();
    }

    public static Check terminal(Appearance out) {
        String kind = out.isTerminal()
                ? "a terminal of " + out.columns() + " columns"
                : "no terminal: plain lines are printed";
        return Check.ok(
                "terminal",
                kind + ", " + (out.colours() == Appearance.Colours.ANSI ? "colours" : "no colours") + ", "
                        + (out.isUnicode() ? "Unicode" : "ASCII alone"));
    }

    /** Programs that some commands call. */
    public static List<Check> programs(Surroundings surroundings) {
        return List.of(
                program(
                        surroundings,
                        "git",
                        "builds and snippets out of git repositories need it: sudo apt-get install git"),
                program(surroundings, "docker", "builds with secrets or ssh need its plugin buildx, though not itself"),
                new BuildxPlugin(surroundings)
                        .program()
                        .map(path -> Check.ok("programs", "docker-buildx at " + path))
                        .orElseGet(() -> Check.ok(
                                "programs",
                                "no `docker-buildx`: builds with secrets, ssh or for several platforms need it:"
                                        + " sudo apt-get install docker-buildx")),
                program(surroundings, "ssh", "engines at ssh:// need it: sudo apt-get install openssh-client"));
    }

    private static Check program(Surroundings surroundings, String name, String use) {
        Optional<Path> found = Pattern.compile(":")
                .splitAsStream(surroundings.variable("PATH").orElse(""))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> surroundings.resolve(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
        return found.map(path -> Check.ok("programs", name + " at " + path))
                .orElseGet(() -> Check.ok("programs", "no `" + name + "`: " + use));
    }
}
