/** Something wrong, said as a value. */
@NullMarked
package orchsh.engine.problem;

import org.jspecify.annotations.NullMarked;
