/** Commands that say something about the stack, in its model and where it runs at once. */
@NullMarked
package orchsh.shell.session.declare;

import org.jspecify.annotations.NullMarked;
