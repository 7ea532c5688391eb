/** How everything was before, brought back. */
@NullMarked
package orchsh.shell.session.undo;

import org.jspecify.annotations.NullMarked;
