/** Commands about scripts, compose files and snippets. */
@NullMarked
package orchsh.shell.command.script;

import org.jspecify.annotations.NullMarked;
