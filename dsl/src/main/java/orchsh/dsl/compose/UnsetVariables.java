package orchsh.dsl.compose;

import java.util.HashSet;
import java.util.Set;
import orchsh.dsl.build.Place;
import orchsh.dsl.compose.yaml.Findings;
import orchsh.engine.problem.Location;
import orchsh.engine.problem.Problem;

/** Warns of variables that files name and nobody sets, of each once. */
final class UnsetVariables {
    private final Findings findings;
    private final Set<String> told = new HashSet<>();

    UnsetVariables(Findings findings) {
        this.findings = findings;
    }

    void at(Place place, String variable) {
        if (told.add(variable)) {
            findings.warning(place, message(variable, ""), hint(variable));
        }
    }

    /** One that a file of variables names. */
    void in(Location place, String variable) {
        if (told.add(variable)) {
            findings.warning(Problem.warning(message(variable, " in `" + place.file() + "`"))
                    .at(place)
                    .hint(hint(variable)));
        }
    }

    private static String message(String variable, String where) {
        return "variable `" + variable + "`" + where + " is not set, so nothing is put in";
    }

    private static String hint(String variable) {
        return "set it, or write ${" + variable + ":-default}";
    }
}
