package orchsh.shell.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import orchsh.engine.observed.Labels;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.shell.view.table.CheckList.Check;

/** What earlier runs have left behind. */
public final class Leftovers {
    private static final String TOPIC = "leftovers";

    private Leftovers() {}

    /** On the engine: containers that do not run, of services and of single commands, and networks that nobody is in. */
    public static List<Check> onEngine(ObservedStack all) {
        List<Check> checks = new ArrayList<>();
        stacks(all)
                .forEach(stack -> checks.add(Check.warn(
                        TOPIC,
                        "stack `" + stack + "` has containers that do not run, or networks that nobody uses",
                        "start it again, or clean up: orchsh -p " + stack + " down")));
        all.containers().stream()
                .filter(container -> isOurs(container) && container.isOneOff() && !container.isAlive())
                .forEach(container -> checks.add(Check.warn(
                        TOPIC,
                        "container `" + container.name() + "` of a single command has ended and was not removed",
                        "remove it: docker rm " + container.name())));
        return checks.isEmpty() ? List.of(Check.ok(TOPIC, "none")) : checks;
    }

    private static TreeSet<String> stacks(ObservedStack all) {
        TreeSet<String> stacks = new TreeSet<>();
        all.containers().stream()
                .filter(container -> isOurs(container) && !container.isOneOff())
                .filter(container -> !container.isAlive() && !container.isCompleted())
                .forEach(container -> container.project().ifPresent(stacks::add));
        all.networks().stream()
                .filter(network -> network.label(Labels.STACK).isPresent())
                .filter(network -> all.containers().stream()
                        .noneMatch(container -> container.networks().containsKey(network.name())))
                .forEach(network -> network.label(Labels.PROJECT).ifPresent(stacks::add));
        return stacks;
    }

    private static boolean isOurs(ObservedContainer container) {
        return container.label(Labels.STACK).isPresent();
    }

    /** Of runs that were killed: what they wrote into the files that keep two of them apart, which hinders nobody. */
    public static Check locks(Path folder) {
        int killed = 0;
        int working = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.lock")) {
            for (Path file : files) {
                List<String> lines = Files.readAllLines(file);
                if (!lines.isEmpty() && lines.get(0).matches("\\d{1,18}")) {
                    boolean isAlive = ProcessHandle.of(Long.parseLong(lines.get(0)))
                            .filter(ProcessHandle::isAlive)
                            .isPresent();
                    working += isAlive ? 1 : 0;
                    killed += isAlive ? 0 : 1;
                }
            }
        } catch (NoSuchFileException e) {
            return Check.ok("locks", "none");
        } catch (IOException e) {
            return Check.warn(
                    "locks",
                    folder + " cannot be read",
                    "runs need it to keep out of each other's way; make it yours: chown");
        }
        String text = working + " at work, " + killed + " left by runs that were killed";
        return killed == 0
                ? Check.ok("locks", working == 0 ? "none" : working + " at work")
                : Check.ok("locks", text + ", which hinders nobody");
    }
}
