/** Everything that changes an engine, finding one, and running one of our own; alone in knowing docker-java. */
@NullMarked
package orchsh.engine.docker;

import org.jspecify.annotations.NullMarked;
