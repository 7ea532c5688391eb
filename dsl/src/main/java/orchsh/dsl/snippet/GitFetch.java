package orchsh.dsl.snippet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.ProblemException;

/** Fetches snippets from git repositories: one commit, without its history, into a folder that is gone afterwards. */
final class GitFetch {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** A commit, and nothing that could be taken for a branch. */
    private static final String WHOLE_COMMIT = "[0-9a-f]{40}|[0-9a-f]{64}";

    private final Surroundings surroundings;
    private final SnippetCache cache;
    private final Duration patience;

    GitFetch(Surroundings surroundings, SnippetCache cache) {
        this(surroundings, cache, PATIENCE);
    }

    GitFetch(Surroundings surroundings, SnippetCache cache, Duration patience) {
        this.surroundings = surroundings;
        this.cache = cache;
        this.patience = patience;
    }

    /** @param commit the commit that it was in the last time, which is tried first */
    Fetched fetch(Reference.Git reference, Optional<String> commit) {
        Wanted wanted = new Wanted(reference.text(), reference.repository(), reference.ref());
        return fetch(wanted, commit, (repository, found) -> repository.file(found, reference.path()));
    }

    /** All files of a repository. */
    Fetched fetch(Reference.Checkout reference, Optional<String> commit) {
        Wanted wanted = new Wanted(reference.text(), reference.repository(), reference.ref());
        return fetch(
                wanted,
                commit,
                (repository, found) -> new GitFolder(reference.text(), repository::say)
                        .of(found)
                        .bytes());
    }

    private Fetched fetch(Wanted wanted, Optional<String> commit, BiFunction<Repository, String, byte[]> taking) {
        HostProgram git = HostProgram.find("git", environment(wanted), patience)
                .orElseThrow(() -> Refusal.of(
                        "`" + wanted.text() + "` needs the program `git`, which is not installed",
                        "install it, for example: sudo apt-get install git"));
        Path folder = cache.scratch();
        try {
            Repository repository = new Repository(git, folder, wanted);
            String found = repository.fetch(commit);
            return new Fetched(taking.apply(repository, found), Optional.of(found), Optional.empty());
        } finally {
            remove(folder);
        }
    }

    /**
     * What is fetched.
     *
     * @param text the whole reference, for messages
     * @param repository what git is told to fetch from
     * @param ref a branch, a tag or a whole commit
     */
    private record Wanted(String text, String repository, Optional<String> ref) {}

    /** Git asks nobody, and heeds no repository that the caller happens to be in. */
    private Map<String, String> environment(Wanted reference) {
        Map<String, String> environment = new HashMap<>(surroundings.environment());
        environment
                .keySet()
                .removeIf(name -> name.matches(
                        "GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|NAMESPACE|COMMON_DIR|.*OBJECT_DIRECT.*|TRACE.*)"));
        environment.put("HOME", surroundings.home().toString());
        environment.put("LC_ALL", "C");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        boolean plain = reference.repository().startsWith("http:");
        environment.put("GIT_ALLOW_PROTOCOL", plain ? "https:http:ssh:file" : "https:ssh:file");
        environment.putIfAbsent("GIT_SSH_COMMAND", "ssh -oBatchMode=yes");
        return environment;
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // what is left lies in the cache folder, which may be emptied at any time
            return;
        }
    }

    /** One repository, as far as it was fetched. */
    private static final class Repository {
        private final HostProgram git;
        private final Path folder;
        private final Wanted reference;

        Repository(HostProgram git, Path folder, Wanted reference) {
            this.git = git;
            this.folder = folder;
            this.reference = reference;
        }

        /** Fetches a commit, and gives its name. */
        String fetch(Optional<String> commit) {
            checked(run("init", "--quiet", "--bare", "--template=", "."));
            boolean pinned = commit.isPresent() && fetch(commit.get()).isFine();
            if (!pinned) {
                checked(fetch(reference.ref().orElse("HEAD")));
            }
            return text(checked(run("rev-parse", "--verify", "--quiet", "FETCH_HEAD^{commit}")))
                    .strip();
        }

        private HostProgram.Ending fetch(String what) {
            return run(
                    "fetch",
                    "--quiet",
                    "--depth=1",
                    "--no-tags",
                    "--no-recurse-submodules",
                    reference.repository(),
                    what);
        }

        /** What git says when it is told something. */
        byte[] say(List<String> arguments, byte[] input) {
            return checked(run(FolderCopy.LARGEST_COPY, input, arguments)).out();
        }

        byte[] file(String commit, String path) {
            List<String> candidates = SnippetPaths.candidates(path);
            for (String candidate : candidates) {
                String entry = text(checked(run("ls-tree", "--full-tree", "-l", commit, "--", candidate)));
                // mode, kind, name and size, and behind a tab the path
                String[] parts = entry.strip().split("\\s+", 5);
                if (parts.length == 5 && parts[1].equals("blob") && !parts[0].equals("120000")) {
                    if (Long.parseLong(parts[3]) > Content.LARGEST) {
                        throw Content.tooLarge(reference.text());
                    }
                    return checked(run("cat-file", "blob", parts[2])).out();
                }
            }
            throw Refusal.of("there is no file `" + candidates.get(0) + "` in `" + reference.repository() + "`"
                    + reference.ref().map(ref -> " at `" + ref + "`").orElse(""));
        }

        private HostProgram.Ending run(String... arguments) {
            return run(Content.LARGEST + 1, new byte[0], List.of(arguments));
        }

        private HostProgram.Ending run(int largest, byte[] input, List<String> arguments) {
            List<String> all = new ArrayList<>(
                    List.of("-c", "protocol.ext.allow=never", "-c", "core.hooksPath=/dev/null", "--git-dir=" + folder));
            all.addAll(arguments);
            return git.run(folder, largest, all, input);
        }

        private static String text(HostProgram.Ending ending) {
            return new String(ending.out(), StandardCharsets.UTF_8);
        }

        private HostProgram.Ending checked(HostProgram.Ending ending) {
            if (ending.isFine()) {
                return ending;
            }
            throw ending.code().isEmpty()
                    ? Refusal.of("`" + reference.text() + "` cannot be fetched: git takes too long")
                    : explained(ending.err());
        }

        private ProblemException explained(String said) {
            String lower = said.toLowerCase(Locale.ROOT);
            String ref = reference.ref().orElse("HEAD");
            if (lower.contains("couldn't find remote ref")
                    || lower.contains("not our ref")
                    || lower.contains("no such remote ref")) {
                return Refusal.of(
                        "`" + reference.repository() + "` has no branch, tag or commit `" + ref + "`",
                        ref.matches("[0-9a-f]{7,39}") && !ref.matches(WHOLE_COMMIT)
                                ? "a commit is written with all of its 40 digits"
                                : "what stands there is a branch, a tag or a whole commit");
            }
            if (lower.contains("could not resolve host")) {
                return failed("there is no such host");
            }
            if (lower.contains("authentication failed")
                    || lower.contains("could not read username")
                    || lower.contains("permission denied")) {
                return failed("it is not public, and git knows no way in that needs no question");
            }
            if (lower.contains("not found")
                    || lower.contains("does not appear to be a git repository")
                    || lower.contains("does not exist")) {
                return failed("there is no such repository");
            }
            String last = said.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((first, second) -> second)
                    .orElse("git does not say why");
            return failed(Logins.hiddenIn(last.replaceFirst("^(fatal|error): ", "")));
        }

        private ProblemException failed(String why) {
            return Refusal.of("`" + reference.repository() + "` cannot be fetched: " + why);
        }
    }
}
