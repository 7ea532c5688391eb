package orchsh.shell.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orchsh.dsl.build.Wishes;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.Typed;

/** The options that say what is asked of a stack beside its script. */
public final class WishOptions {
    private WishOptions() {}

    /** The last value counts for a param that is given several times. */
    public static Wishes of(Typed typed, List<String> services) {
        Map<String, String> params = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String given : typed.values(SharedOptions.PARAM)) {
            int equals = given.indexOf('=');
            if (equals < 1) {
                problems.add(
                        Problem.error("`" + typed.asTyped(SharedOptions.PARAM) + " " + given + "` is not NAME=VALUE")
                                .hint("for example `-P postgres=17`; `orchsh params` lists the params of a stack"
                                        + (typed.commandWords().equals("run")
                                                ? "\nthe service's ports are published with `--service-ports`"
                                                : "")));
            } else {
                params.put(given.substring(0, equals), given.substring(equals + 1));
            }
        }
        Set<String> profiles = new LinkedHashSet<>(typed.values(SharedOptions.PROFILE));
        if (profiles.contains("")) {
            problems.add(Problem.error("the name of a profile is empty"));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.USAGE, problems);
        }
        return new Wishes(params, profiles, new LinkedHashSet<>(services));
    }
}
