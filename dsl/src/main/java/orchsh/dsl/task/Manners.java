package orchsh.dsl.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orchsh.dsl.live.Sight.LogPart;
import orchsh.dsl.live.StackControl.Data;
import orchsh.dsl.live.StackControl.Images;
import orchsh.dsl.live.StackControl.Up;
import orchsh.dsl.value.Durations;
import orchsh.dsl.value.Options;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import org.jspecify.annotations.Nullable;

/** Reads the options of words that say in which manner something is done. */
final class Manners {
    private Manners() {}

    static Up up(Map<String, ?> given) {
        Map<String, @Nullable Object> options = Options.of("up", given, List.of("rebuild", "build", "recreate"));
        boolean rebuild = flag(options, "rebuild", false);
        boolean build = flag(options, "build", true);
        if (rebuild && !build) {
            throw new WordException("`rebuild: true` and `build: false` contradict each other");
        }
        Images images = rebuild ? Images.REBUILD : build ? Images.AS_NEEDED : Images.NO_BUILD;
        return new Up(images, flag(options, "recreate", false) ? Up.Containers.RECREATE : Up.Containers.KEEP_UNCHANGED);
    }

    static Images build(Map<String, ?> given) {
        return flag(Options.of("build", given, List.of("rebuild")), "rebuild", false)
                ? Images.REBUILD
                : Images.AS_NEEDED;
    }

    static Data data(String word, Map<String, ?> given) {
        return data(Options.of(word, given, List.of("volumes")));
    }

    static Data data(Map<String, @Nullable Object> options) {
        return flag(options, "volumes", false) ? Data.REMOVE : Data.KEEP;
    }

    static Optional<Duration> grace(String word, Map<String, ?> given) {
        return duration(Options.of(word, given, List.of("grace")), "grace");
    }

    static LogPart logPart(Map<String, ?> given, Instant now) {
        Map<String, @Nullable Object> options = Options.of("logs", given, List.of("tail", "since"));
        Optional<Integer> tail = options.containsKey("tail")
                ? Optional.of(Values.integer("tail", options.get("tail")))
                : Optional.empty();
        tail.filter(lines -> lines < 0).ifPresent(lines -> {
            throw new WordException("`tail:` takes a number of lines, not " + lines);
        });
        return new LogPart(tail, duration(options, "since").map(now::minus));
    }

    static boolean flag(Map<String, @Nullable Object> options, String key, boolean usual) {
        if (!options.containsKey(key)) {
            return usual;
        }
        if (options.get(key) instanceof Boolean wanted) {
            return wanted;
        }
        throw new WordException("`" + key + ":` is true or false");
    }

    static Optional<Duration> duration(Map<String, @Nullable Object> options, String key) {
        return options.containsKey(key)
                ? Optional.of(positive(key, Durations.of(key, options.get(key))))
                : Optional.empty();
    }

    static Duration positive(String word, Duration time) {
        if (time.isNegative()) {
            throw new WordException("`" + word + "` takes a time that is not less than nothing");
        }
        return time;
    }

    static Optional<String> text(Map<String, @Nullable Object> options, String key) {
        return options.containsKey(key) ? Optional.of(Values.text(key, options.get(key))) : Optional.empty();
    }
}
