/** Stacks as compose files. */
@NullMarked
package orchsh.dsl.write.compose;

import org.jspecify.annotations.NullMarked;
