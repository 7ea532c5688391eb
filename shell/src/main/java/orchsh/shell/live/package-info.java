/** The live stack of tasks and checks, on a real engine. */
@NullMarked
package orchsh.shell.live;

import org.jspecify.annotations.NullMarked;
