package orchsh.dsl.compose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.Source;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.compose.yaml.YamlEntry;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.snippet.FetchedFile;
import orchsh.engine.problem.Problem;

/** Loads files into one tree: each is interpolated, completed by what it extends and includes, and laid over those before. */
final class ProjectLoader {
    private static final int MOST_FILES = 2000;

    private final Findings findings;
    private final Documents documents;
    private final UnsetVariables unset;
    private final Merging merging;
    private final Extending extending;
    private final Including including;
    private final Map<Source, Variables> variables = new HashMap<>();
    private final Map<Source, FetchedFile> fetched = new HashMap<>();
    private boolean legacy;
    private int loaded;

    ProjectLoader(
            Findings findings,
            Documents documents,
            UnsetVariables unset,
            FileNames names,
            NamedFiles files,
            EnvFiles envFiles) {
        this.findings = findings;
        this.documents = documents;
        this.unset = unset;
        this.merging = new Merging(findings);
        this.extending = new Extending(this, merging, names, files, findings);
        this.including = new Including(this, names, files, envFiles, findings);
    }

    /** Whether the first file is of the first generation. */
    boolean isLegacy() {
        return legacy;
    }

    Map<Source, Variables> variables() {
        return variables;
    }

    /** The copies that sources belong to which came from elsewhere. */
    Map<Source, FetchedFile> fetched() {
        return fetched;
    }

    YamlMap load(List<ComposeFile> files) {
        YamlMap tree = YamlMap.empty(Place.startOf(files.get(0).source()));
        for (ComposeFile file : files) {
            for (YamlMap document : documents(file)) {
                YamlMap complete = including.in(extending.in(modern(document, true), file), file);
                tree = merging.files(legacy ? LegacyForm.withoutReplaced(tree, complete) : tree, complete);
            }
        }
        return tree;
    }

    /** What a file says by itself, without what it includes; services that extend others do so still. */
    YamlMap alone(ComposeFile file) {
        YamlMap tree = YamlMap.empty(Place.startOf(file.source()));
        for (YamlMap document : documents(file)) {
            tree = merging.files(tree, modern(document, false));
        }
        return tree;
    }

    private List<YamlMap> documents(ComposeFile file) {
        boolean first = variables.isEmpty();
        variables.put(file.source(), file.variables());
        file.fetched().ifPresent(copy -> fetched.put(file.source(), copy));
        if (++loaded > MOST_FILES) {
            if (loaded == MOST_FILES + 1) {
                Problem problem = Problem.error("more than " + MOST_FILES + " files are extended and included");
                findings.error(problem.at(file.source().includedBy().map(Place::location)));
            }
            return List.of();
        }
        TreeInterpolation interpolation = new TreeInterpolation(file.variables(), findings, unset);
        List<YamlMap> read = documents.of(file);
        if (first) {
            legacy = read.stream().findFirst().filter(LegacyForm::is).isPresent();
        }
        return read.stream().map(interpolation::map).toList();
    }

    private YamlMap modern(YamlMap document, boolean sameGeneration) {
        boolean old = LegacyForm.is(document) || (legacy && !document.has("services") && !document.has("version"));
        if (sameGeneration && old != legacy) {
            findings.error(
                    document.entry("services").map(YamlEntry::keyAt).orElse(document.at()),
                    old
                            ? "this file has no `services`, and the first one has"
                            : "this file has `services`, and the first one has none",
                    "put `services:` above the services of " + (old ? "this one, too" : "the first one, too"));
        }
        return old ? LegacyForm.asServices(document) : document;
    }
}
