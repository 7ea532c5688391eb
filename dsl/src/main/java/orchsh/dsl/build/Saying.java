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
 * @param services the other services it speaks of
 */
public record Saying(Edit edit, Optional<Edit> likewise, String key, List<String> services) {
    public Saying {
        services = List.copyOf(services);
    }

    /** Writes into the service, as often as it is tried. */
    public interface Edit {
        void write(Service.Builder service);
    }

    /** It is about this service alone. */
    public static Saying own(Edit edit) {
        return new Saying(edit, Optional.empty(), "", List.of());
    }

    /** It is true of those that are like this service as well. */
    public static Saying shared(Edit edit) {
        return new Saying(edit, Optional.of(edit), "", List.of());
    }

    /** What a service that is like this one takes over instead. */
    public Saying likewise(Edit other) {
        return new Saying(edit, Optional.of(other), key, services);
    }

    /** What it is about: what another block says of the same thing takes its place. */
    public Saying about(String thing) {
        return new Saying(edit, likewise, thing, services);
    }

    /** The services that it speaks of. */
    public Saying reaching(List<String> others) {
        return new Saying(edit, likewise, key, others);
    }
}
