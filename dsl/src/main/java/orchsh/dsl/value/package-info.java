/** Reads what people write as values: times, sizes, ports, mounts, waits and the like, as scripts and compose files both write them. */
@NullMarked
package orchsh.dsl.value;

import org.jspecify.annotations.NullMarked;
