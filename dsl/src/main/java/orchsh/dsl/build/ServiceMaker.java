package orchsh.dsl.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import orchsh.engine.model.Service;

/** Makes a service of what was said about it, one saying after the other, and finds out which of them do not fit. */
public final class ServiceMaker {
    private final Supplier<Service.Builder> start;
    private final Place place;
    private final List<Part> parts;
    private final Heeding heeding;

    /** Something that was said, and where. */
    public record Part(Place place, Saying.Edit edit) {}

    /** Does something; what makes no sense is complained about at the place. Whether it made sense. */
    public interface Heeding {
        boolean heed(Place place, Runnable what);
    }

    /**
     * A maker for one service.
     *
     * @param start a service that says nothing but what it runs
     * @param place where the service is declared
     */
    public ServiceMaker(Supplier<Service.Builder> start, Place place, List<Part> parts, Heeding heeding) {
        this.start = start;
        this.place = place;
        this.parts = List.copyOf(parts);
        this.heeding = heeding;
    }

    /** The service; what does not fit is complained about where it was said. */
    public Optional<Service> make() {
        try {
            Service.Builder whole = start.get();
            parts.forEach(part -> part.edit.write(whole));
            return Optional.of(whole.build());
        } catch (IllegalArgumentException e) {
            if (!blame()) {
                heeding.heed(place, () -> {
                    throw e;
                });
            }
            return Optional.empty();
        }
    }

    /** Says them one after the other; those that never fit to the others are complained about. */
    private boolean blame() {
        List<Service> fine = new ArrayList<>();
        if (!heeding.heed(place, () -> fine.add(start.get().build()))) {
            return true;
        }
        List<Part> open = new ArrayList<>(parts);
        int before;
        do {
            before = open.size();
            open.removeIf(part -> fits(part, fine));
        } while (open.size() < before);
        open.forEach(part -> heeding.heed(part.place, () -> with(part, fine.get(0))));
        return !open.isEmpty();
    }

    private static boolean fits(Part part, List<Service> fine) {
        try {
            fine.set(0, with(part, fine.get(0)));
            return true;
        } catch (IllegalArgumentException e) {
            // it may fit once others have been said
            return false;
        }
    }

    private static Service with(Part part, Service service) {
        Service.Builder builder = service.toBuilder();
        part.edit.write(builder);
        return builder.build();
    }
}
