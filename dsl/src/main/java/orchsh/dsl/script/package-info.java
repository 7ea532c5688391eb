/** From the text of a script to a run of it: scanner, rewriting, checks, positions, and errors in plain words. */
@NullMarked
package orchsh.dsl.script;

import org.jspecify.annotations.NullMarked;
