/** What the other modules call. */
@NullMarked
package orchsh.engine;

import org.jspecify.annotations.NullMarked;
