package orchsh.dsl.compose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.Source;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.compose.yaml.YamlEntry;
import orchsh.dsl.compose.yaml.YamlList;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.compose.yaml.YamlValue;
import orchsh.dsl.value.WordException;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.ProblemException;

/**
 * Puts the variables of files into {@code environment} and their labels into {@code labels}, where what the service says
 * itself wins; a variable without a value takes that of whoever reads the file.
 */
final class ServiceVariables {
    private static final Set<String> KEYS = Set.of("path", "required", "format");

    private final Map<Source, Variables> variables;
    private final EnvFiles envFiles;
    private final FileNames names;
    private final Findings findings;

    ServiceVariables(Map<Source, Variables> variables, EnvFiles envFiles, FileNames names, Findings findings) {
        this.variables = variables;
        this.envFiles = envFiles;
        this.names = names;
        this.findings = findings;
    }

    /** The tree with the variables and labels of all its services complete. */
    YamlMap in(YamlMap tree) {
        Optional<YamlEntry> services = tree.entry("services");
        if (services.isEmpty() || !(services.get().value() instanceof YamlMap all)) {
            return tree;
        }
        return tree.with(services.get().with(all.mapped(service -> complete(service.value()))));
    }

    private YamlValue complete(YamlValue service) {
        return service instanceof YamlMap map ? labelled(environment(map)) : service;
    }

    private YamlMap environment(YamlMap service) {
        Optional<YamlMap> own = own(service, "environment");
        if (service.has("environment") && own.isEmpty()) {
            return service;
        }
        List<YamlEntry> said = own.map(YamlMap::entries).orElse(List.of()).stream()
                .map(entry -> entry.with(inherited(entry)))
                .toList();
        Map<String, YamlEntry> all = new LinkedHashMap<>();
        service.get("env_file").ifPresent(files -> readAll(files, values(said), all));
        said.forEach(entry -> all.put(entry.key(), entry));
        return with(service, "environment", "env_file", all);
    }

    private YamlMap labelled(YamlMap service) {
        Optional<YamlMap> own = own(service, "labels");
        if (!service.has("label_file") || (service.has("labels") && own.isEmpty())) {
            return service;
        }
        Map<String, YamlEntry> all = new LinkedHashMap<>();
        for (YamlValue item : items(service.get("label_file").orElseThrow())) {
            if (item instanceof YamlScalar scalar && !scalar.isNull()) {
                read(scalar, true, false, Map.of(), Map.of(), all);
            } else {
                findings.error(item.at(), "the name of a file is wanted here, not " + item.kindInWords());
            }
        }
        own.map(YamlMap::entries).orElse(List.of()).forEach(entry -> all.put(entry.key(), entry));
        return with(service, "labels", "label_file", all);
    }

    /** What the service says itself, as a map; nothing when it is of no shape that can be read. */
    private Optional<YamlMap> own(YamlMap service, String key) {
        YamlValue said = service.get(key).orElse(YamlScalar.none(service.at()));
        if (said instanceof YamlScalar scalar) {
            return scalar.isNull() ? Optional.of(YamlMap.empty(said.at())) : Optional.empty();
        }
        return new Shapes(findings).of(MergeRule.NAMES, said) instanceof YamlMap map
                ? Optional.of(map)
                : Optional.empty();
    }

    private static YamlMap with(YamlMap service, String key, String files, Map<String, YamlEntry> all) {
        YamlMap left = service.without(files);
        if (all.isEmpty() && !service.has(key)) {
            return left;
        }
        Place at =
                service.entry(key).or(() -> service.entry(files)).orElseThrow().keyAt();
        return left.with(new YamlEntry(key, at, YamlMap.of(List.copyOf(all.values()), "", at)));
    }

    private YamlValue inherited(YamlEntry entry) {
        if (!(entry.value() instanceof YamlScalar scalar) || !scalar.isNull()) {
            return entry.value();
        }
        return seenFrom(entry.keyAt())
                .get(entry.key())
                .<YamlValue>map(value -> YamlScalar.text(value, scalar.at()))
                .orElse(scalar);
    }

    private static Map<String, String> values(List<YamlEntry> entries) {
        Map<String, String> values = new LinkedHashMap<>();
        for (YamlEntry entry : entries) {
            if (entry.value() instanceof YamlScalar scalar && !scalar.isNull()) {
                values.put(entry.key(), scalar.asText());
            }
        }
        return values;
    }

    private Variables seenFrom(Place place) {
        return variables.getOrDefault(place.source(), new Variables(Map.of()));
    }

    /** @param own what the service says itself, which its files see as well */
    private void readAll(YamlValue said, Map<String, String> own, Map<String, YamlEntry> all) {
        for (YamlValue item : items(said)) {
            if (item instanceof YamlMap map) {
                readLong(map, own, all);
            } else if (item instanceof YamlScalar scalar && !scalar.isNull()) {
                read(scalar, true, false, seenFrom(scalar.at()).values(), own, all);
            } else {
                findings.error(item.at(), "a file is wanted here, or a map with its `path`, not " + item.kindInWords());
            }
        }
    }

    private static List<YamlValue> items(YamlValue said) {
        return said instanceof YamlList list ? list.items() : List.of(said);
    }

    private void readLong(YamlMap map, Map<String, String> own, Map<String, YamlEntry> all) {
        map.entries().stream()
                .filter(entry -> !KEYS.contains(entry.key()) && !entry.key().startsWith("x-"))
                .forEach(entry -> findings.error(
                        entry.keyAt(),
                        "`env_file` has no key `" + entry.key() + "`",
                        NearMiss.hint(entry.key(), KEYS).orElse("it has `path`, `required` and `format`")));
        Optional<YamlScalar> format = text(map, "format");
        if (format.isPresent() && !format.get().asText().equals("raw")) {
            findings.error(
                    format.get().at(),
                    "`" + format.get().asText() + "` is no format of a file of variables",
                    "`raw` takes everything as it is; without it values are interpolated");
            return;
        }
        Optional<YamlScalar> path = text(map, "path");
        if (path.isEmpty()) {
            findings.error(map.at(), "`env_file` says no `path`", "for example path: web.env");
            return;
        }
        boolean required = text(map, "required")
                .filter(said -> said.asText().equals("false"))
                .isEmpty();
        read(path.get(), required, format.isPresent(), seenFrom(path.get().at()).values(), own, all);
    }

    private static Optional<YamlScalar> text(YamlMap map, String key) {
        return map.get(key)
                .filter(value -> value instanceof YamlScalar scalar && !scalar.isNull())
                .map(value -> (YamlScalar) value);
    }

    /** Variables in values are those of the caller, else the service's own, else those of the file, else of files before it. */
    private void read(
            YamlScalar name,
            boolean required,
            boolean raw,
            Map<String, String> outside,
            Map<String, String> own,
            Map<String, YamlEntry> all) {
        Path file = names.at(name.asText(), name.at());
        if (!required && !Files.exists(file)) {
            return;
        }
        Map<String, String> before = new LinkedHashMap<>();
        all.forEach((key, entry) -> before.put(key, ((YamlScalar) entry.value()).asText()));
        Map<String, String> seen = new Variables(outside).filledBy(own).values();
        try {
            Map<String, String> read = raw ? envFiles.readRaw(file, outside) : envFiles.read(file, seen, before);
            read.forEach((key, value) ->
                    all.put(key, new YamlEntry(key, name.at(), YamlScalar.text(value, name.at()))));
        } catch (ProblemException e) {
            findings.error(name.at(), e.problems().get(0).message());
        } catch (WordException e) {
            findings.error(name.at(), e);
        }
    }
}
