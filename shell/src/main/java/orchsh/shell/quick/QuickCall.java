package orchsh.shell.quick;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import orchsh.engine.api.WireMonitor;
import orchsh.engine.api.WireObserver;
import orchsh.engine.docker.EnginePlaces;
import orchsh.engine.observed.EngineFacts;
import orchsh.engine.observed.ObservedContainer;
import orchsh.engine.observed.ObservedStack;
import orchsh.engine.port.ContainerMonitor;
import orchsh.engine.port.EngineObserver;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.wire.EngineAddress;
import orchsh.engine.wire.WireClient;
import orchsh.shell.call.About;
import orchsh.shell.call.EngineView;
import orchsh.shell.call.Glance;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.syntax.SharedOptions;
import orchsh.shell.syntax.Typed;

/** A glance by the small program: it knows no scripts, and nobody is asked whether an engine is there. */
record QuickCall(Typed typed, Invocation invocation, About about) implements Glance {
    /** An engine that takes longer is searched for by somebody who can say what is wrong with it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public String stackName() {
        return new QuickName(typed, invocation.surroundings()).get();
    }

    @Override
    public List<String> declaredServices(List<String> asked) {
        throw new HandOverException();
    }

    @Override
    public EngineView openEngine() {
        if (typed.has(SharedOptions.BOOTSTRAP)) {
            throw new HandOverException();
        }
        return openExistingEngine();
    }

    @Override
    public EngineView openExistingEngine() {
        Optional<EngineAddress> address =
                new EnginePlaces(invocation.surroundings()).likeliest(typed.value(SharedOptions.HOST));
        if (address.isEmpty() || !(address.get() instanceof EngineAddress.Unix)) {
            throw new HandOverException();
        }
        return new QuickEngine(new WireClient(address.get(), invocation.surroundings()));
    }

    /** Whoever calls it off ends the process. */
    @Override
    public <T> T whileWanted(Supplier<T> work) {
        return work.get();
    }

    @Override
    public List<ObservedContainer> listed(String stack, EngineView engine) {
        try {
            return engine.observer().containersOf(stack);
        } catch (ProblemException e) {
            throw notThere(e);
        }
    }

    @Override
    public List<ObservedContainer> listed(EngineView engine) {
        try {
            return engine.observer().containers();
        } catch (ProblemException e) {
            throw notThere(e);
        }
    }

    @Override
    public EngineFacts facts(EngineView engine) {
        try {
            return engine.observer().facts();
        } catch (ProblemException e) {
            throw notThere(e);
        }
    }

    /** The engine may be elsewhere, for whoever looks for it properly. */
    private static HandOverException notThere(ProblemException problem) {
        HandOverException handOver = new HandOverException();
        handOver.initCause(problem);
        return handOver;
    }

    /** An engine that is likely to be there. */
    private static final class QuickEngine implements EngineView {
        private final WireClient client;
        private final EngineObserver observer;

        QuickEngine(WireClient client) {
            this.client = client;
            this.observer = new WireObserver(client, PATIENCE);
        }

        @Override
        public EngineObserver observer() {
            return observer;
        }

        @Override
        public ObservedStack observe(String stack) {
            return observer.observe(stack);
        }

        @Override
        public ContainerMonitor monitor() {
            return new WireMonitor(client);
        }

        @Override
        public String location() {
            return client.address().toString();
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
