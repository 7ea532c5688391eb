package orchsh.shell.call;

import orchsh.engine.observed.ObservedStack;
import orchsh.engine.port.ContainerMonitor;
import orchsh.engine.port.EngineObserver;

/** An engine that is only looked at. */
public interface EngineView extends AutoCloseable {

    /** For looking without a plan in mind. */
    EngineObserver observer();

    /** One snapshot of a stack. */
    ObservedStack observe(String stack);

    /** For looking at what runs more closely. */
    ContainerMonitor monitor();

    /** The engine's address, for example {@code unix:///var/run/docker.sock}. */
    String location();

    @Override
    void close();
}
