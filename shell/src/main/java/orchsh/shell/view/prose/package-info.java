/** Plans, problems, stacks and stories as people read them. */
@NullMarked
package orchsh.shell.view.prose;

import org.jspecify.annotations.NullMarked;
