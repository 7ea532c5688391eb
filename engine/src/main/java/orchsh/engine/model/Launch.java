package orchsh.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is run in a container, and as whom.
 *
 * @param entrypoint instead of the image's own; empty means none at all
 * @param command instead of the image's own
 * @param workdir the folder it is run in
 * @param user who runs it: a name or number, and a group after a colon
 * @param groups further groups of that user
 * @param init whether a small process of the engine's reaps what is left over; absent leaves it to the engine
 * @param tty whether it has a terminal
 * @param stdin whether its standard input stays open
 */
public record Launch(
        Optional<List<String>> entrypoint,
        Optional<List<String>> command,
        Optional<String> workdir,
        Optional<String> user,
        List<String> groups,
        Optional<Boolean> init,
        boolean tty,
        boolean stdin) {

    public Launch {
        entrypoint = entrypoint.map(List::copyOf);
        command = command.map(List::copyOf);
        groups = List.copyOf(groups);
        workdir.ifPresent(Checks::absolute);
        user.ifPresent(who -> Checks.notBlank("a user", who));
    }

    /** Collects what is run. */
    public static final class Builder {
        private Optional<List<String>> entrypoint = Optional.empty();
        private Optional<List<String>> command = Optional.empty();
        private Optional<String> workdir = Optional.empty();
        private Optional<String> user = Optional.empty();
        private final List<String> groups = new ArrayList<>();
        private Optional<Boolean> init = Optional.empty();
        private boolean tty;
        private boolean stdin;

        Builder() {}

        Builder(Launch launch) {
            entrypoint = launch.entrypoint;
            command = launch.command;
            workdir = launch.workdir;
            user = launch.user;
            groups.addAll(launch.groups);
            init = launch.init;
            tty = launch.tty;
            stdin = launch.stdin;
        }

        /** Leaves it to the image. */
        Builder withoutEntrypoint() {
            entrypoint = Optional.empty();
            return this;
        }

        public Builder entrypoint(List<String> words) {
            entrypoint = Optional.of(words);
            return this;
        }

        public Builder command(List<String> words) {
            command = Optional.of(words);
            return this;
        }

        public Builder workdir(String folder) {
            workdir = Optional.of(folder);
            return this;
        }

        public Builder user(String who) {
            user = Optional.of(who);
            return this;
        }

        public Builder group(String group) {
            groups.add(group);
            return this;
        }

        public Builder init(boolean wanted) {
            init = Optional.of(wanted);
            return this;
        }

        public Builder tty(boolean wanted) {
            tty = wanted;
            return this;
        }

        public Builder stdin(boolean open) {
            stdin = open;
            return this;
        }

        Launch build() {
            return new Launch(entrypoint, command, workdir, user, groups, init, tty, stdin);
        }
    }
}
