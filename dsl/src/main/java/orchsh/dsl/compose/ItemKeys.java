package orchsh.dsl.compose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.compose.yaml.YamlValue;

/** What items of a list are told apart by: of two with one key the later counts, at the place of the earlier. */
final class ItemKeys {
    private ItemKeys() {}

    /** The items, each key once. What has no key that can be read stays. */
    static List<YamlValue> unique(List<YamlValue> items, MergeRule rule) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        List<YamlValue> kept = new ArrayList<>();
        for (YamlValue item : items) {
            Optional<String> key = key(item, rule);
            Integer before = key.map(positions::get).orElse(null);
            if (before != null) {
                kept.set(before, item);
                continue;
            }
            key.ifPresent(found -> positions.put(found, kept.size()));
            kept.add(item);
        }
        return Collections.unmodifiableList(kept);
    }

    private static Optional<String> key(YamlValue item, MergeRule rule) {
        return switch (rule) {
            case NAMES -> scalar(item).map(text -> text.split("=", 2)[0]);
            case TEXTS -> scalar(item).map(text -> text.startsWith("/") ? text.split(":", 2)[0] : text);
            case ITEMS -> scalar(item);
            case HOSTS -> scalar(item).map(ItemKeys::host);
            case MOUNTS -> target(item).map(ItemKeys::withoutSlash);
            case DEVICES -> target(item);
            case PORTS -> port(item);
            case SECRETS -> mounted(item, "/run/secrets/");
            case CONFIGS -> mounted(item, "/");
            case ENV_FILES -> item instanceof YamlMap map ? text(map, "path") : scalar(item);
            default -> Optional.empty();
        };
    }

    private static Optional<String> scalar(YamlValue item) {
        return item instanceof YamlScalar scalar && !scalar.isNull() ? Optional.of(scalar.asText()) : Optional.empty();
    }

    private static Optional<String> text(YamlMap map, String key) {
        return map.get(key).flatMap(ItemKeys::scalar);
    }

    /** {@code name=address}, however it was written. */
    static String host(String text) {
        String[] parts = text.split(text.contains("=") ? "=" : ":", 2);
        return parts.length == 2 ? parts[0].strip() + "=" + parts[1].strip() : text;
    }

    private static Optional<String> target(YamlValue item) {
        if (item instanceof YamlMap map) {
            return text(map, "target").or(() -> text(map, "source"));
        }
        return scalar(item).map(text -> {
            List<String> parts = mountParts(text);
            return parts.size() == 1 ? parts.get(0) : parts.get(1);
        });
    }

    /** The parts between colons; the drive of a Windows path is no part of its own. */
    private static List<String> mountParts(String text) {
        List<String> parts = new ArrayList<>(List.of(text.split(":", -1)));
        boolean drive = parts.size() > 1
                && parts.get(0).length() == 1
                && (parts.get(1).startsWith("\\")
                        || (parts.size() > 2
                                && parts.get(1).startsWith("/")
                                && parts.get(2).startsWith("/")));
        if (drive) {
            parts.set(0, parts.get(0) + ":" + parts.remove(1));
        }
        return parts;
    }

    private static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static Optional<String> mounted(YamlValue item, String folder) {
        Optional<String> target =
                item instanceof YamlMap map ? text(map, "target").or(() -> text(map, "source")) : scalar(item);
        return target.map(path -> path.startsWith("/") ? path : folder + path);
    }

    private static Optional<String> port(YamlValue item) {
        if (item instanceof YamlMap map) {
            return text(map, "target")
                    .map(target -> portKey(
                            text(map, "host_ip").orElse(""),
                            text(map, "published").orElse(""),
                            target,
                            text(map, "protocol").orElse("tcp")));
        }
        return scalar(item).map(text -> {
            int slash = text.indexOf('/');
            String ports = slash < 0 ? text : text.substring(0, slash);
            int target = ports.lastIndexOf(':');
            int published = ports.lastIndexOf(':', target - 1);
            return portKey(
                    published < 0 || target < 0 ? "" : ports.substring(0, published),
                    target < 0 ? "" : ports.substring(published + 1, target),
                    ports.substring(target + 1),
                    slash < 0 ? "tcp" : text.substring(slash + 1));
        });
    }

    private static String portKey(String address, String published, String target, String protocol) {
        String everywhere = address.equals("0.0.0.0") ? "" : address;
        return everywhere + ":" + published + ":" + target + "/" + protocol;
    }
}
