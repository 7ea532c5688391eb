/** The way in and out of the process: everything that touches it is here. */
@NullMarked
package orchsh.shell;

import org.jspecify.annotations.NullMarked;
