package orchsh.shell.draft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.shell.draft.Draft.Recipe;
import orchsh.shell.draft.DraftService.Life;

/** Understands the lines of scripts and makefiles that build images, run containers, and wait for them. */
final class DockerReader {
    private static final Set<String> FLAGS = Set.of(
            "-d",
            "--detach",
            "-t",
            "--tty",
            "-i",
            "--interactive",
            "--rm",
            "-P",
            "--publish-all",
            "--init",
            "--privileged",
            "--read-only");
    private static final Map<String, String> WORDS = Map.of(
            "-w",
            "workdir",
            "--workdir",
            "workdir",
            "-u",
            "user",
            "--user",
            "user",
            "-h",
            "hostname",
            "--hostname",
            "hostname",
            "--entrypoint",
            "entrypoint",
            "--restart",
            "restart",
            "--platform",
            "platform");
    private static final Map<String, String> MORE_WORDS = Map.of(
            "-m",
            "memory",
            "--memory",
            "memory",
            "--cpus",
            "cpus",
            "--shm-size",
            "shmSize",
            "--cap-add",
            "capAdd",
            "--cap-drop",
            "capDrop",
            "--env-file",
            "envFile",
            "--expose",
            "expose",
            "--tmpfs",
            "tmpfs",
            "--dns",
            "dns");
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
    private static final Pattern NETCAT = Pattern.compile("\\bnc\\b[^|;&]*?\\s(?:-\\S+\\s+)*(\\S+)\\s+(\\d{2,5})\\b");
    private static final Pattern LINK_VARIABLE =
            Pattern.compile("\\$\\{?([A-Z0-9_]+?)_(?:PORT|NAME|ENV)[A-Z0-9_]*\\}?");
    private static final Pattern LOOP = Pattern.compile("\\b(while|until|for)\\b");
    private static final Pattern HTTP = Pattern.compile(
            "\\b(?:curl|wget)\\b.*?https?://(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0):(\\d{2,5})(/[^\\s'\";|&]*)?");

    private final Draft draft;
    private final ShellFile file;
    private final boolean isMake;
    private String lastStarted = "";

    DockerReader(Draft draft, ShellFile file, boolean isMake) {
        this.draft = draft;
        this.file = file;
        this.isMake = isMake;
    }

    void read() {
        for (SourceLine line : file.lines()) {
            if (!waitsFromOutside(line)) {
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
                        note(line, "not understood: " + shown(line.text()));
                    }
                }
            }
        } else if (words.get(0).equals("sleep")) {
            draft.service(lastStarted).ifPresent(service -> slept(service, line));
        } else if (words.get(0).equals("docker-compose")) {
            note(line, "uses a compose file; `orchsh convert` makes a script of it");
        } else if (!HANDLED_ELSEWHERE.contains(words.get(0)) && line.text().contains("docker ")) {
            note(line, "not understood: " + shown(line.text()));
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
            note(line, "not understood: " + shown(line.text()));
        } else {
            draft.builds.put(tag, new Recipe(folder, dockerfile));
        }
    }

    private void run(List<String> words, SourceLine line) {
        String name = "";
        int at = 0;
        boolean isDetached = words.contains("-d")
                || words.contains("--detach")
                || words.stream().anyMatch(word -> word.matches("-[a-zA-Z]*d[a-zA-Z]*") && !word.startsWith("--"));
        List<String[]> options = new ArrayList<>();
        for (; at < words.size() && words.get(at).startsWith("-"); at++) {
            String word = words.get(at);
            int equals = word.indexOf('=');
            if (word.startsWith("--") && equals > 0) {
                options.add(new String[] {word.substring(0, equals), word.substring(equals + 1)});
            } else if (FLAGS.contains(word) || word.matches("-[dtiP]+")) {
                options.add(new String[] {word, ""});
            } else if (word.matches("-[epvwuhlm].+") && !word.startsWith("--")) {
                options.add(new String[] {word.substring(0, 2), word.substring(2)});
            } else {
                at++;
                options.add(new String[] {word, at < words.size() ? words.get(at) : ""});
            }
        }
        for (String[] option : options) {
            name = option[0].equals("--name") ? option[1] : name;
        }
        if (at >= words.size()) {
            note(line, "not understood: " + shown(line.text()));
            return;
        }
        String image = words.get(at);
        List<String> command = words.subList(at + 1, words.size());
        if (isWait(options, command, line)) {
            return;
        }
        String called = name.isEmpty() ? image.replaceFirst(".*/", "").replaceFirst(":.*", "") : name;
        DraftService service = new DraftService(draft.free(called), isDetached ? Life.SERVICE : Life.JOB, line.place());
        draft.services.put(service.name, service);
        service.image = image;
        service.command.addAll(command);
        options.forEach(option -> option(service, option[0], option[1], line));
        if (isDetached) {
            lastStarted = service.name;
        }
        if (!line.target().isEmpty()) {
            draft.tasks
                    .computeIfAbsent(line.target(), key -> new LinkedHashSet<>())
                    .add(service.name);
            draft.taskPlaces.putIfAbsent(line.target(), line.place());
        }
    }

    private void option(DraftService service, String option, String value, SourceLine line) {
        String word = WORDS.getOrDefault(option, MORE_WORDS.getOrDefault(option, ""));
        if (!word.isEmpty()) {
            service.words.add(Map.entry(word, value));
            return;
        }
        switch (option) {
            case "--name", "--rm", "-d", "--detach", "-t", "--tty", "-i", "--interactive" -> {}
            case "-p", "--publish" -> service.ports.add(value);
            case "-e", "--env" -> environment(service, value);
            case "-v", "--volume" -> volume(service, value, line);
            case "--link" -> {
                int colon = value.indexOf(':');
                String to = colon < 0 ? value : value.substring(0, colon);
                service.links.put(to, colon < 0 ? "" : value.substring(colon + 1));
            }
            case "--volumes-from" -> service.words.add(Map.entry("volumesFrom", value));
            case "--network", "--net" -> network(service, value);
            case "--privileged" -> service.words.add(Map.entry("privileged", "true"));
            case "--read-only" -> service.words.add(Map.entry("readOnly", "true"));
            case "--init" -> service.words.add(Map.entry("init", "true"));
            default -> {
                if (!option.matches("-[dti]+")) {
                    service.notes.add(line.place() + " `" + (option + " " + value).strip() + "` is not taken over");
                }
            }
        }
    }

    private void environment(DraftService service, String value) {
        int equals = value.indexOf('=');
        if (equals < 0) {
            draft.params.putIfAbsent(value, "");
            service.environment.put(value, ShellWords.UNKNOWN + value + ShellWords.END);
        } else {
            service.environment.put(value.substring(0, equals), value.substring(equals + 1));
        }
    }

    private void volume(DraftService service, String value, SourceLine line) {
        String source = value.contains(":") ? value.substring(0, value.indexOf(':')) : "";
        if (source.indexOf(ShellWords.UNKNOWN) >= 0) {
            service.notes.add(
                    line.place() + " `-v " + shown(value) + "` is not taken over: what is mounted is not known here");
        } else {
            boolean isNamed = source.matches("[A-Za-z0-9][A-Za-z0-9_.-]*");
            if (isNamed) {
                draft.volumes.add(source);
            }
            service.volumes.add(
                    source.startsWith(".")
                                    && !source.startsWith("./")
                                    && !source.startsWith("..")
                                    && source.length() > 1
                            ? "./" + value
                            : value);
        }
    }

    private void network(DraftService service, String value) {
        if (Set.of("host", "none", "bridge").contains(value) || value.startsWith("container:")) {
            service.words.add(Map.entry("networkMode", value));
        } else {
            draft.networks.add(value);
            service.networks.add(value);
        }
    }

    /** A container that does nothing but look whether another one can be reached. */
    private boolean isWait(List<String[]> options, List<String> command, SourceLine line) {
        String text = String.join(" ", command);
        Matcher netcat = NETCAT.matcher(text);
        if (!LOOP.matcher(text).find() || !netcat.find()) {
            return false;
        }
        for (String[] option : options) {
            if (option[0].equals("--link")) {
                String[] parts = option[1].split(":");
                String alias = parts[parts.length - 1];
                Matcher variable = LINK_VARIABLE.matcher(netcat.group(1));
                boolean isMeant = netcat.group(1).equals(alias)
                        || variable.find()
                                && variable.group(1)
                                        .equals(alias.toUpperCase(Locale.ROOT).replace('-', '_'));
                Optional<DraftService> service = draft.service(parts[0]);
                if (isMeant && service.isPresent()) {
                    service.get().waits.add("tcp: " + netcat.group(2));
                    service.get().notes.add(line.place() + " waits for it, too");
                    return true;
                }
            }
        }
        return false;
    }

    /** A loop on this computer that ends when something answers. */
    private boolean waitsFromOutside(SourceLine line) {
        if (!LOOP.matcher(line.text()).find() || line.text().contains("docker run")) {
            return false;
        }
        Matcher netcat = NETCAT.matcher(line.text());
        Matcher http = HTTP.matcher(line.text());
        if (http.find()) {
            String path = http.group(2) == null ? "/" : http.group(2);
            return publishing(
                    http.group(1),
                    line,
                    inside -> "http: '" + path.replace("\\", "").replace("'", "") + "', port: " + inside);
        }
        return netcat.find() && publishing(netcat.group(2), line, inside -> "tcp: " + inside);
    }

    private boolean publishing(String hostPort, SourceLine line, UnaryOperator<String> wait) {
        for (DraftService service : draft.services.values()) {
            for (String port : service.ports) {
                String[] parts = port.split("/")[0].split(":");
                if (parts.length > 1 && parts[parts.length - 2].equals(hostPort)) {
                    service.waits.add(wait.apply(parts[parts.length - 1]));
                    service.notes.add(line.place() + " waits for it, too");
                    return true;
                }
            }
        }
        return false;
    }

    private static String shown(String text) {
        String clean = text.replace(ShellWords.UNKNOWN, '$')
                .replace(String.valueOf(ShellWords.END), "")
                .replaceAll("\\s+", " ")
                .strip();
        return clean.length() > 80 ? clean.substring(0, 77) + "..." : clean;
    }
}
