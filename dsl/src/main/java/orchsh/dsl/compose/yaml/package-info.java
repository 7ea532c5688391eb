/** The text of a compose file as a tree in which everything knows where it stands. */
@NullMarked
package orchsh.dsl.compose.yaml;

import org.jspecify.annotations.NullMarked;
