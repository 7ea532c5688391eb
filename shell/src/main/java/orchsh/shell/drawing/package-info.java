/** Pictures and pages as text: SVG and HTML that stand alone. */
@NullMarked
package orchsh.shell.drawing;

import org.jspecify.annotations.NullMarked;
