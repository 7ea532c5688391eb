/** What we ask of a container engine: {@code ContainerEngine} changes, {@code EngineObserver} looks. */
@NullMarked
package orchsh.engine.port;

import org.jspecify.annotations.NullMarked;
