/** What a stack is: immutable values, checked when they are made, no I/O. */
@NullMarked
package orchsh.engine.model;

import org.jspecify.annotations.NullMarked;
