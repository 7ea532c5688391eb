/** How a command line is written: its words, options and arguments, and what was typed. */
@NullMarked
package orchsh.shell.syntax;

import org.jspecify.annotations.NullMarked;
