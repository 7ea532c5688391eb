/** Pieces of text: how wide they are, how they are coloured, and how lines are kept within a window. */
@NullMarked
package orchsh.shell.view.text;

import org.jspecify.annotations.NullMarked;
