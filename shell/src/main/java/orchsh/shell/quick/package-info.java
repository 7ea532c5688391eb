/** The small program that comes first: commands that only look, with nothing but the JDK. */
@NullMarked
package orchsh.shell.quick;

import org.jspecify.annotations.NullMarked;
