package orchsh.engine.docker;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.engine.docker.JsonLines.Report;
import orchsh.engine.image.Dockerfile;
import orchsh.engine.port.ContainerEngine.Progress;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.RefusedException;

/** Follows BuildKit, which works on many steps at once, to be able to say which one failed and why. */
final class KitProgress implements BuildReader {
    private static final Pattern STEP =
            Pattern.compile("\\[(?:(?<stage>[^\\]]*?) )?(?<number>\\d+)/(?<total>\\d+)\\] (?<text>.*)", Pattern.DOTALL);
    private static final Pattern HOUSEKEEPING = Pattern.compile("\\[|copy /context /");
    private static final Pattern PLATFORM = Pattern.compile("^[a-z0-9]+/[a-z0-9/]+(?: |$)");

    private final String image;
    private final Dockerfile dockerfile;
    private final Progress progress;
    private final Map<String, Work> works = new LinkedHashMap<>();
    private final Map<String, PrintedLines> printed = new HashMap<>();
    private Optional<Work> failed = Optional.empty();
    private Optional<String> id = Optional.empty();

    KitProgress(String image, Dockerfile dockerfile, Progress progress) {
        this.image = image;
        this.dockerfile = dockerfile;
        this.progress = progress;
    }

    /**
     * A piece of work as BuildKit tells it.
     *
     * @param digest by which it is told again
     * @param name what is done
     * @param isBegun whether it is under way, or was
     * @param error why it failed; empty when it has not
     */
    record Vertex(String digest, String name, boolean isBegun, boolean isCached, String error) {}

    /** What is known of a piece of work. */
    private static final class Work {
        private final String name;
        private final Optional<Matcher> step;
        private final LastLines last = new LastLines();
        private boolean isTold;

        Work(String name) {
            this.name = name;
            Matcher matcher = STEP.matcher(name);
            this.step = matcher.matches() ? Optional.of(matcher) : Optional.empty();
        }

        int number() {
            return step.map(matcher -> Integer.parseInt(matcher.group("number")))
                    .orElse(0);
        }

        int total() {
            return step.map(matcher -> Integer.parseInt(matcher.group("total"))).orElse(0);
        }

        String stage() {
            String stage = step.map(matcher -> matcher.group("stage")).orElse("");
            return stage == null ? "" : PLATFORM.matcher(stage).replaceFirst("");
        }

        String text() {
            return step.map(matcher -> matcher.group("text")).orElse(name);
        }
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
        // All it has to tell comes as its trace.
    }

    @Override
    public void trace(byte[] message) {
        new KitTrace(message).tell(this);
    }

    void vertex(Vertex vertex) {
        Work work = works.computeIfAbsent(vertex.digest, digest -> new Work(vertex.name));
        boolean isForUsers =
                work.step.isPresent() || !HOUSEKEEPING.matcher(vertex.name).lookingAt();
        if (vertex.isBegun && isForUsers && !work.isTold) {
            work.isTold = true;
            progress.at(vertex.name + (vertex.isCached ? " (cached)" : ""), work.number(), work.total());
        }
        if (!vertex.error.isEmpty() && failed.isEmpty() && !vertex.error.contains("context canceled")) {
            linesOf(vertex.digest).end();
            failed = Optional.of(work);
        }
    }

    void log(String digest, byte[] bytes) {
        linesOf(digest).add(bytes);
    }

    private PrintedLines linesOf(String digest) {
        return printed.computeIfAbsent(digest, key -> new PrintedLines(line -> tell(digest, line)));
    }

    private void tell(String digest, String line) {
        String text = LastLines.plain(line);
        Work work = works.get(digest);
        if (text.isBlank() || work == null) {
            return;
        }
        work.last.add(text);
        progress.at(text, work.number(), work.total());
    }

    @Override
    public ProblemException failure(RefusedException e) {
        Optional<BuildFailure.Step> step = failed.filter(work -> work.step.isPresent())
                .map(work -> new BuildFailure.Step(work.number(), work.text(), lineOf(work)));
        return new BuildFailure(image, step, failed.map(work -> work.last.all()).orElse(List.of())).of(e);
    }

    private OptionalInt lineOf(Work work) {
        return dockerfile.lineOf(work.stage(), work.number(), work.total());
    }
}
