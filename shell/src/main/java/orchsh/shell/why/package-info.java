/** The causal story of how a service, container, network or volume is doing, from what the engine knows. */
@NullMarked
package orchsh.shell.why;

import org.jspecify.annotations.NullMarked;
