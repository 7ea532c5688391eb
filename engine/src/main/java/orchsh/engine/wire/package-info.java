/** A small HTTP client for the engine's API on the JDK alone; it looks, and never changes a container. */
@NullMarked
package orchsh.engine.wire;

import org.jspecify.annotations.NullMarked;
