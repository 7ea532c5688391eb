package orchsh.shell.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the word of a line that stands in a command's place and is none: most likely a task or job of the stack. */
public final class VerbPlace {
    private final CommandForm root;
    private final Predicate<String> isStack;
    private final Set<String> scripts;

    /** @param isStack whether a word names a script or a folder */
    public VerbPlace(CommandForm root, Predicate<String> isStack) {
        this(root, isStack, Set.of());
    }

    /** @param scripts the commands that are scripts of the standard library, which tasks and jobs come before */
    public VerbPlace(CommandForm root, Predicate<String> isStack, Set<String> scripts) {
        this.root = root;
        this.isStack = isStack;
        this.scripts = Set.copyOf(scripts);
    }

    /** Its index; none when there is a command, or nothing but stacks. */
    public Optional<Integer> in(List<String> args) {
        for (int i = 0; i < args.size(); i++) {
            String word = args.get(i);
            if (word.startsWith("-") && word.length() > 1) {
                i += takesNext(word) ? 1 : 0;
            } else if (root.parts().containsKey(word) && !scripts.contains(word)) {
                return Optional.empty();
            } else if (!looksLikeStack(word)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private boolean takesNext(String word) {
        return root.option(word).filter(OptionForm::takesValue).isPresent();
    }

    /** A stack that is not there is still meant as one if it looks like a path or a script. */
    private boolean looksLikeStack(String word) {
        return word.isBlank()
                || word.equals("-")
                || word.contains("/")
                || word.matches(".*\\.(groovy|orchsh|ya?ml)")
                || isStack.test(word);
    }
}
