package orchsh.dsl.script;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.SourceTexts;
import orchsh.dsl.language.Vocabulary;
import orchsh.dsl.scan.Uses;
import orchsh.dsl.snippet.ComposeFinder;
import orchsh.dsl.snippet.Reference;
import orchsh.dsl.snippet.Snippet;
import orchsh.dsl.snippet.SnippetFinder;
import orchsh.engine.problem.NearMiss;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** Makes words of the snippets that scripts use. */
final class UsedSnippets {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> OPTIONS = Set.of("as", "sha256");
    private static final Set<String> KEYWORDS = Set.of(
            ("abstract as assert break case catch class const continue def default do else enum extends false final finally"
                            + " for goto if implements import in instanceof interface new null package return static super"
                            + " switch this throw throws trait true try var void while")
                    .split(" "));

    private final SnippetFinder finder;

    UsedSnippets(SnippetFinder finder) {
        this.finder = finder;
    }

    /** The place that a line of a script means. */
    Reference reference(Uses.Use use, Unit user) {
        for (String option : new TreeSet<>(use.options().keySet())) {
            if (!OPTIONS.contains(option)) {
                throw refused(
                        "`use` knows no `" + option + ":`",
                        NearMiss.hint(option, OPTIONS).orElse("it knows as, sha256"));
            }
        }
        Reference reference = finder.reference(use.reference(), from(user));
        if (reference.isCompose()) {
            throw refused(
                    "`use` takes scripts, and `" + reference.text() + "` is a compose file",
                    "a compose file can take it in: include: ['" + reference.text() + "']");
        }
        return reference;
    }

    /** The names of the scripts of the standard library. */
    List<String> scripts() {
        return finder.scripts().names();
    }

    /** Finds what compose files take in from elsewhere. */
    ComposeFinder composeFiles() {
        return finder.composeFiles();
    }

    private Optional<Reference> from(Unit user) {
        return user.reference()
                .or(() -> user.source().isIncluded() && user.origin() instanceof Origin.OfFile file
                        ? Optional.of(finder.file(file.path()))
                        : Optional.empty());
    }

    /** A file that a snippet, or what it includes, takes in: held to its content as that is, unless it is the project's own. */
    Snippet included(Reference reference) {
        return finder.find(reference, Optional.empty());
    }

    /** What a snippet means by the name of a file; one that did not come as a file knows only what lies beside it. */
    static Reference beside(Reference snippet, String said) {
        if (said.isBlank()) {
            throw refused("`include` is given an empty name", "for example include './other.groovy'");
        }
        if (said.startsWith("/") || said.startsWith("~") || said.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")) {
            throw refused(
                    "a snippet from elsewhere cannot include `" + said + "`",
                    "it can include what lies beside it, there where it comes from: './other.groovy'");
        }
        if (!said.endsWith(".groovy")) {
            throw refused(
                    "a snippet from elsewhere cannot include `" + said + "`, which is not the name of a script",
                    "write the whole name, for example './other.groovy'");
        }
        return snippet.beside(said);
    }

    Reference file(Path file) {
        return finder.file(file);
    }

    Snippet find(Uses.Use use, Reference reference) {
        return finder.find(reference, use.option("sha256"));
    }

    /** The word that the line makes; one that means something else already is refused. */
    static String word(Uses.Use use, Reference reference) {
        String word = use.wordFrom(reference);
        String advice = "give it another name: use '" + use.reference() + "', as: 'other'";
        if (!WORD.matcher(word).matches() || KEYWORDS.contains(word)) {
            throw refused("`" + word + "` cannot be a word", advice);
        }
        if (Vocabulary.ofScripts().words().contains(word)
                || Vocabulary.ofServices().words().contains(word)) {
            throw refused("`" + word + "` is a word of the language already", advice);
        }
        boolean taken =
                Stream.of(ScriptBase.class.getMethods()).map(Method::getName).anyMatch(word::equals)
                        || GroovyNames.FUNCTIONS.contains(word);
        if (taken) {
            throw refused("`" + word + "` is something that every script has already", advice);
        }
        return word;
    }

    /** What is wrong about using two snippets of one name. */
    static Optional<String> clash(String word, Unit first, Unit second) {
        return first == second
                ? Optional.empty()
                : Optional.of("`" + word + "` is the snippet `" + first.source().name() + "` already");
    }

    static List<Problem> at(Place place, ProblemException refusal, SourceTexts texts) {
        List<Problem> problems = new ArrayList<>();
        for (Problem problem : refusal.problems()) {
            problems.add(
                    problem.at().isPresent()
                            ? problem
                            : texts.error(place, problem.message(), problem.hint())
                                    .details(problem.details()));
        }
        return problems;
    }

    private static ProblemException refused(String message, String hint) {
        return ProblemException.usage(Problem.error(message).hint(hint));
    }
}
