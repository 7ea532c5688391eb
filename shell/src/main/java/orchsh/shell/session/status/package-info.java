/** How the stack of a session is just now. */
@NullMarked
package orchsh.shell.session.status;

import org.jspecify.annotations.NullMarked;
