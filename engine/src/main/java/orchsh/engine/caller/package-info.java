/** What the engine may know of whoever called it. */
@NullMarked
package orchsh.engine.caller;

import org.jspecify.annotations.NullMarked;
