package orchsh.shell.session.engine;

import java.util.Optional;
import java.util.function.Consumer;
import orchsh.engine.event.EventListener;
import orchsh.engine.problem.ProblemException;
import orchsh.shell.call.Engines;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.OwnEngine;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.syntax.EngineOptions;

/** Keeps one connection open for all entries; when the engine has gone away, it is looked for again. */
public final class KeptEngines implements Engines, AutoCloseable {
    private final Engines engines;
    private final EngineOptions ofSession;
    private final KeptContainers kept;
    private final EventListener ear;
    private final Consumer<String> note;
    private final Consumer<Optional<OpenEngine>> news;
    private Optional<Connection> connection = Optional.empty();
    private boolean wasLost;
    private boolean isClosed;

    private record Connection(EngineOptions options, OpenEngine engine) {}

    /**
     * Keeps what others open.
     *
     * @param ofSession the engine that was chosen when the session was opened
     * @param kept the containers that are not shown
     * @param ear hears the events of all runs
     * @param note shows somebody a line
     * @param news told of each new connection, and of none when it is lost
     */
    public KeptEngines(
            Engines engines,
            EngineOptions ofSession,
            KeptContainers kept,
            EventListener ear,
            Consumer<String> note,
            Consumer<Optional<OpenEngine>> news) {
        this.engines = engines;
        this.ofSession = ofSession;
        this.kept = kept;
        this.ear = ear;
        this.note = note;
        this.news = news;
    }

    @Override
    public synchronized OpenEngine open(EngineOptions options, Invocation caller) {
        EngineOptions wanted = new EngineOptions(options.host().or(ofSession::host), options.consent());
        if (connection.isPresent() && serves(connection.get(), wanted)) {
            if (isAlive(connection.get().engine())) {
                return lent(connection.get().engine());
            }
            lose();
        }
        OpenEngine engine = engines.open(wanted, caller);
        if (connection.isPresent() || isClosed) {
            // an entry that names another engine is on its own, and so is one that outlives the session
            return engine;
        }
        keep(new Connection(wanted, engine));
        return lent(engine);
    }

    private void keep(Connection found) {
        connection = Optional.of(found);
        if (wasLost) {
            wasLost = false;
            note.accept("the engine was away; connected to " + found.engine().location() + " again\n");
        }
        news.accept(Optional.of(found.engine()));
    }

    /** Looks once for the engine that has gone away; whether there is one. Entries need not wait for that. */
    public boolean lookAgain(Invocation caller) {
        if (isThere()) {
            return true;
        }
        EngineOptions wanted = new EngineOptions(ofSession.host(), EngineOptions.Consent.LOOK_ONLY);
        OpenEngine engine;
        try {
            engine = engines.open(wanted, caller);
        } catch (ProblemException e) {
            return false; // it is still away, whatever the reason
        }
        synchronized (this) {
            if (connection.isPresent() || isClosed || !isAlive(engine)) {
                engine.close();
            } else {
                keep(new Connection(wanted, engine));
            }
            return connection.isPresent() || isClosed;
        }
    }

    private OpenEngine lent(OpenEngine engine) {
        return new LentEngine(engine, kept, ear);
    }

    private static boolean serves(Connection there, EngineOptions wanted) {
        return there.options().host().equals(wanted.host())
                && (there.options().consent() == wanted.consent()
                        || wanted.consent() == EngineOptions.Consent.LOOK_ONLY);
    }

    private static boolean isAlive(OpenEngine engine) {
        try {
            engine.observer().ping();
            return true;
        } catch (ProblemException e) {
            // it does not answer, whatever the reason
            return false;
        }
    }

    /** Finds out whether the engine still answers; if not, the next entry looks for it again. */
    public synchronized boolean isThere() {
        if (connection.isPresent() && !isAlive(connection.get().engine())) {
            lose();
        }
        return connection.isPresent();
    }

    private void lose() {
        connection.ifPresent(there -> there.engine().close());
        wasLost |= connection.isPresent();
        connection = Optional.empty();
        news.accept(Optional.empty());
    }

    /** The connection that is kept. */
    public synchronized Optional<OpenEngine> current() {
        return connection.map(Connection::engine);
    }

    @Override
    public OwnEngine own(EngineOptions options, Invocation caller) {
        return engines.own(options, caller);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        connection.ifPresent(there -> there.engine().close());
        connection = Optional.empty();
    }
}
