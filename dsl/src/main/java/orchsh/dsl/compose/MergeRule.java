package orchsh.dsl.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of a value that two files give. */
enum MergeRule {
    /** The later one counts. */
    REPLACE,
    /** Names with values, as a map or as a list of {@code NAME=value}: name by name. */
    NAMES,
    /** One text or several, each once. */
    TEXTS,
    /** Items, each once. */
    ITEMS,
    /** Host names with addresses, as a map or a list. */
    HOSTS,
    /** Services to wait for, as a list or a map. */
    DEPENDENCIES,
    /** Networks, as a list or a map. */
    NETWORKS,
    /** A build, as its context or a map. */
    BUILD,
    /** Logging: the options are merged only when the driver is the same. */
    LOGGING,
    /** A number or a map of two. */
    LIMIT,
    /** Address ranges, by subnet. */
    SUBNETS,
    /** Mounts, by where they are mounted. */
    MOUNTS,
    /** Devices, by what they are in the container. */
    DEVICES,
    /** Ports, by address, port and protocol. */
    PORTS,
    /** Secrets, by where they are mounted. */
    SECRETS,
    /** Configs, by where they are mounted. */
    CONFIGS,
    /** Files of variables, by their path. */
    ENV_FILES,
    /** Graphics cards: {@code all}, or a list. */
    GPUS,
    /** Maps key by key, lists one behind the other, of everything else the later one. */
    USUAL;

    private static final Map<List<String>, MergeRule> RULES = new LinkedHashMap<>();

    static {
        add(REPLACE, "services.*.command", "services.*.entrypoint", "services.*.healthcheck.test");
        add(
                NAMES,
                "services.*.environment",
                "services.*.labels",
                "services.*.annotations",
                "services.*.sysctls",
                "services.*.build.args",
                "services.*.build.labels",
                "services.*.build.additional_contexts",
                "services.*.deploy.labels",
                "networks.*.labels",
                "volumes.*.labels",
                "secrets.*.labels",
                "configs.*.labels");
        add(
                TEXTS,
                "services.*.dns",
                "services.*.dns_opt",
                "services.*.dns_search",
                "services.*.label_file",
                "services.*.tmpfs");
        add(
                ITEMS,
                "services.*.expose",
                "services.*.cap_add",
                "services.*.cap_drop",
                "services.*.profiles",
                "services.*.links",
                "services.*.external_links",
                "services.*.security_opt",
                "services.*.group_add",
                "services.*.volumes_from",
                "services.*.device_cgroup_rules",
                "services.*.build.tags",
                "services.*.networks.*.aliases",
                "services.*.networks.*.link_local_ips");
        add(HOSTS, "services.*.extra_hosts", "services.*.build.extra_hosts");
        add(DEPENDENCIES, "services.*.depends_on");
        add(NETWORKS, "services.*.networks");
        add(BUILD, "services.*.build");
        add(LOGGING, "services.*.logging");
        add(LIMIT, "services.*.ulimits.*", "services.*.build.ulimits.*");
        add(SUBNETS, "networks.*.ipam.config");
        add(MOUNTS, "services.*.volumes");
        add(DEVICES, "services.*.devices");
        add(PORTS, "services.*.ports");
        add(SECRETS, "services.*.secrets");
        add(CONFIGS, "services.*.configs");
        add(ENV_FILES, "services.*.env_file");
        add(GPUS, "services.*.gpus");
    }

    private static void add(MergeRule rule, String... patterns) {
        for (String pattern : patterns) {
            RULES.put(List.of(pattern.split("\\.")), rule);
        }
    }

    /** The rule for what stands at a path of keys. */
    static MergeRule of(List<String> path) {
        return RULES.entrySet().stream()
                .filter(rule -> matches(rule.getKey(), path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(USUAL);
    }

    private static boolean matches(List<String> pattern, List<String> path) {
        if (pattern.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!pattern.get(i).equals("*") && !pattern.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }
}
