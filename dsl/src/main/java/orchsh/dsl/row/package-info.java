/** Expressions of the language over rows of values. */
@NullMarked
package orchsh.dsl.row;

import org.jspecify.annotations.NullMarked;
