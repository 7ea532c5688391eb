package orchsh.dsl.compose;

import java.nio.file.Path;
import java.util.Optional;
import orchsh.dsl.build.Place;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.dsl.compose.yaml.YamlScalar;
import orchsh.dsl.snippet.ComposeFinder;
import orchsh.dsl.snippet.ComposePlaces;
import orchsh.dsl.snippet.FetchedFile;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Finds the compose files that others name: beside them, or elsewhere. */
final class NamedFiles {
    private final FileNames names;
    private final ComposeFinder elsewhere;
    private final Findings findings;

    NamedFiles(FileNames names, ComposeFinder elsewhere, Findings findings) {
        this.names = names;
        this.elsewhere = elsewhere;
        this.findings = findings;
    }

    /** The file that a name means which stands in another; nothing if it cannot be had, which is then a finding. */
    Optional<NamedFile> find(YamlScalar name, ComposeFile from) {
        String said = name.asText();
        Optional<FetchedFile> alone = from.fetched().filter(FetchedFile::isAlone);
        if (!ComposePlaces.isElsewhere(said) && alone.isEmpty()) {
            Path path = names.at(said, name.at());
            if (from.fetched().filter(copy -> !path.startsWith(copy.root())).isPresent()) {
                findings.error(
                        name.at(),
                        "`" + said + "` leads out of what was fetched with `"
                                + from.source().name() + "`",
                        "a compose file from elsewhere takes in what came along with it");
                return Optional.empty();
            }
            return Optional.of(new NamedFile(
                    path,
                    from.fetched().map(copy -> copy.nameOf(path)).orElseGet(() -> names.shown(path)),
                    from.fetched()));
        }
        try {
            FetchedFile fetched = elsewhere.find(said, alone);
            return Optional.of(new NamedFile(fetched.file(), fetched.name(), Optional.of(fetched)));
        } catch (ProblemException e) {
            e.problems().forEach(problem -> report(name.at(), problem));
            return Optional.empty();
        }
    }

    private void report(Place place, Problem problem) {
        Problem placed = findings.texts().error(place, problem.message(), problem.hint());
        findings.error(problem.at().isPresent() ? problem : placed.details(problem.details()));
    }
}
