package orchsh.shell.command;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A compose file that is typed in, and read twice. */
final class TypedIn {
    private static final String NAME = "-";
    private static final int LARGEST = 1 << 24;

    private TypedIn() {}

    private static boolean is(StackFile file) {
        return file.compose().filter(choice -> choice.files().contains(NAME)).isPresent();
    }

    /** Before it is read for the first time. */
    static void keep(Call call, StackFile file) {
        if (is(file)) {
            try {
                call.console().in().mark(LARGEST);
            } catch (IOException e) {
                throw new UncheckedIOException("what is typed in could not be read", e);
            }
        }
    }

    /** Before it is read again. */
    static void again(Call call, StackFile file) {
        if (is(file)) {
            try {
                call.console().in().reset();
            } catch (IOException e) {
                throw new UncheckedIOException("what is typed in could not be read again", e);
            }
        }
    }
}
