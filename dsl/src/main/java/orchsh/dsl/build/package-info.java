/** What stands behind the words: small builders that collect a stack, its places and what is wrong with it. */
@NullMarked
package orchsh.dsl.build;

import org.jspecify.annotations.NullMarked;
