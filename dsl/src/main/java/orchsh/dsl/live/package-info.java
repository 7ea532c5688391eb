/** What tasks and checks do to a running stack, as a port: the language asks for it, whoever runs tasks brings it along. */
@NullMarked
package orchsh.dsl.live;

import org.jspecify.annotations.NullMarked;
