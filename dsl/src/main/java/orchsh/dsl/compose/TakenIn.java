package orchsh.dsl.compose;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.build.Source;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.compose.yaml.YamlEntry;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlReader;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.compose.yaml.YamlValue;
import orchsh.dsl.snippet.ComposePlaces;

/** What a compose file takes in from elsewhere, read off its text; names made of variables are left out. */
public final class TakenIn {
    private TakenIn() {}

    /** The places as they are written, each once; none if the text is no compose file. */
    public static List<String> in(String text) {
        Set<String> places = new LinkedHashSet<>();
        for (YamlValue root : YamlReader.read(new SourceText(Source.of("", Path.of("")), text), new Findings())) {
            if (root instanceof YamlMap map) {
                YamlMap document = LegacyForm.is(map) ? LegacyForm.asServices(map) : map;
                for (YamlValue item : FileFacts.items(document.get("include"))) {
                    Optional<YamlValue> paths = item instanceof YamlMap entry ? entry.get("path") : Optional.of(item);
                    FileFacts.items(paths).forEach(path -> add(path, places));
                }
                for (YamlEntry service : FileFacts.entries(document.get("services"))) {
                    Optional.of(service.value())
                            .filter(YamlMap.class::isInstance)
                            .flatMap(value -> ((YamlMap) value).get("extends"))
                            .filter(YamlMap.class::isInstance)
                            .flatMap(base -> ((YamlMap) base).get("file"))
                            .ifPresent(file -> add(file, places));
                }
            }
        }
        return List.copyOf(places);
    }

    private static void add(YamlValue value, Set<String> places) {
        if (value instanceof YamlScalar scalar
                && ComposePlaces.isElsewhere(scalar.asText())
                && !scalar.asText().contains("$")) {
            places.add(scalar.asText());
        }
    }
}
