package orchsh.dsl.task;

import orchsh.dsl.live.Printed;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;

/** What was printed, if it is all there. */
final class Whole {
    private Whole() {}

    static String text(String what, Printed printed) {
        check(what, printed);
        return printed.text();
    }

    static byte[] bytes(String what, Printed printed) {
        check(what, printed);
        return printed.bytes().clone();
    }

    private static void check(String what, Printed printed) {
        if (!printed.complete()) {
            throw ProblemException.stack(
                    Problem.error(what + " is longer than the " + (Printed.MOST >> 20) + " MiB that are kept")
                            .hint("`output: file('…')` writes it to a file as it comes"));
        }
    }
}
