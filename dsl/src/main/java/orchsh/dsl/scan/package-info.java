/** Reads the raw text of scripts: their tokens, and what these alone tell. Nothing here loads Groovy. */
@NullMarked
package orchsh.dsl.scan;

import org.jspecify.annotations.NullMarked;
