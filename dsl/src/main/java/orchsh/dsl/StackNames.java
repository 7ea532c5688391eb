package orchsh.dsl;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import orchsh.dsl.scan.DeclaredName;
import orchsh.dsl.scan.DeclaredNames;
import orchsh.dsl.scan.DeclaredVerbs;

/** Finds a stack's name without running its script, for commands that need nothing else. */
public final class StackNames {
    private StackNames() {}

    /**
     * The name that a plain {@code stack 'x'} gives, or the folder's where the script has no way to give one; none when only
     * running it tells.
     */
    public static Optional<String> toldBy(ScriptSource source) {
        if (DeclaredName.mayBeGivenIn(source.text())) {
            return DeclaredName.in(source.text());
        }
        return Optional.of(defaultFor(source.file()));
    }

    /** The tasks and jobs that a script declares by plain names, be it right or wrong. */
    public static Set<String> verbsIn(ScriptSource source) {
        return DeclaredVerbs.in(source.text());
    }

    /** What a script declares by certain words, such as {@code service}, be it right or wrong. */
    public static DeclaredNames namesIn(ScriptSource source, Set<String> words) {
        return DeclaredNames.in(source.text(), words);
    }

    /** The name of a stack whose script gives none: its folder's, made a valid one. */
    public static String defaultFor(Path file) {
        Path folder = file.getParent();
        String name = folder == null || folder.getFileName() == null
                ? ""
                : folder.getFileName().toString();
        StringBuilder valid = new StringBuilder();
        String small = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < small.length(); i++) {
            char c = small.charAt(i);
            boolean isLetterOrDigit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (isLetterOrDigit || (!valid.isEmpty() && (c == '-' || c == '_'))) {
                valid.append(c);
            }
        }
        return valid.isEmpty() ? "stack" : valid.toString();
    }
}
