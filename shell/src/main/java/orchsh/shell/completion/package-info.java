/** What can be typed next. */
@NullMarked
package orchsh.shell.completion;

import org.jspecify.annotations.NullMarked;
