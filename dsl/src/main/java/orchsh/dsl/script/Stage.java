package orchsh.dsl.script;

import groovy.lang.Binding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.build.Cursor;
import orchsh.dsl.build.Inclusion;
import orchsh.dsl.build.Output;
import orchsh.dsl.build.Params;
import orchsh.dsl.build.Parts;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.SnippetRun;
import orchsh.dsl.build.Source;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.build.StackBuilder;
import orchsh.engine.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Where the scripts of one stack run: each once, on the same builders, with the variables they share. */
final class Stage implements Inclusion {
    private final Library library;
    private final Cursor cursor;
    private final Output output;
    /** Those of a session are listed while its entries set others. */
    private final Binding variables = new Binding(Collections.synchronizedMap(new LinkedHashMap<String, Object>()));

    private final Map<Unit, Optional<ScriptBase>> begun = new HashMap<>();
    private final Map<Unit, Set<Unit>> included = new HashMap<>();
    private final Map<String, SourceText> byLoader = new HashMap<>();
    private final Talk talk = new Talk();
    private final Optional<Lasting> lasting;
    private @Nullable StackBuilder stack;

    Stage(Library library, Cursor cursor, Output output) {
        this(library, cursor, output, Optional.empty());
    }

    /** @param lasting what the entries of a session leave to those after them */
    Stage(Library library, Cursor cursor, Output output, Optional<Lasting> lasting) {
        this.lasting = lasting;
        this.library = library;
        this.cursor = cursor;
        this.output = output;
    }

    /** The scripts that have begun, by the names of their class loaders. */
    Map<String, SourceText> byLoader() {
        return byLoader;
    }

    /** The words that tasks lend to functions. */
    Talk talk() {
        return talk;
    }

    /** Runs a script and what it includes. */
    void run(Unit unit, StackBuilder builder) throws ReflectiveOperationException {
        stack = builder;
        run(unit);
    }

    /** As {@link #run}, after others that have run; gives the value of its last line. */
    @Nullable Object runEntry(Unit unit, StackBuilder builder) throws ReflectiveOperationException {
        stack = builder;
        begun.values().forEach(before -> before.ifPresent(script -> script.speakTo(builder)));
        Optional<CompiledScript> onlyClasses =
                unit.compiled().filter(compiled -> compiled.mainClass().isEmpty());
        lasting.ifPresent(left -> onlyClasses.ifPresent(
                compiled -> left.keep(compiled, new ScriptClasses("classes", compiled.classes(), left.classes()))));
        return run(unit);
    }

    /** What scripts assign without declaring it. */
    Binding variables() {
        return variables;
    }

    private @Nullable Object run(Unit unit) throws ReflectiveOperationException {
        Optional<ScriptBase> script = newScript(unit, unit.source(), variables, Optional.empty());
        begun.put(unit, script);
        return script.isPresent() ? script.get().run() : null;
    }

    private Optional<ScriptBase> newScript(Unit unit, Source source, Binding known, Optional<Params> own)
            throws ReflectiveOperationException {
        Optional<CompiledScript> compiled = unit.compiled();
        if (compiled.isEmpty() || compiled.get().mainClass().isEmpty() || stack == null) {
            return Optional.empty();
        }
        String loader = "script " + (byLoader.size() + 1);
        byLoader.put(loader, unit.text());
        ScriptClasses classes = lasting.map(
                        left -> new ScriptClasses(loader, compiled.get().classes(), left.classes()))
                .orElseGet(() -> new ScriptClasses(loader, compiled.get().classes()));
        lasting.ifPresent(left -> left.keep(compiled.get(), classes));
        ScriptBase script = classes.main(compiled.get().mainClass().get())
                .getDeclaredConstructor()
                .newInstance();
        Parts words = own.map(stack::wordsWith).orElseGet(stack::words);
        script.begin(
                new ScriptBase.Run(compiled.get(), source, stack, words, output, cursor, new Others(unit), talk),
                known);
        return Optional.of(script);
    }

    /** What other files have for one of them. */
    private final class Others implements ScriptBase.Functions {
        private final Unit unit;

        Others(Unit unit) {
            this.unit = unit;
        }

        @Override
        public Optional<ScriptBase> ownerOf(String function) {
            return Stage.this.ownerOf(function, unit).or(() -> latestOwnerOf(function));
        }

        @Override
        public Optional<SnippetRun> snippet(String word) {
            return unit.snippet(word)
                    .or(() -> unit.snippet(word, included.getOrDefault(unit, Set.of())))
                    .map(snippet -> (name, params, place) -> say(snippet, name, params, place));
        }
    }

    /** A snippet runs anew each time it is said, with nothing left over from the time before. */
    private void say(Unit snippet, String name, Params params, Place place) {
        Binding own = new Binding();
        own.setVariable("name", name);
        try {
            Optional<ScriptBase> script = newScript(snippet, library.called(snippet, place), own, Optional.of(params));
            if (script.isPresent()) {
                script.get().run();
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a compiled script cannot be begun", e);
        }
        cursor.say(place);
    }

    private Optional<ScriptBase> ownerOf(String function, Unit caller) {
        List<Unit> others = new ArrayList<>(included.getOrDefault(caller, Set.of()));
        for (Unit other : others) {
            boolean has = other.compiled()
                    .filter(script -> script.offer().functions().contains(function))
                    .isPresent();
            Optional<ScriptBase> owner = has ? begun.getOrDefault(other, Optional.empty()) : ownerOf(function, other);
            if (owner.isPresent()) {
                return owner;
            }
        }
        return Optional.empty();
    }

    /** The script of the latest entry that has the function. */
    private Optional<ScriptBase> latestOwnerOf(String function) {
        return lasting.flatMap(left -> left.latestWith(function))
                .flatMap(unit -> begun.getOrDefault(unit, Optional.empty()));
    }

    @Override
    public void include(String file, Place place) {
        int before = library.problems().size();
        Optional<Unit> found = library.included(file, place);
        if (library.problems().size() > before || found.isEmpty()) {
            throw ProblemException.usage(library.problems().get(before));
        }
        Unit unit = found.get();
        included.computeIfAbsent(library.unitOf(place.source()), key -> new LinkedHashSet<>())
                .add(unit);
        if (unit.outline().isPresent()) {
            if (begun.putIfAbsent(unit, Optional.empty()) == null && stack != null) {
                stack.adopt(unit.outline().get());
            }
        } else if (!begun.containsKey(unit)) {
            try {
                run(unit);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a compiled script cannot be begun", e);
            }
            cursor.say(place);
        }
    }
}
