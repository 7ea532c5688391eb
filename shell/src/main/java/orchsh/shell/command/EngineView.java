package orchsh.shell.command;

import orchsh.engine.port.EngineObserver;

/** An engine that is only looked at. */
interface EngineView extends AutoCloseable {

    /** For looking without a plan in mind. */
    EngineObserver observer();

    /** The engine's address, for example {@code unix:///var/run/docker.sock}. */
    String location();

    @Override
    void close();
}
