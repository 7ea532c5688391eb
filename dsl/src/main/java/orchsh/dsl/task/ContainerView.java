package orchsh.dsl.task;

import groovy.json.JsonSlurper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import orchsh.dsl.language.CommandResult;
import orchsh.dsl.language.LiveContainer;
import orchsh.dsl.live.LiveStack;
import orchsh.dsl.live.Sight.Container;
import orchsh.dsl.live.Sight.LogPart;
import orchsh.dsl.live.Sight.Usage;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import org.jspecify.annotations.Nullable;

/** One container of a service, looked at whenever it is asked something. */
class ContainerView implements LiveContainer {
    private final String service;
    private final LiveStack live;
    private final Commands commands;
    private final Supplier<Container> seen;

    /** @param seen looks at the container */
    ContainerView(String service, LiveStack live, Commands commands, Supplier<Container> seen) {
        this.service = service;
        this.live = live;
        this.commands = commands;
        this.seen = seen;
    }

    String service() {
        return service;
    }

    /** Its number among the service's containers. */
    int number() {
        return seen.get().number();
    }

    /** Whether the whole service is meant. */
    boolean isService() {
        return false;
    }

    @Override
    public String getName() {
        return seen.get().name();
    }

    @Override
    public String getImage() {
        return seen.get().image();
    }

    @Override
    public String getState() {
        return seen.get().state();
    }

    @Override
    public String getHealth() {
        return seen.get().health();
    }

    /** The one in the default network where it has several, else the first by the network's name. */
    @Override
    public String getIp() {
        Map<String, String> addresses = new TreeMap<>(seen.get().addresses());
        String usual = addresses.getOrDefault(live.stack().name() + "_default", "");
        return usual.isEmpty()
                ? addresses.values().stream()
                        .filter(address -> !address.isEmpty())
                        .findFirst()
                        .orElse("")
                : usual;
    }

    @Override
    public int port(@Nullable Object inside) {
        String wanted = Values.text("port", inside);
        String port = wanted.contains("/") ? wanted : wanted + "/tcp";
        Map<String, Integer> ports = seen.get().ports();
        Integer outside = ports.get(port);
        if (outside == null) {
            throw new WordException(
                    "port " + wanted + " of `" + service + "` is not published",
                    ports.isEmpty()
                            ? "it publishes none, or does not run"
                            : "published: " + String.join(", ", new TreeMap<>(ports).keySet()));
        }
        return outside;
    }

    @Override
    public Map<String, String> getEnv() {
        Map<String, String> env = new LinkedHashMap<>();
        Object config = getInspect().get("Config");
        Object assignments = config instanceof Map<?, ?> map ? map.get("Env") : List.of();
        for (Object assignment : assignments instanceof List<?> list ? list : List.of()) {
            String text = String.valueOf(assignment);
            int equals = text.indexOf('=');
            env.put(equals < 0 ? text : text.substring(0, equals), equals < 0 ? "" : text.substring(equals + 1));
        }
        return env;
    }

    @Override
    public String getLogs() {
        String name = getName();
        return LogText.of(
                live.sight().logs(Set.of(service), LogPart.ALL).stream()
                        .filter(line -> line.container().equals(name))
                        .toList(),
                LogText.Writers.HIDDEN);
    }

    @Override
    public Map<String, Object> getStats() {
        Usage usage = usage();
        Map<String, Object> stats = new LinkedHashMap<>();
        stats.put("cpu", usage.cpu());
        stats.put("memory", usage.memory());
        stats.put("memoryLimit", usage.memoryLimit());
        stats.put("received", usage.received());
        stats.put("sent", usage.sent());
        stats.put("processes", usage.processes());
        return stats;
    }

    private Usage usage() {
        return live.sight().usage(seen.get().id());
    }

    @Override
    public long getMemory() {
        return usage().memory();
    }

    @Override
    public double getCpu() {
        return usage().cpu();
    }

    @Override
    public Map<String, Object> getInspect() {
        Map<String, Object> details = new LinkedHashMap<>();
        Object parsed =
                new JsonSlurper().parseText(live.sight().details(seen.get().id()));
        if (parsed instanceof Map<?, ?> map) {
            map.forEach((key, value) -> details.put(String.valueOf(key), value));
        }
        return details;
    }

    @Override
    public CommandResult exec(@Nullable Object... command) {
        return exec(Map.of(), command);
    }

    @Override
    public CommandResult exec(Map<String, ?> options, @Nullable Object... command) {
        return commands.exec(service, seen.get().number(), options, command);
    }

    @Override
    public String toString() {
        return getName();
    }
}
