package orchsh.shell.command.stack;

import orchsh.engine.watch.FileChanges;

/** What a watch waits for. */
sealed interface Happening {

    /** Files have changed. */
    record Changed(FileChanges changes) implements Happening {}

    /** A container of a service has started. */
    record Started(String service) implements Happening {}

    /** Nobody can tell what happens any more. */
    record Broken(RuntimeException why) implements Happening {}

    /** It is called off. */
    record CalledOff() implements Happening {}
}
