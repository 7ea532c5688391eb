/** The commands for the files of the stack: what they say is taken in, and what entries have made is written down. */
@NullMarked
package orchsh.shell.session.file;

import org.jspecify.annotations.NullMarked;
