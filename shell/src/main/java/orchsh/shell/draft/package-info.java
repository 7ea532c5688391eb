/** What a folder has beside a stack, read for the beginning of a script. */
@NullMarked
package orchsh.shell.draft;

import org.jspecify.annotations.NullMarked;
