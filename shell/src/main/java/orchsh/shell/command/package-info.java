/** What can be asked: one class a command, each a short paragraph of compile, observe, plan, run, show. */
@NullMarked
package orchsh.shell.command;

import org.jspecify.annotations.NullMarked;
