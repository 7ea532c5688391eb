/** What became of runs, kept from one command to the next, and what follows from it. */
@NullMarked
package orchsh.shell.journal;

import org.jspecify.annotations.NullMarked;
