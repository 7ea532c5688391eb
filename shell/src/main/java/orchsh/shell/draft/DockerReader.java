package orchsh.shell.draft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.shell.draft.Draft.Recipe;
import orchsh.shell.draft.DraftService.Life;

/** Understands the lines of scripts and makefiles that build images, run containers, and wait for them. */
final class DockerReader {
    /** What changes nothing about what runs. */
    private static final Set<String> HARMLESS = Set.of(
            "rm",
            "stop",
            "kill",
            "start",
            "restart",
            "inspect",
            "ps",
            "images",
            "rmi",
            "logs",
            "pull",
            "push",
            "tag",
            "info",
            "version",
            "login",
            "logout",
            "port",
            "wait",
            "system",
            "image",
            "container",
            "cp",
            "attach",
            "top",
            "stats",
            "events");

    private static final Set<String> HANDLED_ELSEWHERE = Set.of(
            "if", "then", "else", "fi", "do", "done", "while", "until", "for", "echo", "printf", "exit", "set", "cd",
            "mkdir", "!", "true", ":", "rm", "test", "[", "[[", "sleep", "return");
    private final Draft draft;
    private final ShellFile file;
    private final boolean isMake;
    private final WaitReader waits;
    private String lastStarted = "";

    DockerReader(Draft draft, ShellFile file, boolean isMake) {
        this.draft = draft;
        this.file = file;
        this.isMake = isMake;
        this.waits = new WaitReader(draft);
    }

    void read() {
        for (SourceLine line : file.lines()) {
            if (!waits.waitsFromOutside(line)) {
                ShellWords.commands(line.text(), file.variables(), isMake).forEach(words -> take(words, line));
            }
        }
    }

    private void take(List<String> all, SourceLine line) {
        List<String> words = new ArrayList<>(all);
        while (!words.isEmpty()
                && (Set.of("sudo", "exec", "do", "then", "!", "if", "else", "time")
                                .contains(words.get(0))
                        || words.get(0).matches("[A-Z_]+=.*"))) {
            words.remove(0);
        }
        if (words.isEmpty()) {
            return;
        }
        boolean isDocker = words.get(0).matches("(.*/)?(docker|podman)") && words.size() > 1;
        if (isDocker) {
            List<String> rest = words.subList(1, words.size());
            switch (rest.get(0)) {
                case "run", "create" -> run(rest.subList(1, rest.size()), line);
                case "build" -> build(rest.subList(1, rest.size()), line);
                case "buildx" -> build(rest.subList(Math.min(2, rest.size()), rest.size()), line);
                case "network" -> make(rest, draft.networks);
                case "volume" -> make(rest, draft.volumes);
                case "exec" -> note(line, "runs a command in a container; a task can do so: exec 'service', 'command'");
                default -> {
                    if (!HARMLESS.contains(rest.get(0))) {
                        notUnderstood(line);
                    }
                }
            }
        } else if (words.get(0).equals("sleep")) {
            draft.service(lastStarted).ifPresent(service -> slept(service, line));
        } else if (words.get(0).equals("docker-compose")) {
            note(line, "uses a compose file; `orchsh convert` makes a script of it");
        } else if (!HANDLED_ELSEWHERE.contains(words.get(0)) && line.text().contains("docker ")) {
            notUnderstood(line);
        }
    }

    private void note(SourceLine line, String text) {
        String note = line.place() + " " + text;
        if (!draft.notes.contains(note)) {
            draft.notes.add(note);
        }
    }

    private static void make(List<String> words, Set<String> names) {
        if (words.size() > 2 && words.get(1).equals("create")) {
            names.add(words.get(words.size() - 1));
        }
    }

    private static void slept(DraftService service, SourceLine line) {
        service.notes.add(line.place() + " sleeps until it is ready; `wait` knows when it is");
    }

    private void build(List<String> words, SourceLine line) {
        String tag = "";
        String folder = "";
        String dockerfile = "";
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            if (word.equals("-t") || word.equals("--tag")) {
                tag = value;
                i++;
            } else if (word.equals("-f") || word.equals("--file")) {
                dockerfile = value;
                i++;
            } else if (word.startsWith("--tag=")) {
                tag = word.substring("--tag=".length());
            } else if (word.startsWith("--file=")) {
                dockerfile = word.substring("--file=".length());
            } else if (word.startsWith("-")) {
                boolean takesValue = Set.of("--build-arg", "--target", "--platform", "--label")
                        .contains(word);
                i += takesValue ? 1 : 0;
                if (takesValue || word.contains("=")) {
                    note(line, "`" + word + "` of the build is not taken over");
                }
            } else if (folder.isEmpty()) {
                folder = word;
            }
        }
        if (tag.isEmpty() || folder.isEmpty() || folder.equals("-")) {
            notUnderstood(line);
        } else {
            draft.builds.put(tag, new Recipe(folder, dockerfile));
        }
    }

    private void run(List<String> words, SourceLine line) {
        Optional<RunLine> parsed = RunLine.of(words);
        if (parsed.isEmpty()) {
            notUnderstood(line);
        } else if (!waits.isWait(parsed.get(), line)) {
            add(parsed.get(), line);
        }
    }

    private void add(RunLine run, SourceLine line) {
        Life life = run.isDetached() ? Life.SERVICE : Life.JOB;
        DraftService service = new DraftService(draft.free(run.name()), life, line.place());
        draft.services.put(service.name, service);
        service.image = run.image();
        service.command.addAll(run.command());
        run.options().forEach(new RunOptions(draft, service, line)::take);
        if (run.isDetached()) {
            lastStarted = service.name;
        }
        if (!line.target().isEmpty()) {
            draft.tasks
                    .computeIfAbsent(line.target(), key -> new LinkedHashSet<>())
                    .add(service.name);
            draft.taskPlaces.putIfAbsent(line.target(), line.place());
        }
    }

    private void notUnderstood(SourceLine line) {
        note(line, "not understood: " + ShellWords.shown(line.text()));
    }
}
