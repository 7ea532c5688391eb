package orchsh.engine.docker;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.engine.docker.JsonLines.Report;
import orchsh.engine.image.Dockerfile;
import orchsh.engine.port.ContainerEngine.Progress;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.RefusedException;

/** Follows the classic builder through the steps of a Dockerfile, to be able to say which one failed and why. */
final class BuildProgress implements BuildReader {
    private static final Pattern STEP = Pattern.compile("(?:Step|STEP) (\\d+)/(\\d+) ?: (.*)");
    private static final Pattern BUILT = Pattern.compile("Successfully built ([0-9a-f]{12,64})");
    private static final Pattern HOUSEKEEPING =
            Pattern.compile(" ---> |Removing intermediate container |Successfully tagged |--> |COMMIT ");

    private final String image;
    private final Dockerfile dockerfile;
    private final Progress progress;
    private final PrintedLines printed = new PrintedLines(this::tell);
    private final LastLines last = new LastLines();
    private String step = "";
    private int number;
    private int steps;
    private Optional<String> id = Optional.empty();

    BuildProgress(String image, Dockerfile dockerfile, Progress progress) {
        this.image = image;
        this.dockerfile = dockerfile;
        this.progress = progress;
    }

    @Override
    public Optional<String> id() {
        return id;
    }

    @Override
    public void image(String built) {
        id = Optional.of(built);
    }

    @Override
    public void report(Report report) {
        printed.add(report.stream().getBytes(StandardCharsets.UTF_8));
    }

    private void tell(String line) {
        String text = LastLines.plain(line);
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
            id = id.or(() -> Optional.of(built.group(1)));
            return;
        } else if (HOUSEKEEPING.matcher(text).lookingAt()) {
            return;
        } else {
            last.add(text);
        }
        progress.at(text, number, steps);
    }

    @Override
    public ProblemException failure(RefusedException e) {
        printed.end();
        Optional<BuildFailure.Step> failed = steps == 0
                ? Optional.empty()
                : Optional.of(new BuildFailure.Step(number, step, dockerfile.lineOf(number, step)));
        return new BuildFailure(image, failed, last.all()).of(e);
    }
}
