package orchsh.shell.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A run that goes on, in a file: its plan on the first line, and a line for each step that begins or ends. The file is locked
 * as long as the process lives, so that others can tell a run that was cut off from one that goes on.
 */
final class OpenRun implements RunDraft {
    private static final Duration SELDOM = Duration.ofSeconds(1);
    /** Those of this process: whoever opened and closed one of their files once more would end its lock. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private static final String BEGUN = "begun";
    private static final String GOES_ON = "goes_on";

    private final Path file;
    private final FileChannel channel;
    private final Consumer<RunRecord> whole;
    private Duration lastWritten = Duration.ZERO;

    private OpenRun(Path file, FileChannel channel, Consumer<RunRecord> whole) {
        this.file = file;
        this.channel = channel;
        this.whole = whole;
    }

    /** @param whole keeps the record of its end, before the file goes */
    static OpenRun begin(Path file, RunRecord planned, Consumer<RunRecord> whole) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.tryLock();
            OWN.add(file);
            OpenRun run = new OpenRun(file, channel, whole);
            run.write(new String(RunFormat.write(planned), StandardCharsets.UTF_8));
            return run;
        } catch (IOException | RuntimeException e) {
            OWN.remove(file);
            channel.close();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public void begun(int step, Duration when) {
        note(step, BEGUN, when);
    }

    @Override
    public void ended(int step, StepRecord.Outcome outcome, Duration when) {
        note(step, RunFormat.word(outcome), when);
    }

    @Override
    public void goesOn(Duration when) {
        if (when.minus(lastWritten).compareTo(SELDOM) >= 0) {
            note(0, GOES_ON, when);
        }
    }

    @Override
    public void finish(RunRecord run) {
        whole.accept(run);
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return; // beside the whole record it says nothing
        } finally {
            OWN.remove(file);
        }
    }

    private void note(int step, String what, Duration when) {
        lastWritten = when;
        try {
            write(step + " " + what + " " + when.toMillis());
        } catch (IOException e) {
            return; // where nothing can be kept, nothing is known later
        }
    }

    private void write(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** What is known of a run that was cut off; nothing of one that goes on. */
    static Optional<RunRecord> cutOff(Path file) throws IOException {
        if (OWN.contains(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.tryLock(0, Long.MAX_VALUE, true) == null) {
                return Optional.empty();
            }
            // A line that was being written when the process was killed is no whole one.
            List<String> lines = new ArrayList<>(
                    List.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)));
            lines.remove(lines.size() - 1);
            return lines.isEmpty()
                    ? Optional.empty()
                    : RunFormat.read(lines.get(0).getBytes(StandardCharsets.UTF_8))
                            .map(planned -> with(planned, lines.subList(1, lines.size())));
        }
    }

    private static RunRecord with(RunRecord planned, List<String> lines) {
        Map<Integer, Duration> begins = new HashMap<>();
        Map<Integer, Duration> ends = new HashMap<>();
        Map<Integer, StepRecord.Outcome> outcomes = new HashMap<>();
        Duration last = Duration.ZERO;
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            int step = Integer.parseInt(words[0]);
            last = Duration.ofMillis(Long.parseLong(words[2]));
            if (words[1].equals(BEGUN)) {
                begins.put(step, last);
                outcomes.put(step, StepRecord.Outcome.CUT_SHORT);
            } else if (!words[1].equals(GOES_ON)) {
                ends.put(step, last);
                outcomes.put(step, RunFormat.outcome(StepRecord.Outcome.class, words[1]));
            }
        }
        List<StepRecord> steps = new ArrayList<>();
        for (StepRecord step : planned.steps()) {
            Duration begin = begins.getOrDefault(step.id(), Duration.ZERO);
            Duration end = begins.containsKey(step.id()) ? ends.getOrDefault(step.id(), last) : begin;
            steps.add(new StepRecord(
                    step.id(),
                    step.label(),
                    step.text(),
                    step.after(),
                    outcomes.getOrDefault(step.id(), StepRecord.Outcome.NEVER_BEGUN),
                    begin,
                    end.compareTo(begin) < 0 ? begin : end));
        }
        return new RunRecord(
                planned.stack(),
                planned.engine(),
                planned.command(),
                planned.begin(),
                last,
                RunRecord.Ending.CUT_OFF,
                steps);
    }
}
