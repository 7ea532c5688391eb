/** Stacks as scripts. */
@NullMarked
package orchsh.dsl.write.script;

import org.jspecify.annotations.NullMarked;
