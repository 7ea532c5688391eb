/** What is said of commands and words to those who ask. */
@NullMarked
package orchsh.shell.help;

import org.jspecify.annotations.NullMarked;
