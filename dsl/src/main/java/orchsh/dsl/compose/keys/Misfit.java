package orchsh.dsl.compose.keys;

import orchsh.dsl.build.Place;

/** A value of a compose file makes no sense where it stands. */
final class Misfit extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final transient Place place;
    private final String hint;

    Misfit(Place place, String message, String hint) {
        super(message);
        this.place = place;
        this.hint = hint;
    }

    Place place() {
        return place;
    }

    /** What makes sense instead; empty when there is nothing to say. */
    String hint() {
        return hint;
    }
}
