package orchsh.dsl.script;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.control.SourceUnit;

/** Refuses functions of a script whose names are taken: by the script itself, or by another function that takes the same. */
final class FunctionNames {
    private static final Set<String> ENTRY_POINTS = Set.of("main", "run");

    private FunctionNames() {}

    /** Whether Groovy calls what is named so when a script runs. */
    static boolean isEntryPoint(String name) {
        return ENTRY_POINTS.contains(name);
    }

    /** Whether anything was wrong with them, which then has been reported. */
    static boolean areRefused(SourceUnit unit, Reports reports) {
        Map<String, MethodNode> known = new HashMap<>();
        boolean refused = false;
        for (MethodNode function : unit.getAST().getMethods()) {
            String name = function.getName();
            Optional<MethodNode> before = Optional.ofNullable(known.putIfAbsent(signature(function), function));
            if (isEntryPoint(name)) {
                reports.report(
                        function,
                        "a function of a script cannot be called `" + name + "`",
                        Optional.of("the lines of a script run by themselves"));
            } else if (before.isPresent()) {
                reports.report(
                        function,
                        "function `" + name + "` is declared twice",
                        Optional.of("the first one is in line " + before.get().getLineNumber()));
            }
            refused |= isEntryPoint(name) || before.isPresent();
        }
        return refused;
    }

    private static String signature(MethodNode function) {
        return function.getName()
                + Arrays.stream(function.getParameters())
                        .map(parameter -> parameter.getType().getName())
                        .collect(joining(",", "(", ")"));
    }
}
