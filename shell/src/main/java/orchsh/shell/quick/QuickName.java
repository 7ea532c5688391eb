package orchsh.shell.quick;

import java.util.Optional;
import orchsh.dsl.ScriptSource;
import orchsh.dsl.StackNames;
import orchsh.engine.caller.Surroundings;
import orchsh.shell.source.ComposeName;
import orchsh.shell.source.StackFile;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.Typed;

/** The name of the stack that was chosen, where it can be told without evaluating anything. */
final class QuickName {
    private final Typed typed;
    private final Surroundings surroundings;

    QuickName(Typed typed, Surroundings surroundings) {
        this.typed = typed;
        this.surroundings = surroundings;
    }

    String get() {
        refuse(SharedOptions.PARAM);
        refuse(SharedOptions.PROFILE);
        refuse(SharedOptions.ENV_FILE);
        refuse(SharedOptions.PROJECT_FOLDER);
        Optional<String> given = typed.value(SharedOptions.PROJECT_NAME);
        if (given.isPresent() && !typed.stacks().isEmpty()) {
            StackFile.chosen(typed.stacks(), surroundings);
        }
        Optional<String> name = given.isPresent() ? given : ofFile();
        if (name.isEmpty() || !isUsual(name.get())) {
            throw new HandOverException();
        }
        return name.get();
    }

    private Optional<String> ofFile() {
        StackFile file = StackFile.chosen(typed.stacks(), surroundings);
        if (file.compose().isPresent()) {
            return new ComposeName(file, surroundings).get();
        }
        return StackNames.toldBy(ScriptSource.read(file.path(), file.shownAs()));
    }

    /** What is said about params and variables is looked at by those who know what they are. */
    private void refuse(String option) {
        if (typed.has(option)) {
            throw new HandOverException();
        }
    }

    /** Whether nobody has anything to say against it. */
    private static boolean isUsual(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && (i == 0 || (c != '-' && c != '_'))) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
