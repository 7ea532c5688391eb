package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.List;
import orchsh.dsl.build.Cursor;
import orchsh.dsl.build.Place;

/** Knows which statement of a script is being run; the compiled script says so in front of each. */
final class Footsteps {
    private final List<Step> steps = new ArrayList<>();
    private final Cursor cursor = new Cursor();
    private Place last = Place.START;

    private record Step(Place place, boolean saysWord) {}

    /** Adds a statement while the script is compiled, and gives the number it is told by when it runs. */
    int add(Place place, boolean saysWord) {
        steps.add(new Step(place, saysWord));
        return steps.size() - 1;
    }

    /** Words look at the statement that says them, and not at one of a closure that worked out their values. */
    void moveTo(int step) {
        Step next = steps.get(step);
        last = next.place;
        if (next.saysWord) {
            cursor.moveTo(next.place);
        }
    }

    Cursor cursor() {
        return cursor;
    }

    /** The statement begun last. */
    Place last() {
        return last;
    }
}
