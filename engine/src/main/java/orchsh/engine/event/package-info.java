/** What happened while a plan ran, and who listens. */
@NullMarked
package orchsh.engine.event;

import org.jspecify.annotations.NullMarked;
