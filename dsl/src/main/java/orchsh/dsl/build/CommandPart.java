package orchsh.dsl.build;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import orchsh.dsl.language.CommandWords;
import orchsh.dsl.value.CommandLine;
import orchsh.dsl.value.Values;
import orchsh.dsl.value.WordException;
import orchsh.engine.model.Launch;
import org.jspecify.annotations.Nullable;

/** Keeps what is run, and as whom. */
final class CommandPart implements CommandWords {
    private final Sayings sayings;

    CommandPart(Sayings sayings) {
        this.sayings = sayings;
    }

    private <T> void set(Supplier<T> value, BiConsumer<Launch.Builder, T> how) {
        sayings.heed(() -> {
            T read = value.get();
            sayings.say(Saying.shared(service -> service.launch(launch -> how.accept(launch, read))));
        });
    }

    @Override
    public void command(@Nullable Object... words) {
        sayings.note("command", "");
        set(() -> words("command", words), Launch.Builder::command);
    }

    @Override
    public void entrypoint(@Nullable Object... words) {
        set(() -> words("entrypoint", words), Launch.Builder::entrypoint);
    }

    /** No words at all are meant only where an empty list says so. */
    private static List<String> words(String word, @Nullable Object @Nullable [] given) {
        List<String> words = CommandLine.of(word, given);
        boolean isEmptyList = words.isEmpty() && given != null && (given.length == 0 || given[0] instanceof List<?>);
        if (words.isEmpty() && !isEmptyList) {
            throw new WordException(
                    "`" + word + "` is given no words", "the image's own is left out with " + word + "([])");
        }
        return words;
    }

    @Override
    public void workdir(@Nullable Object folder) {
        set(() -> Values.text("workdir", folder), Launch.Builder::workdir);
    }

    @Override
    public void user(@Nullable Object who) {
        set(() -> Values.text("user", who), Launch.Builder::user);
    }

    @Override
    public void groupAdd(@Nullable Object... groups) {
        set(() -> Values.texts("groupAdd", groups), (launch, names) -> names.forEach(launch::group));
    }

    @Override
    public void init(@Nullable Object wanted) {
        set(() -> Values.flag("init", wanted), Launch.Builder::init);
    }

    @Override
    public void tty(@Nullable Object wanted) {
        set(() -> Values.flag("tty", wanted), Launch.Builder::tty);
    }

    @Override
    public void stdin(@Nullable Object wanted) {
        set(() -> Values.flag("stdin", wanted), Launch.Builder::stdin);
    }
}
