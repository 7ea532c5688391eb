package orchsh.engine.docker;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.engine.problem.Problem;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.RefusedException;

/**
 * A build that failed, in words.
 *
 * @param image the image that was to be built
 * @param step the step that failed; absent when it failed before the first
 * @param lines what that step printed last
 */
record BuildFailure(String image, Optional<Step> step, Collection<String> lines) {
    private static final Pattern ENDED =
            Pattern.compile("returned a non-zero code: (\\d+)|(?:running|process) .*: exit code: (\\d+)$");
    private static final Pattern OWN_WORDS = Pattern.compile(
            "^(?:COPY failed: |ADD failed: |failed to build: |failed to solve(?: with frontend [^:]*)?: "
                    + "|failed to create LLB definition: |rpc error: code = \\w+ desc = )+");

    /**
     * A step of a Dockerfile.
     *
     * @param number counted from 1
     * @param text the instruction
     * @param line where it is in the Dockerfile, if that can be told
     */
    record Step(int number, String text, OptionalInt line) {}

    ProblemException of(RefusedException e) {
        String reason = OWN_WORDS.matcher(e.reason()).replaceFirst("");
        StringBuilder message = new StringBuilder("image `" + image + "` cannot be built: ");
        step.ifPresent(failed -> {
            // not "of so many": the engine counts labels that are not in the Dockerfile
            message.append("step ").append(failed.number());
            failed.line().ifPresent(line -> message.append(" in line ").append(line));
            message.append(", `").append(failed.text()).append("`, ");
        });
        Matcher ended = ENDED.matcher(reason);
        if (step.isPresent() && ended.find()) {
            String code = ended.group(1) == null ? ended.group(2) : ended.group(1);
            message.append("ended with exit code ").append(code);
        } else {
            message.append(step.isPresent() ? "failed: " : "").append(reason);
        }
        Problem problem = Problem.error(message.toString());
        if (DockerMessages.isRegistryUnreachable(reason) && isAboutBase(reason)) {
            problem = problem.hint("its base image is not here, and its registry cannot be reached");
        } else if (!lines.isEmpty()) {
            problem = problem.hint("it said last:\n  " + String.join("\n  ", lines));
        }
        return new ProblemException(ProblemException.Kind.STACK, problem, e);
    }

    private boolean isAboutBase(String reason) {
        return step.map(failed -> failed.text().startsWith("FROM")).orElse(false)
                || reason.contains("failed to do request")
                || reason.contains("failed to resolve source metadata");
    }
}
