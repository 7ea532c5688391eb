package orchsh.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Config;
import orchsh.engine.model.FileContent;
import orchsh.engine.model.FileGrant;
import orchsh.engine.model.FileSource;
import orchsh.engine.model.SeccompProfile;
import orchsh.engine.model.Secret;
import orchsh.engine.model.Service;
import orchsh.engine.model.Stack;
import orchsh.engine.observed.FileContents;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.problem.Words;

/** Reads the secrets, configs and seccomp profiles that services are given, before anything is done. */
public final class FileReader {
    private static final long BIGGEST = 64L * 1024 * 1024;

    private final List<Problem> problems = new ArrayList<>();

    private FileReader() {}

    /**
     * What is in them. The other secrets of the stack are read as far as they can be: what is hidden of a service must not
     * depend on which others a run is about, or each run would find another definition.
     *
     * @throws ProblemException when one of them cannot be read; it names them all
     */
    public static FileContents read(Stack stack, Collection<Service> services) {
        FileReader reader = new FileReader();
        Map<String, FileContent> secrets = new LinkedHashMap<>();
        Map<String, FileContent> configs = new LinkedHashMap<>();
        for (Service service : services) {
            for (FileGrant grant : service.secrets()) {
                stack.secret(grant.name())
                        .map(Secret::source)
                        .ifPresent(source -> reader.read("secret", service, grant, source, secrets));
            }
            for (FileGrant grant : service.configs()) {
                stack.config(grant.name())
                        .map(Config::source)
                        .ifPresent(source -> reader.read("config", service, grant, source, configs));
            }
        }
        Map<Path, FileContent> profiles = new LinkedHashMap<>();
        for (Service service : services) {
            SeccompProfile.of(service).forEach(profile -> reader.read(service, profile, profiles));
        }
        if (!reader.problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.STACK, reader.problems);
        }
        return new FileContents(secrets, configs, profiles, others(stack, secrets.keySet()));
    }

    private static Map<String, FileContent> others(Stack stack, Set<String> known) {
        Map<String, FileContent> others = new LinkedHashMap<>();
        for (Secret secret : stack.secrets()) {
            if (!known.contains(secret.name())) {
                readIfThere(secret.source()).ifPresent(content -> others.put(secret.name(), content));
            }
        }
        return others;
    }

    /** What is wrong with it is the problem of the run that gives it to somebody. */
    private static Optional<FileContent> readIfThere(FileSource source) {
        if (source instanceof FileSource.OfText known) {
            return Optional.of(FileContent.of(known.text()));
        }
        Path file = ((FileSource.OfFile) source).path();
        try {
            // A pipe would be emptied, or waited for, though nobody wants what is in it.
            return Files.isRegularFile(file) && Files.size(file) <= BIGGEST
                    ? Optional.of(FileContent.of(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void read(
            String kind, Service service, FileGrant grant, FileSource source, Map<String, FileContent> contents) {
        String name = grant.name();
        if (contents.containsKey(name)) {
            return;
        }
        if (source instanceof FileSource.OfText known) {
            contents.put(name, FileContent.of(known.text()));
        } else if (source instanceof FileSource.OfFile file) {
            String what = kind + " `" + name + "` of service `" + service.name() + "` cannot be read: ";
            read(file.path(), what).ifPresent(content -> contents.put(name, content));
        }
    }

    private void read(Service service, SeccompProfile profile, Map<Path, FileContent> contents) {
        if (!contents.containsKey(profile.file())) {
            String what = "the seccomp profile of service `" + service.name() + "` cannot be read: ";
            read(profile.file(), what).ifPresent(content -> contents.put(profile.file(), content));
        }
    }

    private Optional<FileContent> read(Path file, String what) {
        try {
            if (Files.isDirectory(file)) {
                problems.add(Problem.error(what + "`" + file + "` is a folder")
                        .hint("name the file; whole folders are mounted with `volume`"));
            } else if (Files.size(file) > BIGGEST) {
                problems.add(Problem.error(what + "`" + file + "` is bigger than 64 MiB")
                        .hint("files of that size are mounted with `volume`"));
            } else {
                return Optional.of(FileContent.of(Files.readAllBytes(file)));
            }
        } catch (NoSuchFileException e) {
            problems.add(Problem.error(what + "there is no file `" + file + "`"));
        } catch (IOException e) {
            problems.add(Problem.error(what + "`" + file + "`: " + Words.of(e)));
        }
        return Optional.empty();
    }
}
