/** How the containers of a stack look: what they are doing, what they have, and where they are reached. */
@NullMarked
package orchsh.shell.view.container;

import org.jspecify.annotations.NullMarked;
