/** How things look: pure renderers of values, and listeners that draw what happens. */
@NullMarked
package orchsh.shell.view;

import org.jspecify.annotations.NullMarked;
