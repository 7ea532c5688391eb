/** Is it ready? One class for each kind of wait. */
@NullMarked
package orchsh.engine.probe;

import org.jspecify.annotations.NullMarked;
