/** What is there now: one snapshot of records, taken once. */
@NullMarked
package orchsh.engine.observed;

import org.jspecify.annotations.NullMarked;
