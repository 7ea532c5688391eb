package orchsh.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import orchsh.engine.caller.Surroundings;
import orchsh.engine.docker.EngineLocator;
import orchsh.engine.docker.EngineLocator.Attempt;
import orchsh.engine.docker.EngineLocator.Findings;
import orchsh.engine.docker.EngineLocator.Located;
import orchsh.engine.docker.RunningEngine;
import orchsh.engine.problem.ProblemException;
import orchsh.engine.run.StandInWorkshop.Consent;
import orchsh.engine.wire.EngineAddress;
import orchsh.shell.call.Engines;
import orchsh.shell.call.NoEngine;
import orchsh.shell.call.OpenEngine;
import orchsh.shell.call.OwnEngine;
import orchsh.shell.invocation.Invocation;
import orchsh.shell.syntax.EngineOptions;

/** Finds the engine that a command works on; with the user's consent, makes one where there is none. */
final class ProcessEngines implements Engines {
    private static final String RECIPES = "stdlib-scripts/images";
    private static final String OWN_RECIPES = "images";

    private final Path home;

    /** The folder of the checkout or the unpacked archive, which holds the recipes of stand-in images. */
    ProcessEngines(Path home) {
        this.home = home;
    }

    @Override
    public OpenEngine open(EngineOptions options, Invocation caller) {
        Surroundings surroundings = caller.surroundings();
        boolean mayMake = options.consent() == EngineOptions.Consent.BOOTSTRAP;
        Findings findings = new EngineLocator(surroundings).locate(options.host());
        Located located = findings.engine().orElseGet(() -> {
            if (!mayMake) {
                throw noEngine(findings, options, caller);
            }
            return privateEngine(options, caller);
        });
        return new ConnectedEngine(
                located,
                surroundings,
                new RecipeFolders(surroundings.dataFolder().resolve(OWN_RECIPES), home.resolve(RECIPES)),
                mayMake ? Consent.GIVEN : Consent.NOT_GIVEN);
    }

    private static ProblemException noEngine(Findings findings, EngineOptions options, Invocation caller) {
        List<String> tried = new ArrayList<>();
        for (Attempt attempt : findings.attempts()) {
            tried.add(attempt.address() + ": " + attempt.outcome());
        }
        OwnEngine.State own = new OwnPrivateEngine(options, caller).state();
        switch (own) {
            case ABSENT -> tried.add("the private engine: there is none");
            case STOPPED -> tried.add("the private engine: it is stopped");
            case RUNNING -> {
                // Then it has been tried like any other.
            }
        }
        return NoEngine.after(tried, own, caller);
    }

    private Located privateEngine(EngineOptions options, Invocation caller) {
        OwnPrivateEngine own = new OwnPrivateEngine(options, caller);
        RunningEngine running = own.startAsNeeded();
        return new Located(new EngineAddress.Unix(running.socket()), "the private engine", running.address());
    }

    @Override
    public OwnEngine own(EngineOptions options, Invocation caller) {
        return new OwnPrivateEngine(options, caller);
    }

    /** Says what takes long, as it happens. */
    static Consumer<String> progressTo(Invocation caller) {
        return line -> {
            caller.console().err().println(line);
            caller.console().err().flush();
        };
    }
}
