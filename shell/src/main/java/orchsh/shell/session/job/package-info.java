/** What runs in the background, and the commands for that. */
@NullMarked
package orchsh.shell.session.job;

import org.jspecify.annotations.NullMarked;
