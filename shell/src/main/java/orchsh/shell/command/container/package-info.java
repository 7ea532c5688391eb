/** Commands about one container. */
@NullMarked
package orchsh.shell.command.container;

import org.jspecify.annotations.NullMarked;
