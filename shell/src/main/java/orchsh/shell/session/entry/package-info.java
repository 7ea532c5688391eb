/** What was typed: a text cut into entries, and commands told from the language. */
@NullMarked
package orchsh.shell.session.entry;

import org.jspecify.annotations.NullMarked;
