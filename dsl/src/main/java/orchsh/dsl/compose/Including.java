package orchsh.dsl.compose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import orchsh.dsl.build.Place;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.compose.yaml.YamlEntry;
import orchsh.dsl.compose.yaml.YamlList;
import orchsh.dsl.compose.yaml.YamlMap;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.compose.yaml.YamlValue;
import orchsh.dsl.value.WordException;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.ProblemException;

/** Brings in the files that a file includes: each with its own folder and its own variables, which fill gaps only. */
final class Including {
    private static final String OWN = "x-orchsh";
    private static final Set<String> KEYS = Set.of("path", "project_directory", "env_file");
    private static final List<String> SECTIONS =
            List.of("services", "networks", "volumes", "secrets", "configs", "models");
    private static final int DEEPEST = 100;
    private static final String NO_FILE = "/dev/null";

    private final ProjectLoader loader;
    private final FileNames names;
    private final NamedFiles files;
    private final EnvFiles envFiles;
    private final Findings findings;
    private final Merging merging;

    Including(ProjectLoader loader, FileNames names, NamedFiles files, EnvFiles envFiles, Findings findings) {
        this.loader = loader;
        this.names = names;
        this.files = files;
        this.envFiles = envFiles;
        this.findings = findings;
        this.merging = new Merging(findings);
    }

    /** The tree of a file with what it includes; what it says itself of a thing is laid over that. */
    YamlMap in(YamlMap tree, ComposeFile file) {
        Optional<YamlValue> said = tree.get("include");
        if (said.isEmpty()) {
            return tree;
        }
        YamlMap included = YamlMap.empty(tree.at());
        if (said.get() instanceof YamlList list) {
            for (YamlValue item : list.items()) {
                Optional<YamlMap> one = one(item, file);
                if (one.isPresent()) {
                    included = joined(included, one.get());
                }
            }
        } else if (!(said.get() instanceof YamlScalar scalar && scalar.isNull())) {
            findings.error(said.get().at(), "`include` takes a list of files", "begin each with `- `");
        }
        return merging.files(included, tree.without("include"));
    }

    private Optional<YamlMap> one(YamlValue item, ComposeFile file) {
        if (item instanceof YamlScalar scalar && !scalar.isNull()) {
            return files(List.of(scalar), Optional.empty(), List.of(), file);
        }
        if (!(item instanceof YamlMap map)) {
            findings.error(item.at(), "a file is wanted here, or a map with its `path`, not " + item.kindInWords());
            return Optional.empty();
        }
        map.entries().stream()
                .filter(entry -> !KEYS.contains(entry.key()) && !entry.key().startsWith("x-"))
                .forEach(this::unknown);
        List<YamlScalar> paths = texts(map.get("path"));
        if (paths.isEmpty()) {
            findings.error(map.at(), "`include` says no `path`", "for example path: other/compose.yaml");
            return Optional.empty();
        }
        return files(paths, texts(map.get("project_directory")).stream().findFirst(), texts(map.get("env_file")), file);
    }

    private void unknown(YamlEntry entry) {
        String hint = NearMiss.hint(entry.key(), KEYS).orElse("it has `path`, `project_directory` and `env_file`");
        findings.error(entry.keyAt(), "`include` has no key `" + entry.key() + "`", hint);
    }

    private List<YamlScalar> texts(Optional<YamlValue> value) {
        List<YamlScalar> texts = new ArrayList<>();
        for (YamlValue item : value.map(Including::items).orElse(List.of())) {
            if (item instanceof YamlScalar scalar && !scalar.isNull()) {
                texts.add(scalar);
            } else {
                findings.error(item.at(), "the name of a file is wanted here, not " + item.kindInWords());
            }
        }
        return texts;
    }

    private static List<YamlValue> items(YamlValue value) {
        return value instanceof YamlList list ? list.items() : List.of(value);
    }

    private Optional<YamlMap> files(
            List<YamlScalar> paths, Optional<YamlScalar> folder, List<YamlScalar> variables, ComposeFile file) {
        List<NamedFile> found =
                paths.stream().flatMap(path -> files.find(path, file).stream()).toList();
        if (found.size() < paths.size()) {
            return Optional.empty();
        }
        NamedFile first = found.get(0);
        Path base = folder.map(this::at).orElse(first.folder());
        if (file.including().contains(first.path())) {
            findings.error(paths.get(0).at(), "this file includes itself: " + told(file.including(), first.path()));
            return Optional.empty();
        }
        if (file.including().size() > DEEPEST) {
            findings.error(paths.get(0).at(), "more than " + DEEPEST + " files include each other in a row");
            return Optional.empty();
        }
        Optional<Variables> known = variables(variables, base, paths.get(0).at(), file);
        List<ComposeFile> loaded = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            NamedFile one = found.get(i);
            loaded.add(file.included(
                    one,
                    names.source(one, base, paths.get(i).at()),
                    known.orElse(file.variables()),
                    folder.isPresent() ? Optional.empty() : first.fetched()));
        }
        // What the main file says of the stack as a whole counts.
        return Optional.of(loader.load(loaded).without(OWN));
    }

    private Path at(YamlScalar name) {
        return names.at(name.asText(), name.at());
    }

    private String told(List<Path> trail, Path again) {
        List<Path> round = new ArrayList<>(trail.subList(trail.indexOf(again), trail.size()));
        round.add(again);
        return round.stream().map(names::shown).collect(Collectors.joining(" -> "));
    }

    private Optional<Variables> variables(List<YamlScalar> said, Path folder, Place includedBy, ComposeFile file) {
        List<Path> files = new ArrayList<>();
        for (YamlScalar name : said) {
            if (!name.asText().equals(NO_FILE)) {
                files.add(at(name));
            }
        }
        Path usual = folder.resolve(".env");
        if (said.isEmpty() && Files.isRegularFile(usual)) {
            files.add(usual);
        }
        try {
            Map<String, String> values = envFiles.readAll(files, file.variables());
            return Optional.of(file.variables().filledBy(values));
        } catch (ProblemException e) {
            said.stream()
                    .findFirst()
                    .ifPresentOrElse(
                            name -> findings.error(
                                    name.at(), e.problems().get(0).message()),
                            () -> findings.error(e.problems().get(0)));
        } catch (WordException e) {
            said.stream()
                    .findFirst()
                    .ifPresentOrElse(name -> findings.error(name.at(), e), () -> findings.error(e, includedBy));
        }
        return Optional.empty();
    }

    /** What two included files both have must be the same thing. */
    private YamlMap joined(YamlMap before, YamlMap after) {
        YamlMap joined = before;
        for (String section : SECTIONS) {
            Optional<YamlEntry> brought = after.entry(section);
            if (brought.isEmpty() || !(brought.get().value() instanceof YamlMap things)) {
                continue;
            }
            YamlMap known = joined.get(section).orElse(null) instanceof YamlMap map ? map : YamlMap.empty(things.at());
            for (YamlEntry thing : things.entries()) {
                Optional<YamlEntry> same = known.entry(thing.key());
                if (same.isPresent() && !SameTree.is(same.get().value(), thing.value())) {
                    findings.error(
                            thing.keyAt(),
                            "`" + section + "." + thing.key() + "` is included twice, and not the same",
                            "the other one is " + same.get().keyAt().seenFrom(thing.keyAt()));
                }
                known = known.with(thing);
            }
            joined = joined.with(brought.get().with(known));
        }
        return joined;
    }
}
