/** Commands that only look. */
@NullMarked
package orchsh.shell.command.look;

import org.jspecify.annotations.NullMarked;
