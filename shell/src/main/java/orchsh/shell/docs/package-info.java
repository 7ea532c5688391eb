/** Runs what documentation shows, and compares what comes of it: a page is text, a session is a shell, a trial is both. */
@NullMarked
package orchsh.shell.docs;

import org.jspecify.annotations.NullMarked;
