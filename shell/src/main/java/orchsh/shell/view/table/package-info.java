/** Rows of values, as a table that people read or as JSON for programs. */
@NullMarked
package orchsh.shell.view.table;

import org.jspecify.annotations.NullMarked;
