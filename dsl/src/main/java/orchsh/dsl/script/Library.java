package orchsh.dsl.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import orchsh.dsl.build.Outline;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.Source;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.build.SourceTexts;
import orchsh.dsl.build.TextFile;
import orchsh.dsl.build.Wishes;
import orchsh.dsl.compose.ComposeRequest;
import orchsh.dsl.compose.ComposeStack;
import orchsh.dsl.language.Vocabulary;
import orchsh.dsl.scan.Forbidden;
import orchsh.dsl.scan.References;
import orchsh.dsl.scan.Scan;
import orchsh.dsl.scan.ScriptScanner;
import orchsh.dsl.scan.Uses;
import orchsh.dsl.snippet.Reference;
import orchsh.dsl.snippet.Snippet;
import orchsh.dsl.snippet.SnippetFinder;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** The files of one stack: finds, scans and compiles each of them once, those first that it includes. */
final class Library {
    private static final int DEEPEST = 64;
    /** Where something stands that is there before the first line. */
    private static final int BEFORE_ALL = -1;

    private final Surroundings caller;
    private final Wishes wishes;
    private final ScriptCache cache;
    private final Map<Origin, Unit> units = new HashMap<>();
    private final Map<Origin, Unit> used = new HashMap<>();
    private final Map<Source, Unit> bySource = new HashMap<>();
    private final SourceTexts texts = new SourceTexts();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final UsedSnippets snippets;
    private boolean filesAreComputed;
    private List<String> services = List.of();

    /**
     * The files of one stack.
     *
     * @param caller the surroundings of whoever asked for the stack
     * @param wishes what is asked for beside the script
     * @param finder finds the snippets that they use
     */
    Library(Surroundings caller, Wishes wishes, SnippetFinder finder) {
        this.caller = caller;
        this.wishes = wishes;
        this.snippets = new UsedSnippets(finder);
        this.cache = ScriptCache.of(caller);
    }

    SourceTexts texts() {
        return texts;
    }

    /** Everything that is doubtful about the files so far. */
    List<Problem> warnings() {
        return warnings;
    }

    /** Everything that is wrong with the files so far. */
    List<Problem> problems() {
        return problems;
    }

    /**
     * The script that was asked for, with all that it includes by a plain name.
     *
     * @param beside what the compose files say that it stands beside
     */
    Unit main(Path file, SourceText text, Optional<Outline> beside) {
        services = beside.stream()
                .flatMap(outline -> outline.services().stream())
                .map(Outline.OutlinedService::name)
                .toList();
        return load(Origin.of(file), text, Optional.empty());
    }

    /** A file that a script includes; nothing if it cannot be had, which is then among the problems. */
    Optional<Unit> included(String said, Place place) {
        try {
            Optional<Reference> snippet = unitOf(place.source()).reference();
            return Optional.of(
                    snippet.isPresent() ? includedBy(snippet.get(), said, place) : includedByScript(said, place));
        } catch (ProblemException e) {
            problems.addAll(UsedSnippets.at(place, e, texts));
            return Optional.empty();
        }
    }

    private Unit includedByScript(String said, Place place) {
        Source from = place.source();
        IncludedFile file = IncludedFile.find(said, from, from.beside(caller));
        if (file.isCompose()) {
            return compose(file, Origin.of(file.path()), place);
        }
        texts.read(file.path());
        return once(Origin.of(file.path()), Optional.empty(), place, () -> {
            Source source = new Source(file.name(), folderOf(file.path()), Optional.of(place));
            return new SourceText(source, TextFile.read(file.path(), file.name()));
        });
    }

    /** A compose file, read with all that it brings along. */
    private Unit compose(IncludedFile file, Origin origin, Place place) {
        Unit known = units.get(origin);
        if (known != null) {
            return known;
        }
        Source source = new Source(file.name(), folderOf(file.path()), Optional.of(place));
        Unit unit = new Unit(new SourceText(source, ""), origin, Optional.empty(), Unit.Role.SCRIPT);
        units.put(origin, unit);
        bySource.put(source, unit);
        ComposeStack read = ComposeStack.included(
                ComposeRequest.of(file.path().toString()).wishing(wishes),
                caller,
                main -> snippets.composeFiles(),
                place);
        texts.addAll(read.findings().texts());
        problems.addAll(read.findings().errors());
        warnings.addAll(read.findings().warnings());
        read.outline().ifPresent(unit::says);
        return unit;
    }

    /** What comes with a snippet is held to its content as the snippet is. */
    private Unit includedBy(Reference snippet, String said, Place place) {
        if (IncludedFile.isCompose(said)) {
            throw refusedCompose(said);
        }
        Source from = place.source();
        if (snippet instanceof Reference.LocalFile) {
            IncludedFile file = IncludedFile.find(said, from, from.beside(caller));
            if (file.isCompose()) {
                throw refusedCompose(file.name());
            }
            texts.read(file.path());
            Reference reference = snippets.file(file.path());
            return once(Origin.of(file.path()), Optional.of(reference), place, () -> {
                Source source = new Source(file.name(), folderOf(file.path()), Optional.of(place));
                return new SourceText(
                        source, snippets.included(reference).content().text());
            });
        }
        Reference reference = UsedSnippets.beside(snippet, said);
        return once(Origin.of(reference), Optional.of(reference), place, () -> {
            Snippet found = snippets.included(reference);
            Source source = new Source(found.name(), from.folder(), Optional.of(place));
            return new SourceText(source, found.content().text());
        });
    }

    private static ProblemException refusedCompose(String file) {
        return ProblemException.usage(Problem.error("`" + file + "` is a compose file, and a snippet includes scripts")
                .hint("let the stack include it"));
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNullElse(file.getParent(), file);
    }

    private Unit once(Origin origin, Optional<Reference> reference, Place place, Supplier<SourceText> text) {
        refuseCircle(origin, place);
        Unit known = units.get(origin);
        return known == null ? load(origin, text.get(), reference) : known;
    }

    private void refuseCircle(Origin origin, Place place) {
        circle(origin, place).ifPresent(circle -> {
            throw ProblemException.usage(Problem.error(circle));
        });
    }

    private Optional<String> circle(Origin origin, Place place) {
        List<String> names = new ArrayList<>();
        for (Optional<Place> at = Optional.of(place);
                at.isPresent();
                at = at.get().source().includedBy()) {
            Source source = at.get().source();
            names.add(source.name());
            if (origin.equals(unitOf(source).origin())) {
                Collections.reverse(names);
                names.add(source.name());
                return Optional.of("this includes in a circle: " + String.join(" -> ", names));
            }
            if (names.size() > DEEPEST) {
                return Optional.of("files include each other more than " + DEEPEST + " deep");
            }
        }
        return Optional.empty();
    }

    private Unit load(Origin origin, SourceText text, Optional<Reference> reference) {
        Unit unit = new Unit(text, origin, reference, Unit.Role.SCRIPT);
        units.put(origin, unit);
        return load(unit);
    }

    /** The snippets that a file uses, as words of that file. */
    private void use(Unit user, Known known) {
        if (user.isSnippet()) {
            known.addVariable("name");
        }
        for (Uses.Use use : Uses.in(user.text().text())) {
            Place place = user.text().place(use.from(), use.length());
            try {
                Reference reference = snippets.reference(use, user);
                String word = UsedSnippets.word(use, reference);
                Unit snippet = snippet(use, reference, place);
                Unit before = user.snippets().putIfAbsent(word, snippet);
                if (before != null) {
                    UsedSnippets.clash(word, before, snippet)
                            .ifPresent(clash -> problems.add(texts.error(
                                    place,
                                    clash,
                                    Optional.of("give one of them another name: use '" + use.reference()
                                            + "', as: 'other'"))));
                }
                known.add(word, SnippetWord.of(snippet));
            } catch (ProblemException e) {
                known.makeIncomplete();
                problems.addAll(UsedSnippets.at(place, e, texts));
            }
        }
    }

    private Unit snippet(Uses.Use use, Reference reference, Place place) {
        Origin origin = Origin.of(reference);
        refuseCircle(origin, place);
        Snippet found = snippets.find(use, reference);
        Unit known = used.get(origin);
        if (known != null) {
            return known;
        }
        if (reference instanceof Reference.LocalFile local) {
            texts.read(local.file());
        }
        Path folder = reference instanceof Reference.LocalFile file
                ? folderOf(file.file())
                : place.source().folder();
        String name = reference instanceof Reference.LocalFile
                ? IncludedFile.shown(use.reference(), place.source())
                : found.name();
        Source source = new Source(name, folder, Optional.of(place));
        Unit unit = new Unit(
                new SourceText(source, found.content().text()), origin, Optional.of(reference), Unit.Role.SNIPPET);
        used.put(origin, unit);
        return load(unit);
    }

    /** The snippet as one line of a script runs it, so that its problems lead to that line. */
    Source called(Unit snippet, Place place) {
        Source source = new Source(snippet.source().name(), snippet.source().folder(), Optional.of(place));
        bySource.put(source, snippet);
        texts.add(new SourceText(source, snippet.text().text()));
        return source;
    }

    /**
     * A text that comes after others, and goes on from what they have left.
     *
     * @param earlier the entries before it
     */
    Unit entry(SourceText text, List<Unit> earlier, Lasting lasting) {
        problems.clear();
        warnings.clear();
        Origin origin = new Origin.OfReference(text.source().name());
        Unit unit = new Unit(text, origin, Optional.empty(), Unit.Role.SCRIPT);
        units.put(origin, unit);
        Known known = new Known();
        known.goOnFrom(lasting);
        for (int i = earlier.size() - 1; i >= 0; i--) {
            Unit before = earlier.get(i);
            before.offerTo(known, BEFORE_ALL);
            for (String word : before.snippetWords()) {
                before.snippet(word).ifPresent(snippet -> {
                    known.offer(word, SnippetWord.of(snippet));
                    unit.lend(word, snippet);
                });
            }
        }
        return load(unit, known);
    }

    private Unit load(Unit unit) {
        return load(unit, new Known());
    }

    private Unit load(Unit unit, Known known) {
        SourceText text = unit.text();
        bySource.put(text.source(), unit);
        texts.add(text);
        services.forEach(known::addVariable);
        known.addScripts(snippets.scripts());
        use(unit, known);
        include(unit, known);
        Optional<CacheKey> key = known.lasting().isPresent() ? Optional.empty() : CacheKey.of(text.text(), known);
        Optional<CompiledScript> remembered = key.flatMap(cache::read);
        Optional<CompiledScript> script = remembered.or(() -> compile(text, known));
        unit.compiledTo(script);
        if (remembered.isEmpty() && key.isPresent()) {
            script.ifPresent(made -> cache.write(key.get(), made));
        }
        return unit;
    }

    private Optional<CompiledScript> compile(SourceText text, Known known) {
        Set<String> blockWords = new TreeSet<>(Vocabulary.ofScripts().blockWords());
        blockWords.addAll(known.snippets().keySet());
        Scan scan = ScriptScanner.scan(text, blockWords);
        List<Problem> found = new ArrayList<>(scan.problems());
        found.addAll(Forbidden.in(scan, text));
        problems.addAll(found);
        return found.isEmpty() ? new ScriptCompiler(text, known).compile(scan, problems) : Optional.empty();
    }

    private void include(Unit unit, Known known) {
        References references = References.in(unit.text().text());
        if (references.anyComputed()) {
            known.makeIncomplete();
            filesAreComputed = true;
        }
        for (References.Plain reference : references.plain()) {
            Place place = unit.text().place(reference.from(), reference.length());
            Optional<Unit> included = included(reference.name(), place);
            if (included.isEmpty()) {
                known.makeIncomplete();
            }
            included.ifPresent(other -> {
                clash(known, other, place);
                unit.included().add(other);
                other.offerTo(known, reference.from());
            });
        }
        for (String word : unit.snippetWords()) {
            unit.snippet(word).ifPresent(snippet -> known.offer(word, SnippetWord.of(snippet)));
        }
    }

    /** Which of two functions of one name would be called, nobody could tell. */
    private void clash(Known known, Unit other, Place place) {
        Known offered = new Known();
        other.offerTo(offered, 0);
        offered.functions()
                .forEach((function, from) -> known.function(function)
                        .filter(before -> !before.file().equals(from.file()))
                        .ifPresent(before -> problems.add(texts.error(
                                place,
                                "`" + from.file() + "` has a function `" + function + "`, and so has `" + before.file()
                                        + "`",
                                Optional.of("one of them needs another name")))));
    }

    /** What the files ask of whoever starts them. */
    List<Asks> asks() {
        return units.values().stream()
                .flatMap(unit -> unit.compiled().stream())
                .map(CompiledScript::asks)
                .toList();
    }

    /** What the pieces of all files call and read, those of snippets too. */
    List<Mentions> mentions() {
        return bySource.values().stream().distinct().map(Unit::mentions).toList();
    }

    /** Params that are read and declared nowhere, as far as the texts tell. */
    List<Problem> unknownParams() {
        return UnknownParams.of(units.values(), used.values(), filesAreComputed);
    }

    /**
     * Services of which tasks speak, and which there cannot be.
     *
     * @param declared the names of all that the files have declared
     */
    UnknownServices unknownServices(Collection<String> declared) {
        return new UnknownServices(declared, units.values(), used.values(), filesAreComputed);
    }

    /** The file with this text. */
    Unit unitOf(Source source) {
        return Objects.requireNonNull(bySource.get(source), source.name());
    }
}
