/** The words of the language, as documented interfaces: the manual, and what the checker and every help derive from. */
@NullMarked
package orchsh.dsl.language;

import org.jspecify.annotations.NullMarked;
