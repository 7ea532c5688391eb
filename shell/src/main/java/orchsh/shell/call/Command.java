package orchsh.shell.call;

import java.util.List;
import orchsh.shell.invocation.ExitCode;
import orchsh.shell.syntax.CommandForm;
import orchsh.shell.syntax.Scope;

/** Something that can be asked for by a word. */
public interface Command {

    /** Its word, what it is for, its options and arguments. */
    CommandForm syntax();

    /** What it is about. */
    Scope scope();

    /** Carries it out. */
    ExitCode run(Call call);

    /** Whether it can tell what it would do without doing it. */
    default boolean tellsBeforehand() {
        return false;
    }

    /** The commands that are said after this one's word. */
    default List<Command> parts() {
        return List.of();
    }
}
