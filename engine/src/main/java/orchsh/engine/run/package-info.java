/** Carries a plan out: walks the graph in parallel, calls the port, fires events. */
@NullMarked
package orchsh.engine.run;

import org.jspecify.annotations.NullMarked;
