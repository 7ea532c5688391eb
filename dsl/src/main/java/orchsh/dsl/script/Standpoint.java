package orchsh.dsl.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** What is known at the point of a script that is looked at. */
final class Standpoint {
    private final Scopes scopes;
    private final Known known;
    private final Set<String> functions = new TreeSet<>();
    private final NamedParts named;
    private final Deque<Context> contexts = new ArrayDeque<>();
    private boolean inFunction;

    /**
     * Where looking at a script begins.
     *
     * @param scopes its variables
     * @param known what it knows from other files
     */
    Standpoint(ClassNode script, Scopes scopes, Known known) {
        this.scopes = scopes;
        this.known = known;
        this.named = new NamedParts(known.snippets().keySet());
        for (MethodNode method : script.getMethods()) {
            functions.add(method.getName());
            method.getCode().visit(named);
        }
    }

    Scopes scopes() {
        return scopes;
    }

    Known known() {
        return known;
    }

    /** The script's own functions. */
    Set<String> functions() {
        return functions;
    }

    /** Its services and tasks. */
    NamedParts named() {
        return named;
    }

    Context here() {
        if (contexts.isEmpty()) {
            return known.lasting().isPresent() ? Context.ENTRY : Context.SCRIPT;
        }
        return contexts.getFirst();
    }

    /** Looks at something in which words may mean other things. */
    void within(Context context, Runnable look) {
        contexts.push(context);
        look.run();
        contexts.pop();
    }

    void withinFunction(Runnable look) {
        inFunction = true;
        within(Context.FUNCTION, look);
        inFunction = false;
    }

    boolean isInFunction() {
        return inFunction;
    }

    /** Whether it is a line that runs when the script comes by; functions and blocks may run later. */
    boolean runsInTurn() {
        return contexts.isEmpty() && !inFunction;
    }

    /** Whether a service of the running stack may be meant by its name. */
    boolean mayBeLive(String name) {
        return here().isLive()
                && (named.areOpen()
                        || !known.isComplete()
                        || named.services().contains(name)
                        || known.lasting()
                                .filter(left -> left.services().contains(name))
                                .isPresent());
    }

    /** Whether a task of the stack, or a script of the standard library, may be meant by its name. */
    boolean mayBeTask(String name) {
        return here().isLive()
                && (named.areOpen()
                        || named.tasks().contains(name)
                        || known.scripts().contains(name)
                        || known.lasting()
                                .filter(left -> left.tasks().contains(name))
                                .isPresent());
    }

    /** Whether a name means nothing that the text of the script declares. */
    boolean isOpen(VariableExpression variable) {
        return variable.getAccessedVariable() instanceof DynamicVariable && !scopes.isShared(variable.getName());
    }

    Optional<SnippetWord> snippet(String word) {
        return Optional.ofNullable(known.snippets().get(word));
    }
}
