package orchsh.engine.plan;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import orchsh.engine.definition.Confidential;
import orchsh.engine.definition.Origins;
import orchsh.engine.model.ImageReference;
import orchsh.engine.observed.BuildContent;
import orchsh.engine.observed.Facts;
import orchsh.engine.observed.RegistryStanding;

/**
 * What was found out for a plan besides what is on the engine.
 *
 * @param contents what images would be built from, by the service that builds them, as {@link Planner#contents} gives it
 * @param standings of images that are to be asked for though they are here: what their registries have
 * @param confidential what is in the secrets and configs of the services that the goal is about
 * @param healthchecks which images say how their containers are checked
 * @param origins what containers and networks of other tools were made from
 * @param clock tells the time from which stacks may stay for a while
 * @param machine what the engine says of its machine; asked only when somebody wants to know
 */
public record Research(
        Map<String, BuildContent> contents,
        Map<ImageReference, RegistryStanding> standings,
        Confidential confidential,
        Healthchecks healthchecks,
        Origins origins,
        Clock clock,
        Supplier<Facts> machine) {
    /** For stacks that build nothing and have no files, of whose images nothing needs to be known. */
    public static final Research NONE = new Research(
            Map.of(),
            Map.of(),
            Confidential.nothing(),
            Healthchecks.NONE,
            Origins.NONE,
            Clock.systemUTC(),
            () -> Facts.NONE);

    public Research {
        contents = Map.copyOf(contents);
        standings = Map.copyOf(standings);
    }

    public Research with(Map<String, BuildContent> built) {
        return new Research(built, standings, confidential, healthchecks, origins, clock, machine);
    }

    public Research with(Confidential files) {
        return new Research(contents, standings, files, healthchecks, origins, clock, machine);
    }

    public Research with(Healthchecks checks) {
        return new Research(contents, standings, confidential, checks, origins, clock, machine);
    }

    public Research with(Origins found) {
        return new Research(contents, standings, confidential, healthchecks, found, clock, machine);
    }

    public Research with(Clock time) {
        return new Research(contents, standings, confidential, healthchecks, origins, time, machine);
    }

    public Research on(Supplier<Facts> engine) {
        return new Research(contents, standings, confidential, healthchecks, origins, clock, engine);
    }
}
