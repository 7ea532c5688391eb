/** What files are called that stacks are written in; known to all who look for them. */
@NullMarked
package orchsh.dsl.file;

import org.jspecify.annotations.NullMarked;
