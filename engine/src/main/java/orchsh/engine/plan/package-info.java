/** Compares what is wanted with what is there; the outcome is a value that can be read before anything happens. */
@NullMarked
package orchsh.engine.plan;

import org.jspecify.annotations.NullMarked;
