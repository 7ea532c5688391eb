/** What users do with containers that run: reading their logs as one, talking with them, copying files. */
@NullMarked
package orchsh.engine.live;

import org.jspecify.annotations.NullMarked;
