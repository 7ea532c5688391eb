package orchsh.dsl.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.build.Source;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.snippet.Reference;

/** One file of a stack. */
final class Unit {
    private final SourceText text;
    private final Path file;
    private final List<Unit> included = new ArrayList<>();
    private final Map<String, Unit> snippets = new LinkedHashMap<>();
    private final Optional<Reference> reference;
    private Optional<CompiledScript> compiled = Optional.empty();

    /** @param file what it is told from others by, whatever names lead to it */
    Unit(SourceText text, Path file) {
        this(text, file, Optional.empty());
    }

    /** @param reference where it was found, if it is a snippet */
    Unit(SourceText text, Path file, Optional<Reference> reference) {
        this.text = text;
        this.file = file;
        this.reference = reference;
    }

    Optional<Reference> reference() {
        return reference;
    }

    boolean isSnippet() {
        return reference.isPresent();
    }

    /** The snippets that it uses, by the words that they have become. */
    Map<String, Unit> snippets() {
        return snippets;
    }

    SourceText text() {
        return text;
    }

    Source source() {
        return text.source();
    }

    Path file() {
        return file;
    }

    /** The files that its text names as included, in their order. */
    List<Unit> included() {
        return included;
    }

    /** Nothing if there is something wrong with it. */
    Optional<CompiledScript> compiled() {
        return compiled;
    }

    void compiledTo(Optional<CompiledScript> script) {
        compiled = script;
    }

    /** What it and all that it includes have for those who include it. */
    void offerTo(Known known, int offset) {
        Known.Included from = new Known.Included(source().name(), offset);
        compiled.ifPresentOrElse(script -> known.add(script.offer(), from), known::makeIncomplete);
        included.forEach(unit -> unit.offerTo(known, offset));
    }
}
