package orchsh.dsl.script;

import static java.util.stream.Collectors.toSet;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import orchsh.dsl.build.SourceText;
import orchsh.dsl.language.Impossible;
import orchsh.dsl.language.Vocabulary;
import orchsh.dsl.scan.Suggestion;
import orchsh.dsl.scan.Uses;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;

/** Finds words that do not exist, stand in the wrong place or are given the wrong things. */
final class CallCheck {
    private static final String BEFORE_OR_BEHIND = "write it before or behind the block";

    private final SourceText source;
    private final Standpoint point;
    private final Reports reports;
    /** Where snippets are used by plain texts, once that has been asked. */
    private Optional<Set<Integer>> plainUses = Optional.empty();

    CallCheck(SourceText source, Standpoint point, Reports reports) {
        this.source = source;
        this.point = point;
        this.reports = reports;
    }

    /** Whether what is called is given is worth looking at too. */
    boolean run(MethodCallExpression call, String name) {
        Context here = point.here();
        Optional<Impossible> impossible = here.impossible(name);
        if (impossible.isPresent()) {
            refuse(
                    call,
                    "`" + name + "` is not possible here: " + impossible.get().why(),
                    impossible.get().instead());
            return false;
        }
        Optional<SnippetWord> snippet = point.snippet(name);
        if (snippet.isPresent()) {
            return snippet(call, name, snippet.get());
        }
        if (here.knows(name)) {
            return word(call, name);
        }
        return isFunction(name) || function(call, name);
    }

    private boolean snippet(MethodCallExpression call, String name, SnippetWord snippet) {
        if (!point.here().knows("service")) {
            refuse(call, "`" + name + "` does not belong inside the block of a service", BEFORE_OR_BEHIND);
            return false;
        }
        new SnippetCheck(name, snippet, reports).run(call);
        return true;
    }

    private boolean word(MethodCallExpression call, String name) {
        Optional<String> example = point.here().example(name);
        if (name.equals("use") && !isPlainUse(call)) {
            reports.report(call, "`use` takes plain texts, so that its word is known before anything runs", example);
            return false;
        }
        return new ArgumentCheck(name, Arguments.of(call), point.here().forms(name), example, reports).run(call);
    }

    /** Whether it has been seen before Groovy read the script. */
    private boolean isPlainUse(MethodCallExpression call) {
        int from = source.offset(call.getLineNumber(), call.getColumnNumber());
        Set<Integer> known = plainUses.orElseGet(
                () -> Uses.in(source.text()).stream().map(Uses.Use::from).collect(toSet()));
        plainUses = Optional.of(known);
        return known.contains(from);
    }

    private boolean isFunction(String name) {
        return point.functions().contains(name) || point.scopes().isShared(name) || point.mayBeTask(name);
    }

    /** What is neither a word here nor a function of the script. */
    private boolean function(MethodCallExpression call, String name) {
        Optional<Known.Included> included = point.known().function(name);
        if (included.isPresent()) {
            return included(call, name, included.get());
        }
        if (Vocabulary.ofServices().words().contains(name)) {
            refuse(
                    call,
                    "`" + name + "` belongs inside the block of a service",
                    Habits.meant(name, point.here()).orElse(""));
        } else if (Vocabulary.ofScripts().words().contains(name)) {
            String block = point.here().isLive() ? "task" : "service";
            refuse(
                    call,
                    "`" + name + "` does not belong inside the block of a " + block,
                    Habits.meant(name, point.here())
                            .filter(meant -> !Arguments.of(call).block())
                            .orElse(BEFORE_OR_BEHIND));
        } else if (Vocabulary.ofTasks().words().contains(name)) {
            refuse(call, "`" + name + "` belongs inside the block of a task or check", "");
        } else if (point.known().isComplete() && !GroovyNames.FUNCTIONS.contains(name)) {
            refuse(call, "unknown word `" + name + "`", meant(call, name));
        } else {
            return true;
        }
        return false;
    }

    /** What an included file has is there from the line on that includes it. */
    private boolean included(MethodCallExpression call, String name, Known.Included from) {
        if (!point.runsInTurn() || source.offset(call.getLineNumber(), call.getColumnNumber()) > from.offset()) {
            return true;
        }
        refuse(
                call,
                "`" + name + "` comes from `" + from.file() + "`, which is not included yet",
                "write the `include` above this line");
        return false;
    }

    private String meant(MethodCallExpression call, String name) {
        Set<String> candidates = new TreeSet<>(point.here().words());
        candidates.addAll(point.known().snippets().keySet());
        candidates.addAll(point.functions());
        candidates.addAll(point.known().functions().keySet());
        if (point.here().isLive()) {
            candidates.addAll(point.named().tasks());
            candidates.addAll(point.known().scripts());
        }
        return point.here()
                .wordFor(name)
                .map(ours -> "did you mean `" + ours + "`?")
                .or(() -> Habits.meant(name, point.here()))
                .or(() -> Suggestion.of(name, candidates))
                .or(() -> point.here().knows("service") && hasBlock(call)
                        ? Optional.of(Habits.service(name))
                        : Optional.empty())
                .orElse("");
    }

    private static boolean hasBlock(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression given
                && !given.getExpressions().isEmpty()
                && given.getExpressions().get(given.getExpressions().size() - 1) instanceof ClosureExpression;
    }

    private void refuse(MethodCallExpression call, String message, String hint) {
        reports.report(call.getMethod(), message, hint.isEmpty() ? Optional.empty() : Optional.of(hint));
    }
}
