/** The commands that look into containers. */
@NullMarked
package orchsh.shell.session.container;

import org.jspecify.annotations.NullMarked;
