/** What files are called that stacks are written in, and how files are written; known to all who read and write them. */
@NullMarked
package orchsh.dsl.file;

import org.jspecify.annotations.NullMarked;
