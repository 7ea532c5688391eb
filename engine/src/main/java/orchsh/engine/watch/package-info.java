/** Sees which files of this machine change, and what that means to the services of a stack. */
@NullMarked
package orchsh.engine.watch;

import org.jspecify.annotations.NullMarked;
