/** From the compose files of a project to one tree: found, interpolated, merged, with everything they include and extend. */
@NullMarked
package orchsh.dsl.compose;

import org.jspecify.annotations.NullMarked;
