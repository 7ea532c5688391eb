/** What is known of the words of entries, for whoever completes and colours them. */
@NullMarked
package orchsh.shell.session.word;

import org.jspecify.annotations.NullMarked;
