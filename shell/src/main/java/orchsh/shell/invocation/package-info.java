/** What one command is told of its caller, so that every caller is alike: a command line, a prompt, a test. */
@NullMarked
package orchsh.shell.invocation;

import org.jspecify.annotations.NullMarked;
