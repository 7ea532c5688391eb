package orchsh.engine.docker;

import com.github.dockerjava.api.model.BuildResponseItem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.engine.port.ContainerEngine.Progress;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.RefusedException;

/** Follows the steps of a Dockerfile while it is built, and remembers enough to say which one failed and why. */
final class BuildProgress {
    private static final int REMEMBERED = 10;
    private static final int FAILED = 500;
    private static final Pattern STEP = Pattern.compile("(?:Step|STEP) (\\d+)/(\\d+) ?: (.*)");
    private static final Pattern BUILT = Pattern.compile("Successfully built ([0-9a-f]{12,64})");
    private static final Pattern HOUSEKEEPING =
            Pattern.compile(" ---> |Removing intermediate container |Successfully tagged |--> |COMMIT ");
    /** The engine paints errors red, whoever reads them. */
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");

    private static final Pattern ENDED = Pattern.compile("returned a non-zero code: (\\d+)");

    private final String image;
    private final Progress progress;
    private final StringBuilder line = new StringBuilder();
    private final Deque<String> last = new ArrayDeque<>();
    private String step = "";
    private int number;
    private int steps;
    private Optional<String> id = Optional.empty();

    BuildProgress(String image, Progress progress) {
        this.image = image;
        this.progress = progress;
    }

    /** The id of the image, as short as the engine says it. */
    Optional<String> id() {
        return id;
    }

    void read(BuildResponseItem item) {
        Optional<String> failure = DockerMessages.failure(item);
        if (failure.isPresent()) {
            finishLine();
            throw new RefusedException(FAILED, failure.get());
        }
        String text = item.getStream();
        if (text == null) {
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                finishLine();
            } else {
                line.append(c);
            }
        }
    }

    private void finishLine() {
        String text = COLOUR.matcher(line).replaceAll("").stripTrailing();
        line.setLength(0);
        if (text.isBlank()) {
            return;
        }
        Matcher begun = STEP.matcher(text);
        Matcher built = BUILT.matcher(text);
        if (begun.matches()) {
            number = Integer.parseInt(begun.group(1));
            steps = Integer.parseInt(begun.group(2));
            step = begun.group(3);
            last.clear();
        } else if (built.find()) {
            id = Optional.of(built.group(1));
            return;
        } else if (HOUSEKEEPING.matcher(text).lookingAt()) {
            return;
        } else {
            last.addLast(text.strip());
            if (last.size() > REMEMBERED) {
                last.removeFirst();
            }
        }
        progress.at(text, number, steps);
    }

    /** The failure in words: which step, why, and what it printed last. */
    ProblemException failure(RefusedException e) {
        String reason = e.reason();
        Matcher ended = ENDED.matcher(reason);
        StringBuilder message = new StringBuilder("image `" + image + "` cannot be built: ");
        if (steps > 0) {
            // not "of so many": the engine counts labels that are not in the Dockerfile
            message.append("step ").append(number).append(", `").append(step).append("`, ");
            message.append(ended.find() ? "ended with exit code " + ended.group(1) : "failed: " + plain(reason));
        } else {
            message.append(reason);
        }
        Problem problem = Problem.error(message.toString());
        if (step.startsWith("FROM") && DockerMessages.isRegistryUnreachable(reason)) {
            problem = problem.hint("its base image is not here, and its registry cannot be reached");
        } else if (!last.isEmpty()) {
            problem = problem.hint("it said last:\n  " + String.join("\n  ", last));
        }
        return new ProblemException(ProblemException.Kind.STACK, problem, e);
    }

    /** Without the word that the step begins with anyway. */
    private static String plain(String reason) {
        return reason.startsWith("COPY failed: ") || reason.startsWith("ADD failed: ")
                ? reason.substring(reason.indexOf(": ") + 2)
                : reason;
    }
}
