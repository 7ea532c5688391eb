package orchsh.dsl.compose;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.compose.yaml.YamlValue;
import orchsh.dsl.snippet.Fact;
import orchsh.dsl.snippet.Fact.Kind;

/** Collects what one service of a compose file does. */
final class ServiceFacts {
    private static final List<String> PRIVILEGES = List.of(
            "cap_add",
            "devices",
            "device_cgroup_rules",
            "gpus",
            "group_add",
            "security_opt",
            "sysctls",
            "cgroup_parent",
            "cgroup",
            "runtime",
            "oom_score_adj",
            "oom_kill_disable",
            "credential_spec");
    private static final List<String> SWITCHES = List.of("privileged", "use_api_socket");
    private static final List<String> NAMESPACES = List.of("network_mode", "net", "pid", "ipc", "uts", "userns_mode");
    private static final List<String> HOOKS = List.of("pre_start", "post_start", "pre_stop");

    private final Set<Fact> facts;
    private final YamlMap service;

    ServiceFacts(Set<Fact> facts, YamlMap service) {
        this.facts = facts;
        this.service = service;
    }

    void collect() {
        each("image").forEach(image -> add(Kind.IMAGE, image.toString()));
        service.get("build").ifPresent(build -> add(Kind.BUILD, build.toString()));
        each("ports").forEach(port -> add(Kind.PORT, port.toString()));
        PRIVILEGES.forEach(key -> each(key).forEach(value -> add(Kind.PRIVILEGE, key + " " + value)));
        SWITCHES.forEach(key -> each(key)
                .filter(value -> !value.toString().equals("false"))
                .forEach(value -> add(Kind.PRIVILEGE, key)));
        NAMESPACES.forEach(key -> each(key).forEach(value -> namespace(key, value.toString())));
        each("volumes").forEach(this::mount);
        each("external_links").forEach(link -> add(Kind.SHARED, "external_links " + link));
        each("volumes_from")
                .map(YamlValue::toString)
                .filter(said -> said.startsWith("container:"))
                .forEach(said -> add(Kind.SHARED, "volumes_from " + said));
        Stream.of("env_file", "label_file").flatMap(this::each).forEach(this::file);
        each("environment").forEach(this::inherited);
        HOOKS.stream().flatMap(this::each).forEach(this::hook);
    }

    private Stream<YamlValue> each(String key) {
        return FileFacts.items(service.get(key)).stream();
    }

    private void add(Kind kind, String what) {
        facts.add(new Fact(kind, what));
    }

    private void namespace(String key, String value) {
        if (value.equals("host")) {
            add(Kind.PRIVILEGE, key + " host");
        } else if (value.startsWith("container:")) {
            add(Kind.SHARED, key + " " + value);
        }
    }

    /** What begins like a path, or with a variable that may be one. */
    private void mount(YamlValue volume) {
        if (volume instanceof YamlMap map) {
            map.get("source")
                    .filter(source -> map.get("type")
                            .map(YamlValue::toString)
                            .orElse("bind")
                            .equals("bind"))
                    .ifPresent(source -> add(Kind.HOST_PATH, source.toString()));
        } else if (volume instanceof YamlScalar scalar && scalar.asText().matches("[./~$].*:.*")) {
            add(Kind.HOST_PATH, scalar.asText());
        }
    }

    private void file(YamlValue file) {
        add(
                Kind.HOST_PATH,
                file instanceof YamlMap map
                        ? map.get("path").map(YamlValue::toString).orElse("")
                        : file.toString());
    }

    /** A variable without a value takes that of whoever reads the file. */
    private void inherited(YamlValue variables) {
        if (variables instanceof YamlMap map) {
            map.entries().stream()
                    .filter(entry -> entry.value() instanceof YamlScalar scalar && scalar.isNull())
                    .forEach(entry -> add(Kind.HOST_VARIABLE, entry.key()));
        } else if (variables instanceof YamlScalar scalar && !scalar.asText().contains("=")) {
            add(Kind.HOST_VARIABLE, scalar.asText());
        }
    }

    private void hook(YamlValue hook) {
        if (hook instanceof YamlMap map) {
            map.get("image").ifPresent(image -> add(Kind.IMAGE, image.toString()));
            map.get("privileged")
                    .filter(value -> !value.toString().equals("false"))
                    .ifPresent(value -> add(Kind.PRIVILEGE, "privileged command"));
        }
    }
}
