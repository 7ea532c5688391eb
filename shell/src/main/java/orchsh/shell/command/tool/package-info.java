/** Commands about the program itself and its engine. */
@NullMarked
package orchsh.shell.command.tool;

import org.jspecify.annotations.NullMarked;
