package orchsh.shell.syntax;

import java.util.Optional;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** An option that can be switched on and off: {@code --orphans}, {@code --orphans=false}. */
public final class Switch {
    private Switch() {}

    /** @param usually whether it is on when nothing is said */
    public static boolean isOn(Typed typed, String option, boolean usually) {
        Optional<String> said = typed.value(option);
        if (said.isEmpty()) {
            return usually;
        }
        String value = said.get();
        if (!value.isEmpty() && !value.equals("true") && !value.equals("false")) {
            throw ProblemException.usage(
                    Problem.error("`" + option + "` can be `true` or `false`, not `" + value + "`"));
        }
        return !value.equals("false");
    }
}
