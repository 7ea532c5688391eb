/** What can be done with the rows that a command lists: choosing, sorting, counting, one stage after the other. */
@NullMarked
package orchsh.shell.rows;

import org.jspecify.annotations.NullMarked;
