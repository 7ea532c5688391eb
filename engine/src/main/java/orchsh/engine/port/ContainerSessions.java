package orchsh.engine.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import orchsh.engine.caller.CancellationToken;

/** Talks with processes in containers. Safe for use by several threads at once. */
public interface ContainerSessions {

    /** Runs a command in a running container. Cancelling ends the conversation; the engine lets the command run on. */
    Session exec(String container, ExecOrder order, CancellationToken cancellation);

    /** Runs a command in a running container and does not wait for it. */
    void execDetached(String container, ExecOrder order, CancellationToken cancellation);

    /** Takes part in the output and, if wanted, the input of a container's own process. */
    Session attach(String container, AttachOrder order, CancellationToken cancellation);

    /** Whether a process is given input. */
    enum Input {
        NONE,
        OPEN
    }

    /** What a command may do. */
    enum Rights {
        USUAL,
        PRIVILEGED
    }

    /**
     * A terminal for a process.
     *
     * @param size its size at the beginning
     * @param detachKeys what lets go of the process
     */
    record Terminal(TerminalSize size, DetachKeys detachKeys) {}

    /**
     * A command to run.
     *
     * @param command its words
     * @param env variables beside the container's own
     * @param user whom it runs as; absent means the container's own user
     * @param folder where it runs; absent means the container's own folder
     * @param rights what it may do
     * @param input whether it is given input
     * @param terminal its terminal, if it has one
     */
    record ExecOrder(
            List<String> command,
            Map<String, String> env,
            Optional<String> user,
            Optional<String> folder,
            Rights rights,
            Input input,
            Optional<Terminal> terminal) {
        public ExecOrder {
            command = List.copyOf(command);
            env = Map.copyOf(env);
            if (command.isEmpty()) {
                throw new IllegalArgumentException("a command has at least one word");
            }
        }

        public static ExecOrder of(List<String> command) {
            return new ExecOrder(
                    command, Map.of(), Optional.empty(), Optional.empty(), Rights.USUAL, Input.NONE, Optional.empty());
        }

        public ExecOrder with(String variable, String value) {
            Map<String, String> more = new TreeMap<>(env);
            more.put(variable, value);
            return new ExecOrder(command, more, user, folder, rights, input, terminal);
        }

        public ExecOrder as(String otherUser) {
            return new ExecOrder(command, env, Optional.of(otherUser), folder, rights, input, terminal);
        }

        public ExecOrder in(String otherFolder) {
            return new ExecOrder(command, env, user, Optional.of(otherFolder), rights, input, terminal);
        }

        public ExecOrder privileged() {
            return new ExecOrder(command, env, user, folder, Rights.PRIVILEGED, input, terminal);
        }

        public ExecOrder interactive() {
            return new ExecOrder(command, env, user, folder, rights, Input.OPEN, terminal);
        }

        public ExecOrder on(Terminal its) {
            return new ExecOrder(command, env, user, folder, rights, input, Optional.of(its));
        }
    }

    /**
     * A wish to take part in a container.
     *
     * @param moment when
     * @param input whether its process is given input
     * @param detachKeys what lets go of it, where it has a terminal
     */
    record AttachOrder(Moment moment, Input input, DetachKeys detachKeys) {
        /** When a container is attached to. */
        public enum Moment {
            /** While it runs; one that does not is refused. */
            RUNNING,
            /** Before somebody starts it, so that nothing it prints is missed. */
            BEFORE_START
        }
    }
}
