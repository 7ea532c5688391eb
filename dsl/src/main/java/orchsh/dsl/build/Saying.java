package orchsh.dsl.build;

import java.util.List;
import java.util.Optional;
import orchsh.engine.model.Service;

/**
 * What one word says about a service.
 *
 * @param edit what it makes of the service
 * @param likewise what it makes of another service that is like it, if anything
 * @param key what it speaks of, if a later block that speaks of the same takes its place; empty if it adds to what is there
 * @param way takes the same thing out of a service that is there, to which it is said
 * @param services the other services it speaks of
 */
public record Saying(Edit edit, Optional<Edit> likewise, String key, Edit way, List<String> services) {
    private static final Edit NOTHING = service -> {};

    public Saying {
        services = List.copyOf(services);
    }

    /** Writes into the service, as often as it is tried. */
    public interface Edit {
        void write(Service.Builder service);
    }

    /** It is about this service alone. */
    public static Saying own(Edit edit) {
        return new Saying(edit, Optional.empty(), "", NOTHING, List.of());
    }

    /** It is true of those that are like this service as well. */
    public static Saying shared(Edit edit) {
        return new Saying(edit, Optional.of(edit), "", NOTHING, List.of());
    }

    /** What a service that is like this one takes over instead. */
    public Saying likewise(Edit other) {
        return new Saying(edit, Optional.of(other), key, way, services);
    }

    /** What it is about: what another block says of the same thing takes its place. */
    public Saying about(String thing) {
        return about(thing, NOTHING);
    }

    /**
     * As {@link #about(String)}.
     *
     * @param before takes the thing out of a service that is there
     */
    public Saying about(String thing, Edit before) {
        return new Saying(edit, likewise, thing, before, services);
    }

    /** The services that it speaks of. */
    public Saying reaching(List<String> others) {
        return new Saying(edit, likewise, key, way, others);
    }
}
