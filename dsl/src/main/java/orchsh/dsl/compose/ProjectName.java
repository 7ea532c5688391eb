package orchsh.dsl.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.value.Interpolation;
import orchsh.engine.problem.Problem;

/** What a project is called: as typed, as the environment says, as its files say, as its folder is called. */
final class ProjectName {
    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9_-]*");
    private static final String USUAL = "stack";

    private final Variables variables;
    private final Findings findings;

    ProjectName(Variables variables, Findings findings) {
        this.variables = variables;
        this.findings = findings;
    }

    String of(Optional<String> typed, List<YamlMap> documents, Path folder) {
        Optional<String> given = typed.filter(name -> !name.isEmpty())
                .or(() -> variables.get("COMPOSE_PROJECT_NAME").filter(name -> !name.isEmpty()));
        if (given.isPresent()) {
            return checked(given.get());
        }
        return declared(documents).orElseGet(() -> ofFolder(folder));
    }

    private String checked(String name) {
        if (!VALID.matcher(name).matches()) {
            findings.error(Problem.error("`" + name + "` cannot be the name of a project")
                    .hint("small letters, digits, `-` and `_`, a letter or digit first"));
            return USUAL;
        }
        return name;
    }

    /** The last name that a document says, made a valid one. */
    private Optional<String> declared(List<YamlMap> documents) {
        return documents.stream()
                .filter(document -> !LegacyForm.is(document))
                .flatMap(document -> document.get("name").stream())
                .flatMap(value -> value instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.TEXT
                        ? interpolated(scalar).stream()
                        : Stream.empty())
                .filter(name -> !name.isEmpty())
                .reduce((earlier, later) -> later);
    }

    private Optional<String> interpolated(YamlScalar scalar) {
        try {
            String text = Interpolation.of(scalar.text(), variables::get);
            String name = normalised(text);
            if (name.isEmpty() && !text.isEmpty()) {
                findings.error(
                        scalar.at(),
                        "`" + text + "` has nothing that the name of a project can be made of",
                        "small letters, digits, `-` and `_`, a letter or digit first");
            }
            return Optional.of(name);
        } catch (IllegalArgumentException e) {
            // it is complained about when the whole file is interpolated
            return Optional.empty();
        }
    }

    private static String ofFolder(Path folder) {
        String name = normalised(Objects.toString(folder.getFileName(), ""));
        return name.isEmpty() ? USUAL : name;
    }

    private static String normalised(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceFirst("^[_-]+", "");
    }
}
