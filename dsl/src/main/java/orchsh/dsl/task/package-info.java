/** What the words of tasks and checks mean: they read what they are given and ask the live stack for it. */
@NullMarked
package orchsh.dsl.task;

import org.jspecify.annotations.NullMarked;
