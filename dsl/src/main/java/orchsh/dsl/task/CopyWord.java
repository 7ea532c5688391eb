package orchsh.dsl.task;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orchsh.dsl.live.LiveStack;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import org.jspecify.annotations.Nullable;

/** The word {@code copy}: which end is the container's is told by {@code service:/path}. */
public final class CopyWord {
    private static final Pattern IN_CONTAINER = Pattern.compile("([^/:.~][^/:]*):(.*)");
    private static final String EXAMPLE = "for example copy 'conf/app.ini', 'api:/etc/app.ini'";

    private final LiveStack live;
    private final Services services;

    CopyWord(LiveStack live, Services services) {
        this.live = live;
        this.services = services;
    }

    private record Inside(String service, String path) {}

    /** The service in whose container a path lies, if it is written so. */
    public static Optional<String> serviceIn(String path) {
        Matcher written = IN_CONTAINER.matcher(path);
        return written.matches() && written.group(2).startsWith("/") ? Optional.of(written.group(1)) : Optional.empty();
    }

    void copy(@Nullable Object from, @Nullable Object to) {
        Optional<Inside> source = inside(from);
        Optional<Inside> target = inside(to);
        if (source.isPresent() == target.isPresent()) {
            throw new WordException(
                    source.isPresent()
                            ? "`copy` does not copy from one container to another"
                            : "`copy` is not told which of the two is in a container",
                    source.isPresent() ? "copy to a file beside the script, and from there" : EXAMPLE);
        }
        target.ifPresent(inside -> live.sight().copyIn(path(from), inside.service(), 1, inside.path()));
        source.ifPresent(inside -> live.sight().copyOut(inside.service(), 1, inside.path(), path(to)));
    }

    /** As written, for a `/.` at its end means something. */
    private String path(@Nullable Object given) {
        return given instanceof BesideFile file ? file.getPath() : Values.text("copy", given);
    }

    private Optional<Inside> inside(@Nullable Object given) {
        if (given instanceof BesideFile) {
            return Optional.empty();
        }
        Matcher written = IN_CONTAINER.matcher(Values.text("copy", given));
        if (!written.matches()) {
            return Optional.empty();
        }
        if (!written.group(2).startsWith("/")) {
            throw new WordException(
                    "path `" + written.group(2) + "` inside the container does not start with `/`", EXAMPLE);
        }
        return Optional.of(new Inside(services.nameOf("copy", written.group(1)), written.group(2)));
    }
}
