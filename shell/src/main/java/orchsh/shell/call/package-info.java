/** A command about to be carried out, with all it may use and what several commands have in common. */
@NullMarked
package orchsh.shell.call;

import org.jspecify.annotations.NullMarked;
