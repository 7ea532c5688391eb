package orchsh.dsl.language;

import java.util.List;

/** How a command ended. As a text it is what the command printed. */
public interface CommandResult {

    /** Its exit code. */
    int getExitCode();

    /** Whether that is 0. */
    boolean isOk();

    /** What it printed, as text; more than 16 MiB are not kept, and asking for them is a problem. */
    String getOut();

    /** What it printed to standard error, as text. */
    String getErr();

    /** The lines of what it printed. */
    List<String> getLines();

    /** What it printed, byte for byte. */
    byte[] getBytes();
}
