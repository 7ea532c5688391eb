/** Runs the usual commands once on an engine made of cardboard, for the Java to remember what a start needs. */
@NullMarked
package orchsh.shell.rehearsal;

import org.jspecify.annotations.NullMarked;
