package orchsh.shell.call;

import java.util.ArrayList;
import java.util.List;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.invocation.Invocation;

/** What is said where no engine answers: the places looked at, and the exact commands that help. */
public final class NoEngine {
    private NoEngine() {}

    /**
     * The end of a command that needs an engine.
     *
     * @param tried each place with what came of it, for example {@code /run/docker.sock: no such file}
     * @param own what became of the private engine
     */
    public static ProblemException after(List<String> tried, OwnEngine.State own, Invocation caller) {
        List<String> message = new ArrayList<>(List.of("no container engine answers"));
        tried.forEach(place -> message.add("tried " + place));
        return ProblemException.noEngine(Problem.error(String.join("\n", message))
                .hint(String.join(
                        "\n",
                        own == OwnEngine.State.STOPPED
                                ? "start the private engine: orchsh engine start"
                                : "orchsh can install and start one: " + typedAgain("--bootstrap", caller),
                        "or install one yourself: sudo apt-get install docker.io",
                        "or name one: " + typedAgain("--host ADDRESS", caller))));
    }

    private static String typedAgain(String option, Invocation caller) {
        List<String> words = new ArrayList<>(List.of("orchsh", option));
        caller.args().forEach(word -> words.add(quoted(word)));
        return String.join(" ", words);
    }

    /** As it can be typed into a POSIX shell. */
    private static String quoted(String word) {
        return !word.isEmpty() && word.matches("[A-Za-z0-9_./:=@%+,-]+")
                ? word
                : "'" + word.replace("'", "'\\''") + "'";
    }
}
