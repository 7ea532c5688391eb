package orchsh.dsl.scan;

import java.util.Set;

/** The tasks and jobs that a script declares by plain names, read off its text: that of a script that cannot run, too. */
public final class DeclaredVerbs {
    private static final Set<String> WORDS = Set.of("task", "job");

    private DeclaredVerbs() {}

    public static Set<String> in(String text) {
        return DeclaredNames.in(text, WORDS).names();
    }
}
