package orchsh.dsl.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.Source;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.build.TextFile;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlReader;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.compose.yaml.YamlValue;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Reads compose files, each once: the trees as they stand in them. */
final class Documents {
    private final Findings findings;
    private final Map<Source, List<YamlMap>> read = new HashMap<>();

    Documents(Findings findings) {
        this.findings = findings;
    }

    /** The documents of a file; none when it cannot be read, which is then a finding. */
    List<YamlMap> of(ComposeFile file) {
        List<YamlMap> known = read.get(file.source());
        if (known != null) {
            return known;
        }
        List<YamlMap> documents = readNow(file);
        read.put(file.source(), documents);
        return documents;
    }

    private List<YamlMap> readNow(ComposeFile file) {
        String name = file.source().name();
        String text;
        try {
            text = file.typed().isPresent() ? file.typed().get() : TextFile.read(file.path(), name, "a compose file");
        } catch (ProblemException e) {
            e.problems().forEach(problem -> report(problem, file.source()));
            return List.of();
        }
        if (file.typed().isEmpty()) {
            findings.texts().read(file.path());
        }
        int before = findings.errorCount();
        List<YamlValue> roots = YamlReader.read(new SourceText(file.source(), text), findings);
        if (roots.isEmpty() && findings.errorCount() == before) {
            findings.error(Problem.error("`" + name + "` is empty")
                    .at(Place.startOf(file.source()).location())
                    .hint("a compose file has `services:`, and below it a name and an image for each"));
        }
        List<YamlMap> documents = new ArrayList<>();
        for (YamlValue root : roots) {
            if (root instanceof YamlMap map) {
                documents.add(map);
            } else {
                findings.error(
                        root.at(),
                        "a compose file is a map of keys such as `services`, not "
                                + (isNothing(root) ? "an empty document" : root.kindInWords()));
            }
        }
        return documents;
    }

    private static boolean isNothing(YamlValue root) {
        return root instanceof YamlScalar scalar && scalar.isNull();
    }

    /** A file that cannot be read is complained about where it was named. */
    private void report(Problem problem, Source source) {
        if (source.includedBy().isEmpty()) {
            findings.error(problem);
            return;
        }
        Problem placed = findings.texts().error(source.includedBy().get(), problem.message());
        findings.error(problem.hint().map(placed::hint).orElse(placed));
    }
}
