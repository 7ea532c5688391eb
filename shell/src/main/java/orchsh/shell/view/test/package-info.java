/** How tests of a stack ended. */
@NullMarked
package orchsh.shell.view.test;

import org.jspecify.annotations.NullMarked;
