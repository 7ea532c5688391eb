package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.dsl.build.Outline;
import orchsh.dsl.build.Source;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.snippet.Reference;

/** One file of a stack. */
final class Unit {
    private final SourceText text;
    private final Origin origin;
    private final List<Unit> included = new ArrayList<>();
    private final Map<String, Unit> snippets = new LinkedHashMap<>();
    private final Map<String, Unit> lent = new LinkedHashMap<>();
    private final Optional<Reference> reference;
    private final Role role;
    private Optional<CompiledScript> compiled = Optional.empty();
    private Optional<Outline> outline = Optional.empty();

    /** What it is there for. */
    enum Role {
        /** It speaks for itself, once. */
        SCRIPT,
        /** It is a word of others. */
        SNIPPET
    }

    /** @param reference where it was found, if it is a snippet or what a snippet includes */
    Unit(SourceText text, Origin origin, Optional<Reference> reference, Role role) {
        this.text = text;
        this.origin = origin;
        this.reference = reference;
        this.role = role;
    }

    Optional<Reference> reference() {
        return reference;
    }

    boolean isSnippet() {
        return role == Role.SNIPPET;
    }

    /** The snippets that it uses, by the words that they have become. */
    Map<String, Unit> snippets() {
        return snippets;
    }

    /** The snippet behind a word: its own, or the only one of that word that files which it includes use. */
    Optional<Unit> snippet(String word) {
        return snippet(word, included);
    }

    /** @param others the files that it includes */
    Optional<Unit> snippet(String word, Collection<Unit> others) {
        if (snippets.containsKey(word)) {
            return Optional.ofNullable(snippets.get(word));
        }
        List<Unit> theirs = others.stream()
                .flatMap(unit -> unit.snippet(word).stream())
                .distinct()
                .toList();
        return theirs.size() == 1 ? Optional.of(theirs.get(0)) : Optional.ofNullable(lent.get(word));
    }

    /** A snippet is a word here because an earlier entry uses it; one of its own comes first. */
    void lend(String word, Unit snippet) {
        lent.putIfAbsent(word, snippet);
    }

    /** The words that it and the files which it includes have made of snippets. */
    Set<String> snippetWords() {
        Set<String> words = new TreeSet<>(snippets.keySet());
        included.forEach(unit -> words.addAll(unit.snippetWords()));
        return words;
    }

    SourceText text() {
        return text;
    }

    Source source() {
        return text.source();
    }

    Origin origin() {
        return origin;
    }

    /** The files that its text names as included, in their order. */
    List<Unit> included() {
        return included;
    }

    /** Nothing if there is something wrong with it. */
    Optional<CompiledScript> compiled() {
        return compiled;
    }

    /** What its pieces call and read. */
    Mentions mentions() {
        return compiled.map(CompiledScript::mentions).orElseGet(Mentions::new);
    }

    /** Which services it declares and speaks of. */
    ServiceTalk serviceTalk() {
        return compiled.map(CompiledScript::serviceTalk).orElseGet(ServiceTalk::new);
    }

    /** What it says, if it is a compose file. */
    Optional<Outline> outline() {
        return outline;
    }

    void says(Outline all) {
        outline = Optional.of(all);
    }

    void compiledTo(Optional<CompiledScript> script) {
        compiled = script;
    }

    /** What it and all that it includes have for those who include it. */
    void offerTo(Known known, int offset) {
        if (outline.isPresent()) {
            outline.get().services().forEach(service -> known.addVariable(service.name()));
            return;
        }
        Known.Included from = new Known.Included(source().name(), offset);
        compiled.ifPresentOrElse(script -> known.add(script.offer(), from), known::makeIncomplete);
        included.forEach(unit -> unit.offerTo(known, offset));
    }
}
