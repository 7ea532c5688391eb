/** A session: entries that are carried out one after the other on the same stack, engine and variables. It knows no terminal. */
@NullMarked
package orchsh.shell.session;

import org.jspecify.annotations.NullMarked;
