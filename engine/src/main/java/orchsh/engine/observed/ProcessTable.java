package orchsh.engine.observed;

import java.util.List;

/**
 * The processes of a container, as the engine's {@code ps} prints them.
 *
 * @param titles of the columns
 * @param rows one a process, each with a cell a column
 */
public record ProcessTable(List<String> titles, List<List<String>> rows) {
    public ProcessTable {
        titles = List.copyOf(titles);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
