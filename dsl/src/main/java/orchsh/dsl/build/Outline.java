package orchsh.dsl.build;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orchsh.engine.model.Build;
import orchsh.engine.model.Config;
import orchsh.engine.model.ImageReference;
import orchsh.engine.model.Network;
import orchsh.engine.model.Secret;
import orchsh.engine.model.Stack;
import orchsh.engine.model.Volume;
import orchsh.engine.problem.Subject;

/**
 * What a compose file says, saying by saying, so that others can say more about it.
 *
 * @param name the project's name
 * @param profiles the profiles that are known there
 * @param off the services that are left out, and a profile that would bring each
 * @param places where its parts are said
 * @param bounds how long it may take, and stay
 */
public record Outline(
        String name,
        Stack.Naming naming,
        Set<String> profiles,
        Map<String, String> off,
        List<OutlinedService> services,
        List<Network> networks,
        List<Volume> volumes,
        List<Secret> secrets,
        List<Config> configs,
        Map<Subject, Place> places,
        Bounds bounds) {
    public Outline {
        profiles = Set.copyOf(profiles);
        off = Map.copyOf(off);
        services = List.copyOf(services);
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
        secrets = List.copyOf(secrets);
        configs = List.copyOf(configs);
        places = Map.copyOf(places);
    }

    /**
     * How long things may last.
     *
     * @param deadline how long an {@code up} may take
     * @param ttl how long the stack may stay after one
     */
    public record Bounds(Optional<Duration> deadline, Optional<Duration> ttl) {
        /** Of a stack that says nothing of it. */
        public static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty());

        public void limit(Stack.Builder stack) {
            deadline.ifPresent(stack::deadline);
            ttl.ifPresent(stack::ttl);
        }
    }

    /**
     * A service, of which all is said that its file says.
     *
     * @param image the image to run, or the name of the one that is built
     * @param build how its image is made
     * @param isJob whether it runs to its end
     */
    public record OutlinedService(
            String name,
            Place place,
            Optional<ImageReference> image,
            Optional<Build> build,
            boolean isJob,
            List<Said> said) {
        public OutlinedService {
            said = List.copyOf(said);
        }
    }

    /** Something that is said about a service, and where. */
    public record Said(Place place, Saying saying) {}
}
