package orchsh.dsl.script;

import java.util.ArrayList;
import java.util.List;
import orchsh.dsl.build.Cursor;
import orchsh.dsl.build.Place;
import orchsh.dsl.build.Source;

/** The statements of a script by the numbers that its class tells in front of each when it runs. */
final class Footsteps {
    private final List<Step> steps = new ArrayList<>();

    /**
     * A statement.
     *
     * @param saysWord whether it says a word, or only works something out
     */
    record Step(int line, int column, int length, boolean saysWord) {}

    /** Adds a statement, and gives its number. */
    int add(Step step) {
        steps.add(step);
        return steps.size() - 1;
    }

    List<Step> all() {
        return steps;
    }

    /** Takes the cursor to a statement of the script when it is read from this source. */
    void move(Cursor cursor, Source source, int number) {
        Step step = steps.get(number);
        Place place = new Place(source, step.line, step.column, step.length);
        if (step.saysWord) {
            cursor.say(place);
        } else {
            cursor.pass(place);
        }
    }
}
