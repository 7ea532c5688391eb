package orchsh.dsl.compose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.build.Source;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.compose.yaml.YamlEntry;
import orchsh.dsl.compose.yaml.YamlList;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.compose.yaml.YamlValue;
import orchsh.dsl.snippet.FetchedFile;

/** Looks at the relative paths that files from elsewhere mount: those must have come along, for data in a copy would be lost. */
final class FetchedMounts {
    private final Map<Source, FetchedFile> fetched;
    private final FileNames names;
    private final Findings findings;

    FetchedMounts(Map<Source, FetchedFile> fetched, FileNames names, Findings findings) {
        this.fetched = fetched;
        this.names = names;
        this.findings = findings;
    }

    void check(YamlMap tree) {
        if (fetched.isEmpty() || !(tree.get("services").orElse(null) instanceof YamlMap services)) {
            return;
        }
        for (YamlEntry service : services.entries()) {
            if (service.value() instanceof YamlMap map && map.get("volumes").orElse(null) instanceof YamlList volumes) {
                volumes.items().forEach(volume -> source(volume).ifPresent(this::check));
            }
        }
    }

    private static Optional<YamlScalar> source(YamlValue volume) {
        if (volume instanceof YamlMap map) {
            return map.get("type")
                    .filter(type -> type.toString().equals("bind"))
                    .flatMap(type -> map.get("source"))
                    .filter(YamlScalar.class::isInstance)
                    .map(YamlScalar.class::cast);
        }
        return volume instanceof YamlScalar scalar
                ? Optional.of(scalar).filter(text -> text.asText().startsWith("."))
                : Optional.empty();
    }

    private void check(YamlScalar source) {
        FetchedFile copy = fetched.get(source.at().source());
        String said = source.asText().replaceFirst("^(\\.[^:]*):.*", "$1");
        if (copy == null || said.startsWith("/") || said.startsWith("~")) {
            return;
        }
        Path path = names.at(said, source.at());
        if (!path.startsWith(copy.root()) || !Files.exists(path)) {
            findings.error(
                    source.at(),
                    "`" + said + "` did not come along with `" + copy.name()
                            + "`, and what is written to a copy is lost",
                    "say where it is to lie: project_directory beside `path` under `include`");
        }
    }
}
