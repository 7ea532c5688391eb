/** What the keys of compose files mean: one table of keys for each kind of map, from which all else follows. */
@NullMarked
package orchsh.dsl.compose.keys;

import org.jspecify.annotations.NullMarked;
