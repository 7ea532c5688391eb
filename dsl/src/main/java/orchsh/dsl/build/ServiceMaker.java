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
        List<Part> open = parts;
        int before;
        do {
            before = open.size();
            open = unfit(open, fine);
        } while (open.size() < before);
        open.forEach(part -> heeding.heed(part.place, () -> with(List.of(part), fine.get(0))));
        return !open.isEmpty();
    }

    /** Those that do not fit to what is fine; where all do, one look tells it, else the halves are looked at. */
    private static List<Part> unfit(List<Part> some, List<Service> fine) {
        if (some.isEmpty()) {
            return some;
        }
        try {
            fine.set(0, with(some, fine.get(0)));
            return List.of();
        } catch (IllegalArgumentException e) {
            if (some.size() == 1) {
                // it may fit once others have been said
                return some;
            }
        }
        List<Part> unfit = new ArrayList<>(unfit(some.subList(0, some.size() / 2), fine));
        unfit.addAll(unfit(some.subList(some.size() / 2, some.size()), fine));
        return unfit;
    }

    private static Service with(List<Part> some, Service service) {
        Service.Builder builder = service.toBuilder();
        some.forEach(part -> part.edit.write(builder));
        return builder.build();
    }
}
