package orchsh.shell.view.container;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import orchsh.engine.json.JsonValue;
import orchsh.shell.invocation.Appearance;
import orchsh.shell.view.text.Amount;
import orchsh.shell.view.text.Cells;
import orchsh.shell.view.text.Paint;
import orchsh.shell.view.text.Tone;

/** All that people want to know of a container, by what the engine tells of it. */
public final class ContainerCard {
    private static final String OUR_LABELS = "orchsh.";
    private static final String COMPOSE_LABELS = "com.docker.compose.";
    private static final String NEVER = "0001-01-01";

    private final JsonValue container;
    private final Map<String, List<String>> entries = new LinkedHashMap<>();

    private ContainerCard(JsonValue container) {
        this.container = container;
    }

    public static List<String> lines(JsonValue container, Appearance appearance) {
        ContainerCard card = new ContainerCard(container);
        card.fill();
        int widest = card.entries.keySet().stream().mapToInt(Cells::width).max().orElse(0);
        Paint paint = Paint.of(appearance);
        List<String> lines = new ArrayList<>();
        card.entries.forEach((name, values) -> {
            for (int i = 0; i < values.size(); i++) {
                String title = Cells.padded(i == 0 ? name : "", widest);
                lines.add(paint.in(Tone.STRONG, title) + "   " + Cells.clean(values.get(i)));
            }
        });
        return lines;
    }

    private void fill() {
        JsonValue config = container.at("Config");
        JsonValue host = container.at("HostConfig");
        add("name", container.at("Name").text().replaceFirst("^/", ""));
        add("id", container.at("Id").text());
        add("image", config.at("Image").text());
        add("state", state());
        add("health", container.at("State").at("Health").at("Status").text());
        add(
                "restarts",
                container.at("RestartCount").number() > 0
                        ? container.at("RestartCount").text()
                        : "");
        add("restart", restartPolicy(host.at("RestartPolicy")));
        add("entrypoint", words(config.at("Entrypoint")));
        add("command", words(config.at("Cmd")));
        add("folder", config.at("WorkingDir").text());
        add("user", config.at("User").text());
        entries.put("networks", networks());
        entries.put("ports", ports());
        entries.put("mounts", mounts());
        entries.put("env", env(config.at("Env")));
        entries.put("labels", labels(config.at("Labels")));
        add(
                "memory",
                host.at("Memory").number() > 0 ? Amount.bytes(host.at("Memory").number()) : "");
        add("privileged", host.at("Privileged").isTrue() ? "yes" : "");
        entries.values().removeIf(List::isEmpty);
    }

    private void add(String name, String value) {
        entries.put(name, value.isEmpty() ? List.of() : List.of(value));
    }

    private String state() {
        JsonValue state = container.at("State");
        List<String> parts = new ArrayList<>(List.of(state.at("Status").text()));
        boolean runs = state.at("Running").isTrue();
        String moment = state.at(runs ? "StartedAt" : "FinishedAt").text();
        boolean hasRun = !moment.isEmpty() && !moment.startsWith(NEVER);
        if (hasRun && !runs) {
            parts.add("exit code " + state.at("ExitCode").text());
        }
        if (state.at("OOMKilled").isTrue()) {
            parts.add("it wanted more memory than it may have");
        }
        if (!state.at("Error").text().isEmpty()) {
            parts.add(state.at("Error").text());
        }
        return String.join(", ", parts) + (hasRun ? " since " + moment.replaceFirst("\\.\\d+", "") : "");
    }

    private static String restartPolicy(JsonValue policy) {
        String name = policy.at("Name").text();
        String most = policy.at("MaximumRetryCount").text();
        return name.equals("no") ? "" : name + (most.isEmpty() || most.equals("0") ? "" : ":" + most);
    }

    private static String words(JsonValue words) {
        return words.all().stream()
                .map(JsonValue::text)
                .map(word -> word.isEmpty() || word.contains(" ") ? "'" + word + "'" : word)
                .collect(Collectors.joining(" "));
    }

    private List<String> networks() {
        List<String> lines = new ArrayList<>();
        container.at("NetworkSettings").at("Networks").named().forEach((name, place) -> {
            List<String> parts = new ArrayList<>(List.of(name));
            parts.add(place.at("IPAddress").text());
            parts.add(place.at("GlobalIPv6Address").text());
            List<String> aliases = place.at("Aliases").all().stream()
                    .map(JsonValue::text)
                    .filter(alias -> !container.at("Id").text().startsWith(alias))
                    .distinct()
                    .toList();
            parts.add(aliases.isEmpty() ? "" : "as " + String.join(", ", aliases));
            parts.removeIf(String::isEmpty);
            lines.add(String.join("   ", parts));
        });
        return lines;
    }

    private List<String> ports() {
        List<String> lines = new ArrayList<>();
        container.at("NetworkSettings").at("Ports").named().forEach((inside, places) -> {
            if (places.all().isEmpty()) {
                lines.add(inside);
            }
            places.all()
                    .forEach(place -> lines.add(
                            PublishedPorts.bracketed(place.at("HostIp").text()) + ":"
                                    + place.at("HostPort").text() + "->" + inside));
        });
        return lines;
    }

    private List<String> mounts() {
        return container.at("Mounts").all().stream()
                .map(mount -> {
                    String name = mount.at("Name").text();
                    String source = name.isEmpty() ? mount.at("Source").text() : VolumeNames.shown(name);
                    String readOnly =
                            mount.find("RW").filter(rw -> !rw.isTrue()).isPresent() ? " (read only)" : "";
                    return mount.at("Destination").text() + "   "
                            + mount.at("Type").text() + " " + source + readOnly;
                })
                .toList();
    }

    private static List<String> env(JsonValue env) {
        return env.all().stream().map(JsonValue::text).sorted().toList();
    }

    /** Only those that somebody else gave it. */
    private static List<String> labels(JsonValue labels) {
        List<String> lines = new ArrayList<>();
        labels.named().forEach((name, value) -> {
            if (!name.startsWith(OUR_LABELS) && !name.startsWith(COMPOSE_LABELS)) {
                lines.add(name + "=" + value.text());
            }
        });
        return lines;
    }
}
