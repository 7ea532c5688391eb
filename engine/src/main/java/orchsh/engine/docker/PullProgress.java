package orchsh.engine.docker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import orchsh.engine.docker.JsonLines.Report;
import orchsh.engine.port.ContainerEngine.Progress;
import org.jspecify.annotations.Nullable;

/** Follows the layers of an image while it is pulled or pushed: how many are complete, and how far the others are. */
final class PullProgress {
    private static final int WHOLE = 100;
    private static final int DOWNLOADED = 70;

    /** With these, the engine tells which layers there are; until it has, the count means nothing. */
    private static final Set<String> ANNOUNCEMENTS =
            Set.of("Pulling fs layer", "Waiting", "Already exists", "Preparing");

    private final String image;
    private final Progress progress;
    private final Map<String, Integer> layers = new LinkedHashMap<>();
    private long reported = -1;

    PullProgress(String image, Progress progress) {
        this.image = image;
        this.progress = progress;
    }

    void read(Report report) {
        if (report.id().isEmpty() || report.status().isEmpty()) {
            return;
        }
        Integer part = part(report);
        if (part != null) {
            layers.merge(report.id(), part, Math::max);
            if (!ANNOUNCEMENTS.contains(report.status())) {
                report();
            }
        }
    }

    /** How many hundredths of a layer are done; nothing when the line is not about a layer. */
    private static @Nullable Integer part(Report report) {
        return switch (report.status()) {
            case "Pulling fs layer", "Waiting", "Preparing" -> 0;
            case "Downloading" -> DOWNLOADED * percent(report) / WHOLE;
            case "Verifying Checksum", "Download complete" -> DOWNLOADED;
            case "Extracting" -> DOWNLOADED + (WHOLE - 1 - DOWNLOADED) * percent(report) / WHOLE;
            case "Pushing" -> (WHOLE - 1) * percent(report) / WHOLE;
            case "Pull complete", "Already exists", "Pushed", "Layer already exists" -> WHOLE;
            default -> report.status().startsWith("Mounted from ") ? WHOLE : null;
        };
    }

    private static int percent(Report report) {
        if (report.total() <= 0) {
            return 0;
        }
        return (int) Math.min(WHOLE, report.current() * WHOLE / report.total());
    }

    private void report() {
        long done = 0;
        int complete = 0;
        for (int part : layers.values()) {
            done += part;
            complete += part == WHOLE ? 1 : 0;
        }
        if (done != reported) {
            reported = done;
            progress.at(
                    image + " " + complete + " of " + layers.size() + " layers", done, layers.size() * (long) WHOLE);
        }
    }
}
