package orchsh.engine.docker;

import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem.ProgressDetail;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.port.ContainerEngine.Progress;
import orchsh.engine.wire.RefusedException;
import org.jspecify.annotations.Nullable;

/** Follows the layers of an image while it is pulled: how many are complete, and how far the others are. */
final class PullProgress {
    private static final int WHOLE = 100;
    private static final int DOWNLOADED = 70;
    private static final int FAILED = 500;

    /** With these, the engine tells which layers there are; until it has, the count means nothing. */
    private static final Set<String> ANNOUNCEMENTS = Set.of("Pulling fs layer", "Waiting", "Already exists");

    private final String image;
    private final Progress progress;
    private final Map<String, Integer> layers = new LinkedHashMap<>();
    private long reported = -1;

    PullProgress(String image, Progress progress) {
        this.image = image;
        this.progress = progress;
    }

    void read(PullResponseItem item) {
        Optional<String> failure = DockerMessages.failure(item);
        if (failure.isPresent()) {
            throw new RefusedException(FAILED, failure.get());
        }
        if (item.getId() == null || item.getStatus() == null) {
            return;
        }
        Integer part = part(item.getStatus(), item.getProgressDetail());
        if (part != null) {
            layers.merge(item.getId(), part, Math::max);
            if (!ANNOUNCEMENTS.contains(item.getStatus())) {
                report();
            }
        }
    }

    /** How many hundredths of a layer are done; nothing when the line is not about a layer. */
    private static @Nullable Integer part(String status, @Nullable ProgressDetail detail) {
        return switch (status) {
            case "Pulling fs layer", "Waiting" -> 0;
            case "Downloading" -> DOWNLOADED * percent(detail) / WHOLE;
            case "Verifying Checksum", "Download complete" -> DOWNLOADED;
            case "Extracting" -> DOWNLOADED + (WHOLE - 1 - DOWNLOADED) * percent(detail) / WHOLE;
            case "Pull complete", "Already exists" -> WHOLE;
            default -> null;
        };
    }

    private static int percent(@Nullable ProgressDetail detail) {
        if (detail == null || detail.getCurrent() == null || detail.getTotal() == null || detail.getTotal() <= 0) {
            return 0;
        }
        return (int) Math.min(WHOLE, detail.getCurrent() * WHOLE / detail.getTotal());
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
