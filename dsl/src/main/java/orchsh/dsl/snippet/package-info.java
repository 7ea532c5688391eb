/** Snippets: finding them, holding them to what was locked, and letting a person see them before they run. */
@NullMarked
package orchsh.dsl.snippet;

import org.jspecify.annotations.NullMarked;
