/** How a command tells what it does, and what it hides. */
@NullMarked
package orchsh.shell.report;

import org.jspecify.annotations.NullMarked;
