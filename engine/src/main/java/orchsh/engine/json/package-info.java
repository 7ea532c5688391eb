/** Reads and writes JSON, without a library that would take longer to load than most commands take. */
@NullMarked
package orchsh.engine.json;

import org.jspecify.annotations.NullMarked;
