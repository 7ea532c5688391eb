package orchsh.shell.draft;

import java.util.Map;
import java.util.Set;

/** Makes words of a service of the options of {@code docker run}. */
final class RunOptions {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("-w", "workdir"),
            Map.entry("--workdir", "workdir"),
            Map.entry("-u", "user"),
            Map.entry("--user", "user"),
            Map.entry("-h", "hostname"),
            Map.entry("--hostname", "hostname"),
            Map.entry("--entrypoint", "entrypoint"),
            Map.entry("--restart", "restart"),
            Map.entry("--platform", "platform"),
            Map.entry("-m", "memory"),
            Map.entry("--memory", "memory"),
            Map.entry("--cpus", "cpus"),
            Map.entry("--shm-size", "shmSize"),
            Map.entry("--cap-add", "capAdd"),
            Map.entry("--cap-drop", "capDrop"),
            Map.entry("--env-file", "envFile"),
            Map.entry("--expose", "expose"),
            Map.entry("--tmpfs", "tmpfs"),
            Map.entry("--dns", "dns"),
            Map.entry("--volumes-from", "volumesFrom"));
    private static final Map<String, String> SWITCHES =
            Map.of("--privileged", "privileged", "--read-only", "readOnly", "--init", "init");

    private final Draft draft;
    private final DraftService service;
    private final SourceLine line;

    RunOptions(Draft draft, DraftService service, SourceLine line) {
        this.draft = draft;
        this.service = service;
        this.line = line;
    }

    void take(RunLine.Option option) {
        String name = option.name();
        String value = option.value();
        if (WORDS.containsKey(name)) {
            service.words.add(Map.entry(WORDS.get(name), value));
        } else if (SWITCHES.containsKey(name)) {
            service.words.add(Map.entry(SWITCHES.get(name), "true"));
        } else {
            switch (name) {
                case "--name", "--rm", "-d", "--detach", "-t", "--tty", "-i", "--interactive" -> {}
                case "-p", "--publish" -> service.ports.add(value);
                case "-e", "--env" -> environment(value);
                case "-v", "--volume" -> volume(value);
                case "--link" -> link(value);
                case "--network", "--net" -> network(value);
                default -> {
                    if (!name.matches("-[dti]+")) {
                        service.notes.add(line.place() + " `" + (name + " " + value).strip() + "` is not taken over");
                    }
                }
            }
        }
    }

    private void link(String value) {
        int colon = value.indexOf(':');
        service.links.put(colon < 0 ? value : value.substring(0, colon), colon < 0 ? "" : value.substring(colon + 1));
    }

    private void environment(String value) {
        int equals = value.indexOf('=');
        if (equals < 0) {
            draft.params.putIfAbsent(value, "");
            service.environment.put(value, ShellWords.UNKNOWN + value + ShellWords.END);
        } else {
            service.environment.put(value.substring(0, equals), value.substring(equals + 1));
        }
    }

    private void volume(String value) {
        String source = value.contains(":") ? value.substring(0, value.indexOf(':')) : "";
        if (source.indexOf(ShellWords.UNKNOWN) >= 0) {
            service.notes.add(line.place() + " `-v " + ShellWords.shown(value)
                    + "` is not taken over: what is mounted is not known here");
        } else {
            boolean isNamed = source.matches("[A-Za-z0-9][A-Za-z0-9_.-]*");
            if (isNamed) {
                draft.volumes.add(source);
            }
            service.volumes.add(source.matches("\\.[^./].*") ? "./" + value : value);
        }
    }

    private void network(String value) {
        if (Set.of("host", "none", "bridge").contains(value) || value.startsWith("container:")) {
            service.words.add(Map.entry("networkMode", value));
        } else {
            draft.networks.add(value);
            service.networks.add(value);
        }
    }
}
