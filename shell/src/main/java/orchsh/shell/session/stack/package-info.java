/** The stack of a session: what its files say, and what entries have made of it since. */
@NullMarked
package orchsh.shell.session.stack;

import org.jspecify.annotations.NullMarked;
