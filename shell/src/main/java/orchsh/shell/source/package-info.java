/** Where a stack is written down, and how it is read. */
@NullMarked
package orchsh.shell.source;

import org.jspecify.annotations.NullMarked;
