/** From a script to a stack or problems: what the other modules call. */
@NullMarked
package orchsh.dsl;

import org.jspecify.annotations.NullMarked;
