/** What is written for people out of stacks: what every kind of file needs. No Groovy is loaded here. */
@NullMarked
package orchsh.dsl.write;

import org.jspecify.annotations.NullMarked;
