package orchsh.shell.rows;

import orchsh.dsl.row.Row;

/** Takes rows as they come. */
public interface Sink {

    void take(Row row);

    /** Whether more rows would be of any use. */
    default boolean wantsMore() {
        return true;
    }

    /** No more rows will come. */
    void end();
}
