package orchsh.dsl.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orchsh.dsl.build.Source;

/** One file of a stack. */
final class Unit {
    private final SourceText text;
    private final Path file;
    private final List<Unit> included = new ArrayList<>();
    private Optional<CompiledScript> compiled = Optional.empty();

    /** @param file what it is told from others by, whatever names lead to it */
    Unit(SourceText text, Path file) {
        this.text = text;
        this.file = file;
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
