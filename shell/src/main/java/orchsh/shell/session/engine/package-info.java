/** The engine of a session: one connection for all entries, and the containers that are kept for a while. */
@NullMarked
package orchsh.shell.session.engine;

import org.jspecify.annotations.NullMarked;
