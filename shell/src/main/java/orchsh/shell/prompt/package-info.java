/** The ways into a session: a prompt on a terminal, and entries that come from elsewhere. */
@NullMarked
package orchsh.shell.prompt;

import org.jspecify.annotations.NullMarked;
