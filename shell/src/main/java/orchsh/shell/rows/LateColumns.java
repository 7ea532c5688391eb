package orchsh.shell.rows;

import java.util.Collection;
import java.util.List;

/** Columns of containers that cost more than the others, and are there when somebody asks for them. */
public final class LateColumns {
    public static final List<String> NAMES = List.of("started", "ended");

    private static final String COMMAND = "ps";
    private static final String OPTION = "--times";

    private LateColumns() {}

    /** Whether the command has them. */
    public static boolean areOf(String command) {
        return command.equals(COMMAND);
    }

    /** What the command is told beside, so that it gives these columns. */
    public static List<String> optionsFor(String command, Collection<String> columns) {
        return areOf(command) && NAMES.stream().anyMatch(columns::contains) ? List.of(OPTION) : List.of();
    }
}
