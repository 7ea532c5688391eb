package orchsh.dsl.build;

import java.util.List;
import orchsh.dsl.language.CommandWords;
import org.jspecify.annotations.Nullable;

/** Keeps what is run, and as whom. */
final class CommandPart implements CommandWords {
    private final Sayings sayings;

    CommandPart(Sayings sayings) {
        this.sayings = sayings;
    }

    @Override
    public void command(@Nullable Object... words) {
        sayings.heed(() -> {
            List<String> command = CommandLine.of("command", words);
            if (command.isEmpty()) {
                throw new WordException("`command` is given no words");
            }
            sayings.say(Saying.shared(service -> service.command(command)));
        });
    }
}
