package orchsh.engine.event;

/** Told what happens, one event at a time, always from one thread. What it throws never disturbs the run. */
@FunctionalInterface
public interface EventListener {

    void on(EngineEvent event);

    /** For those who do not care. */
    EventListener DEAF = event -> {};
}
