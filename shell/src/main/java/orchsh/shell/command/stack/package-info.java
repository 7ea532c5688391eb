/** Commands about a whole stack: what they change, they change by a plan. */
@NullMarked
package orchsh.shell.command.stack;

import org.jspecify.annotations.NullMarked;
