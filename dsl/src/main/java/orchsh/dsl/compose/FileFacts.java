package orchsh.dsl.compose;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.dsl.build.Source;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.compose.yaml.YamlEntry;
import orchsh.dsl.compose.yaml.YamlList;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlReader;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.compose.yaml.YamlValue;
import orchsh.dsl.snippet.ComposePlaces;
import orchsh.dsl.snippet.Fact;
import orchsh.dsl.snippet.Fact.Kind;
import orchsh.engine.problem.ProblemException;

/** Collects what compose files do, each file once, with those of the same copy that they take in. */
final class FileFacts {
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{?([A-Za-z_][A-Za-z0-9_]*)");

    private final String name;
    private final Map<String, String> texts;
    private final Set<Fact> facts = new TreeSet<>();
    private final Set<Path> seen = new HashSet<>();

    /**
     * Facts of files.
     *
     * @param name what they are called in problems
     * @param texts the files by their paths
     */
    FileFacts(String name, Map<String, String> texts) {
        this.name = name;
        this.texts = texts;
    }

    Set<Fact> all() {
        return facts;
    }

    void addFile(Path path) {
        String text = texts.get(path.toString());
        if (text == null || !seen.add(path)) {
            return;
        }
        Findings findings = new Findings();
        List<YamlValue> roots = YamlReader.read(new SourceText(Source.of(name, Path.of("")), text), findings);
        if (findings.hasErrors()) {
            throw new ProblemException(ProblemException.Kind.USAGE, findings.errors());
        }
        for (YamlValue root : roots) {
            variables(root);
            if (root instanceof YamlMap map) {
                document(LegacyForm.is(map) ? LegacyForm.asServices(map) : map, path);
            }
        }
    }

    private void document(YamlMap document, Path path) {
        for (YamlValue item : items(document.get("include"))) {
            if (item instanceof YamlMap map) {
                items(map.get("path")).forEach(file -> takesIn(file, path));
                items(map.get("env_file")).forEach(file -> add(Kind.HOST_PATH, file));
            } else {
                takesIn(item, path);
            }
        }
        entries(document.get("services")).forEach(entry -> {
            if (entry.value() instanceof YamlMap service) {
                new ServiceFacts(facts, service).collect();
                extended(service, path);
            }
        });
        for (String section : List.of("secrets", "configs")) {
            maps(document.get(section)).forEach(thing -> {
                thing.get("file").ifPresent(file -> add(Kind.HOST_PATH, file));
                thing.get("environment").ifPresent(variable -> add(Kind.HOST_VARIABLE, variable));
            });
        }
        for (String section : List.of("networks", "volumes")) {
            entries(document.get(section)).forEach(entry -> shared(section, entry));
        }
    }

    private void shared(String section, YamlEntry entry) {
        if (!(entry.value() instanceof YamlMap map)) {
            return;
        }
        if (map.get("external").filter(said -> !said.toString().equals("false")).isPresent()) {
            facts.add(new Fact(
                    Kind.SHARED,
                    section + " " + map.get("name").map(YamlValue::toString).orElse(entry.key())));
        }
        maps(Optional.of(map))
                .forEach(options -> options.get("device").ifPresent(device -> add(Kind.HOST_PATH, device)));
    }

    private void extended(YamlMap service, Path path) {
        service.get("extends")
                .filter(YamlMap.class::isInstance)
                .flatMap(map -> ((YamlMap) map).get("file"))
                .ifPresent(file -> takesIn(file, path));
    }

    private void takesIn(YamlValue file, Path from) {
        add(Kind.USES, file);
        if (file instanceof YamlScalar scalar
                && !ComposePlaces.isElsewhere(scalar.asText())
                && scalar.asText().indexOf('\0') < 0) {
            addFile(from.resolveSibling(scalar.asText()).normalize());
        }
    }

    private void add(Kind kind, YamlValue value) {
        facts.add(new Fact(kind, value.toString()));
    }

    private void variables(YamlValue value) {
        if (value instanceof YamlMap map) {
            map.entries().forEach(entry -> variables(entry.value()));
        } else if (value instanceof YamlList list) {
            list.items().forEach(this::variables);
        } else if (value instanceof YamlScalar scalar) {
            Matcher variable = VARIABLE.matcher(scalar.text());
            while (variable.find()) {
                facts.add(new Fact(Kind.HOST_VARIABLE, variable.group(1)));
            }
        }
    }

    static List<YamlValue> items(Optional<YamlValue> value) {
        return value.map(said -> said instanceof YamlList list ? list.items() : List.of(said))
                .orElse(List.of());
    }

    static List<YamlEntry> entries(Optional<YamlValue> value) {
        return value.filter(YamlMap.class::isInstance)
                .map(map -> ((YamlMap) map).entries())
                .orElse(List.of());
    }

    private static List<YamlMap> maps(Optional<YamlValue> value) {
        return entries(value).stream()
                .map(YamlEntry::value)
                .filter(YamlMap.class::isInstance)
                .map(YamlMap.class::cast)
                .toList();
    }
}
